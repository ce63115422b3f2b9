// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/support/must.h"
#include "cases/store/case_search.h"
#include "persian/tokens.h"
#include "storage/connection.h"

#include <QHash>
#include <QStringList>

#include <algorithm>
#include <utility>
#include <vector>

/// What is asked of search on a big desk, drawn from what lies there: of every frequency, and always the same.
namespace peygir::bench {

/// Spread over all years.
inline std::vector<Uuid> someCases(storage::Connection &store)
{
    const std::vector<Uuid> all = must(cases::CaseSearch().all(store));
    std::vector<Uuid> some;
    for (size_t at = 0; at < all.size(); at += std::max<size_t>(1, all.size() / 20'000))
        some.push_back(all[at]);
    return some;
}

/// The words of some cases, the commonest first, without numbers and joined pairs.
inline std::vector<std::pair<QString, int>> wordsOf(storage::Connection &store, const std::vector<Uuid> &cases)
{
    QHash<QString, int> counts;
    for (const auto &document : must(cases::CaseSearch().read(store, cases))) {
        for (const persian::IndexToken &token : document.tokens) {
            if (token.head == 0 && token.text.front().isLetter() && token.text.front().unicode() != 0x0280)
                ++counts[token.text];
        }
    }
    std::vector<std::pair<QString, int>> words;
    for (auto word = counts.constBegin(); word != counts.constEnd(); ++word)
        words.emplace_back(word.key(), word.value());
    std::sort(words.begin(), words.end(), [](const auto &a, const auto &b) {
        return std::pair(-a.second, a.first) < std::pair(-b.second, b.first);
    });
    return words;
}

/// Twenty of each tenth of the words by how common they are.
inline QStringList byDecile(const std::vector<std::pair<QString, int>> &words)
{
    QStringList chosen;
    for (size_t decile = 0; decile < 10; ++decile) {
        const size_t from = words.size() * decile / 10;
        const size_t to = words.size() * (decile + 1) / 10;
        for (size_t i = 0; i < 20 && from + i < to; ++i)
            chosen += words[from + (to - from) * i / 20].first;
    }
    chosen.removeDuplicates();
    return chosen;
}

/// Fifty pairs of the twenty commonest words.
inline QStringList pairsOf(const std::vector<std::pair<QString, int>> &words)
{
    const size_t commonest = std::min<size_t>(20, words.size());
    QStringList pairs;
    for (size_t a = 0; a < commonest; ++a) {
        for (size_t b = a + 1; b < commonest && pairs.size() < 50; ++b)
            pairs += words[a].first + u' ' + words[b].first;
    }
    return pairs;
}

/// A hundred beginnings each of one, two and three letters, at most.
inline QStringList beginningsOf(const std::vector<std::pair<QString, int>> &words)
{
    QStringList beginnings;
    for (const qsizetype letters : {1, 2, 3}) {
        QStringList of;
        for (const auto &[word, count] : words) {
            if (word.size() >= letters && of.size() < 100)
                of += word.left(letters);
        }
        of.removeDuplicates();
        beginnings += of;
    }
    return beginnings;
}

} // namespace peygir::bench
