// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz/mutator.h"

#include <algorithm>

namespace peygir::fuzz {

namespace {

constexpr qsizetype longestWord = 40;

/// Where programs miscount.
const std::vector<QByteArray> edges{"0", "-1", "1", "127", "128", "255", "256", "65535", "65536", "2147483647", "2147483648",
                                    "-2147483648", "4294967295", "4294967296", "9007199254740992", "9007199254740993",
                                    "9223372036854775807", "9223372036854775808", "-9223372036854775808",
                                    "18446744073709551615", "1e400", "-0", "0.5", "1e9", "00", "null", "true", "\"\"", "[]", "{}"};

bool isOfNumber(char c) { return (c >= '0' && c <= '9') || c == '-' || c == '.' || c == 'e'; }

} // namespace

std::vector<QByteArray> wordsOf(const std::vector<QByteArray> &corpus)
{
    std::set<QByteArray> words{"null", "true", "false", "[", "]", "{", "}", ",", ":", "\"", "\\u0000", "\\ud800", "\r\n", "\n",
                               QByteArray("\x28\xb5\x2f\xfd", 4)};
    for (const QByteArray &input : corpus) {
        for (qsizetype from = input.indexOf('"'); from >= 0; from = input.indexOf('"', from + 1)) {
            const qsizetype to = input.indexOf('"', from + 1);
            if (to > from && to - from <= longestWord)
                words.insert(input.mid(from, to - from + 1));
        }
    }
    return {words.begin(), words.end()};
}

Mutator::Mutator(const std::vector<QByteArray> &corpus, quint64 seed)
    : m_corpus(corpus)
    , m_words(wordsOf(corpus))
    , m_random(seed)
{}

QByteArray Mutator::variant(qsizetype longest)
{
    QByteArray bytes = oneOf(m_corpus);
    for (quint64 left = 1 + m_random.below(4); left > 0; --left)
        change(bytes);
    return bytes.first(std::min(longest, bytes.size()));
}

void Mutator::replaceNumber(QByteArray &bytes)
{
    qsizetype from = placeIn(bytes);
    while (from < bytes.size() && !isOfNumber(bytes[from]))
        ++from;
    qsizetype to = from;
    while (to < bytes.size() && isOfNumber(bytes[to]))
        ++to;
    bytes.replace(from, to - from, oneOf(edges));
}

void Mutator::change(QByteArray &bytes)
{
    const qsizetype at = placeIn(bytes);
    const qsizetype length = std::min<qsizetype>(qsizetype(m_random.below(m_random.below(4) == 0 ? 256 : 8)) + 1, bytes.size() - at);
    switch (m_random.below(8)) {
    case 0:
        if (at < bytes.size())
            bytes[at] = char(bytes[at] ^ char(1u << m_random.below(8)));
        return;
    case 1:
        if (at < bytes.size())
            bytes[at] = char(m_random.below(256));
        return;
    case 2: bytes.remove(at, length); return;
    case 3: bytes.insert(placeIn(bytes), bytes.mid(at, length)); return;
    case 4: bytes.insert(at, oneOf(m_words)); return;
    case 5: bytes.replace(at, length, oneOf(m_words)); return;
    case 6: replaceNumber(bytes); return;
    default: {
        const QByteArray &other = oneOf(m_corpus);
        bytes.replace(at, length, other.mid(placeIn(other), length));
    }
    }
}

} // namespace peygir::fuzz
