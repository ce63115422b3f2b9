// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/tokens.h"

#include "persian/digits.h"
#include "persian/letters.h"
#include "persian/text.h"

#include <QSet>

#include <algorithm>
#include <vector>

namespace peygir::persian {

namespace {

/// Nobody types more of a word, and an index does not take a key of any length.
constexpr qsizetype longestToken = 64;
/// Two words are indexed in one piece only when one of them is this short. That covers the prefixes, endings and most
/// halves of compounds that people write with a space (about "mi", "ha", "asa"), and spares two thirds of the pairs.
constexpr qsizetype shortWord = 4;
/// A word that falls into more parts is no compound but a code (letters and digits in turn).
constexpr std::size_t mostParts = 6;
constexpr qsizetype shortestIndexedEnd = 4;
constexpr qsizetype shortestTypedEnd = 3;
/// A telephone number in groups, with everything that may stand before it.
constexpr qsizetype fewestGroupedDigits = 8;
constexpr qsizetype mostGroupedDigits = 14;
/// Stands before a number from its end: a letter, because the tokens of the databases have no other signs, and one
/// that no keyboard has (U+0280).
constexpr char16_t fromEnd = 0x0280;

enum class Break { None, HalfSpace, Space, Other };

/// A piece of a word, and what parts it from the piece before.
struct Part
{
    QString text;
    Break before = Break::Other;
    bool number = false;
};

/// What `i` stands on, and how many units it has.
char32_t characterIn(const QString &text, qsizetype i, qsizetype &units)
{
    units = text[i].isHighSurrogate() && i + 1 < text.size() ? 2 : 1;
    return units == 2 ? QChar::surrogateToUcs4(text[i], text[i + 1]) : char32_t(text[i].unicode());
}

std::vector<Part> partsOf(const QString &text)
{
    std::vector<Part> parts;
    Break seen = Break::Other;
    qsizetype units = 1;
    const QString letters = folded(text);
    for (qsizetype i = 0; i < letters.size(); i += units) {
        const char32_t c = characterIn(letters, i, units);
        if (!QChar::isLetterOrNumber(c)) {
            seen = std::max(seen, c == letter::zeroWidthNonJoiner ? Break::HalfSpace
                                  : c == u' '                     ? Break::Space
                                                                  : Break::Other);
            continue;
        }
        const bool number = c < 0x80 && isAsciiDigit(char16_t(c));
        const bool goesOn = seen == Break::None && parts.back().number == number;
        if (!goesOn)
            parts.push_back({QString(), seen == Break::None ? Break::HalfSpace : seen, number});
        parts.back().text += QStringView(letters).mid(i, units);
        seen = Break::None;
    }
    return parts;
}

/// Two pieces that might as well have been written as one word. Numbers beside each other stay two numbers.
bool joinable(const Part &left, const Part &right)
{
    return right.before == Break::HalfSpace || (right.before == Break::Space && !(left.number && right.number));
}

QString cut(const QString &token)
{
    if (token.size() <= longestToken)
        return token;
    return token.left(token[longestToken - 1].isHighSurrogate() ? longestToken - 1 : longestToken);
}

QString fromItsEnd(const QString &number)
{
    QString reversed(QChar{fromEnd});
    const qsizetype count = std::min(number.size(), longestToken - 1);
    for (qsizetype i = 0; i < count; ++i)
        reversed += number[number.size() - 1 - i];
    return reversed;
}

/// The other ways in which the same Iranian mobile number is written.
QStringList otherSpellingsOfMobile(const QString &number)
{
    const auto spellings = [](const QString &significant) {
        return QStringList{u'0' + significant, QStringLiteral("98") + significant, QStringLiteral("0098") + significant,
                           significant};
    };
    if (number.size() == 11 && number.startsWith(QLatin1String("09")))
        return spellings(number.mid(1));
    if (number.size() == 12 && number.startsWith(QLatin1String("989")))
        return spellings(number.mid(2));
    if (number.size() == 14 && number.startsWith(QLatin1String("00989")))
        return spellings(number.mid(4));
    return {};
}

/// Collects each token once, in order.
class Tokens
{
public:
    void add(const QString &token)
    {
        const QString kept = cut(token);
        if (m_seen.contains(kept))
            return;
        m_seen.insert(kept);
        m_tokens += kept;
    }
    QStringList take() && { return std::move(m_tokens); }

private:
    QSet<QString> m_seen;
    QStringList m_tokens;
};

/// The end of the word that begins at `first`: the parts up to it are parted by half-spaces only.
std::size_t endOfWord(const std::vector<Part> &parts, std::size_t first)
{
    std::size_t end = first + 1;
    while (end < parts.size() && parts[end].before == Break::HalfSpace)
        ++end;
    return end;
}

QString joined(const std::vector<Part> &parts, std::size_t first, std::size_t end)
{
    QString whole;
    for (std::size_t i = first; i < end; ++i)
        whole += parts[i].text;
    return whole;
}

void addNumber(const QString &number, Tokens &tokens)
{
    tokens.add(number);
    if (number.size() < shortestIndexedEnd)
        return;
    tokens.add(fromItsEnd(number));
    for (const QString &spelling : otherSpellingsOfMobile(number))
        tokens.add(spelling);
}

/// A telephone number is often written in groups: from `first` on, the end of the groups that may be one.
std::size_t endOfGroups(const std::vector<Part> &parts, std::size_t first)
{
    std::size_t end = first;
    while (end < parts.size() && parts[end].number && (end == first || parts[end].before == Break::Space))
        ++end;
    return end;
}

void addGroups(const std::vector<Part> &parts, Tokens &tokens)
{
    for (std::size_t first = 0; first < parts.size();) {
        const std::size_t end = endOfGroups(parts, first);
        const QString number = joined(parts, first, end);
        if (end > first + 1 && number.size() >= fewestGroupedDigits && number.size() <= mostGroupedDigits)
            addNumber(number, tokens);
        first = std::max(end, first + 1);
    }
}

void addPairs(const std::vector<Part> &parts, Tokens &tokens)
{
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const bool hasShort = std::min(parts[i - 1].text.size(), parts[i].text.size()) <= shortWord;
        if (hasShort && joinable(parts[i - 1], parts[i]))
            tokens.add(parts[i - 1].text + parts[i].text);
    }
}

/// Part `i` of what was typed, by itself or as a piece of the word around it.
QueryWord conditionFor(const std::vector<Part> &parts, std::size_t i, bool openEnd)
{
    const Part &part = parts[i];
    Tokens prefixes;
    prefixes.add(part.text);
    if (part.number && part.text.size() >= shortestTypedEnd)
        prefixes.add(fromItsEnd(part.text));
    if (openEnd && i + 1 == parts.size())
        prefixes.add(part.text.chopped(1) + QChar(letter::vav));
    if (i > 0 && joinable(parts[i - 1], part))
        prefixes.add(parts[i - 1].text + part.text);
    if (i + 1 < parts.size() && joinable(part, parts[i + 1]))
        prefixes.add(part.text + parts[i + 1].text);
    return {std::move(prefixes).take()};
}

} // namespace

QStringList indexTokens(const QString &text)
{
    const std::vector<Part> parts = partsOf(text);
    Tokens tokens;
    for (std::size_t first = 0; first < parts.size();) {
        const std::size_t end = endOfWord(parts, first);
        for (std::size_t i = first; i < end && end - first <= mostParts; ++i) {
            if (parts[i].number)
                addNumber(parts[i].text, tokens);
            else
                tokens.add(parts[i].text);
        }
        tokens.add(joined(parts, first, end));
        first = end;
    }
    addPairs(parts, tokens);
    addGroups(parts, tokens);
    return std::move(tokens).take();
}

QList<QueryWord> queryWords(const QString &typed)
{
    const std::vector<Part> parts = partsOf(typed);
    // A word that ends in a hamza on yeh may go on with a vav, and then its letters fold to others (`folded`).
    const bool openEnd = normalised(typed).endsWith(QChar(letter::yehHamza));
    QList<QueryWord> words;
    for (std::size_t first = 0; first < parts.size();) {
        const std::size_t end = endOfWord(parts, first);
        const QString whole = joined(parts, first, end);
        for (std::size_t i = first; i < end && end - first <= mostParts; ++i) {
            words += conditionFor(parts, i, openEnd);
            if (end - first > 2)
                words.back().prefixes += cut(whole);
        }
        if (end - first > mostParts)
            words += QueryWord{{cut(whole)}};
        first = end;
    }
    const std::size_t groupsEnd = endOfGroups(parts, 0);
    const QString number = joined(parts, 0, groupsEnd);
    if (groupsEnd > 1 && groupsEnd == parts.size() && number.size() <= mostGroupedDigits) {
        for (QueryWord &word : words)
            word.prefixes += number;
    }
    return words;
}

bool isFound(const QStringList &tokens, const QList<QueryWord> &words)
{
    return std::all_of(words.begin(), words.end(), [&tokens](const QueryWord &word) {
        return std::any_of(tokens.begin(), tokens.end(), [&word](const QString &token) {
            return std::any_of(word.prefixes.begin(), word.prefixes.end(),
                               [&token](const QString &prefix) { return token.startsWith(prefix); });
        });
    });
}

} // namespace peygir::persian
