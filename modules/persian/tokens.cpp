// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/tokens.h"

#include "persian/digits.h"
#include "persian/letters.h"
#include "persian/text.h"

#include <QHash>

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
/// Stands before a whole name, in the same way.
constexpr char16_t wholeName = 0x0283;
/// Stands before every piece of the name itself, where a document has other words as well.
constexpr char16_t ownName = 0x0284;
/// Shorter pieces are in every other word.
constexpr qsizetype shortestPiece = 2;

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

/// The one spelling under which an Iranian mobile number is indexed, whole or its beginning: 09…; empty for what is
/// none or is spelled so already. A text has the one spelling and a query asks for it in addition to what was typed:
/// four spellings in the index would be half of all its words.
QString nationalSpelling(const QString &number)
{
    constexpr qsizetype significantDigits = 10;
    for (const QLatin1String &code : {QLatin1String("0098"), QLatin1String("98"), QLatin1String("")}) {
        const QString significant = number.mid(code.size());
        if (number.startsWith(code) && significant.startsWith(u'9') && significant.size() <= significantDigits)
            return u'0' + significant;
    }
    return {};
}

/// Collects each token once, in order.
class Tokens
{
public:
    /// `head` as of `IndexToken`; of two the smaller one counts, because nothing that is asked for may be left out.
    void add(const QString &token, qsizetype head = 0)
    {
        const QString kept = cut(token);
        const auto seen = m_places.constFind(kept);
        if (seen == m_places.constEnd()) {
            m_places.insert(kept, m_tokens.size());
            m_tokens.push_back({kept, head});
        } else if (head < m_tokens[*seen].head) {
            m_tokens[*seen].head = head;
        }
    }
    bool has(const QString &token) const { return m_places.contains(token); }
    std::vector<IndexToken> take() && { return std::move(m_tokens); }
    QStringList texts() const
    {
        QStringList texts;
        for (const IndexToken &token : m_tokens)
            texts += token.text;
        return texts;
    }

private:
    QHash<QString, std::size_t> m_places;
    std::vector<IndexToken> m_tokens;
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

/// Pieces as one word, after the pieces.
void addWhole(const std::vector<Part> &parts, std::size_t first, std::size_t end, Tokens &tokens)
{
    const QString &head = parts[first].text;
    const bool headStandsAlone = end > first + 1 && head.size() <= longestToken && tokens.has(head);
    tokens.add(joined(parts, first, end), headStandsAlone ? head.size() : 0);
}

void addNumber(const QString &number, Tokens &tokens)
{
    tokens.add(number);
    if (number.size() < shortestIndexedEnd)
        return;
    tokens.add(fromItsEnd(number));
    constexpr qsizetype mobileDigits = 11;
    if (const QString national = nationalSpelling(number); national.size() == mobileDigits)
        tokens.add(national);
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
            addWhole(parts, i - 1, i + 1, tokens);
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
    if (const QString national = part.number ? nationalSpelling(part.text) : QString(); !national.isEmpty())
        prefixes.add(national);
    if (openEnd && i + 1 == parts.size())
        prefixes.add(part.text.chopped(1) + QChar(letter::vav));
    if (i > 0 && joinable(parts[i - 1], part))
        prefixes.add(parts[i - 1].text + part.text);
    if (i + 1 < parts.size() && joinable(part, parts[i + 1]))
        prefixes.add(part.text + parts[i + 1].text);
    return {prefixes.texts()};
}

} // namespace

QStringList indexTokens(const QString &text)
{
    QStringList texts;
    for (IndexToken &token : indexTokensWithHeads(text))
        texts += std::move(token.text);
    return texts;
}

std::vector<IndexToken> indexTokensWithHeads(const QString &text)
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
        addWhole(parts, first, end, tokens);
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
        const QString national = nationalSpelling(number);
        for (QueryWord &word : words) {
            word.prefixes += number;
            if (!national.isEmpty())
                word.prefixes += national;
        }
    }
    return words;
}

std::vector<IndexToken> nameTokens(const QString &name)
{
    Tokens tokens;
    const auto add = [&tokens](const QString &piece) {
        tokens.add(piece);
        tokens.add(QChar(ownName) + piece);
    };
    for (const IndexToken &token : indexTokensWithHeads(name)) {
        add(token.text);
        // Pieces of numbers would be other numbers.
        if (token.text.front().isDigit() || token.text.front() == QChar(fromEnd))
            continue;
        for (qsizetype at = 1; token.text.size() - at >= shortestPiece; ++at) {
            if (!token.text[at].isLowSurrogate())
                add(token.text.mid(at));
        }
    }
    for (const QueryWord &whole : beginning(name))
        tokens.add(whole.prefixes.front());
    return std::move(tokens).take();
}

QList<QueryWord> beginning(const QString &typed)
{
    QString letters;
    for (const Part &part : partsOf(typed))
        letters += part.text;
    if (letters.isEmpty())
        return {};
    return {QueryWord{{cut(QChar(wholeName) + letters)}}};
}

QList<QueryWord> wordsOfName(const QString &typed)
{
    QList<QueryWord> words = queryWords(typed);
    QueryWord own;
    for (const QueryWord &word : words) {
        for (const QString &prefix : word.prefixes)
            own.prefixes += QChar(ownName) + prefix;
    }
    if (!words.isEmpty())
        words += own;
    return words;
}

namespace {

template <class Texts>
bool haveAll(const Texts &tokens, const QList<QueryWord> &words)
{
    const auto textOf = [](const auto &token) -> const QString & {
        if constexpr (std::is_same_v<std::decay_t<decltype(token)>, IndexToken>)
            return token.text;
        else
            return token;
    };
    return std::all_of(words.begin(), words.end(), [&](const QueryWord &word) {
        return std::any_of(tokens.begin(), tokens.end(), [&](const auto &token) {
            return std::any_of(word.prefixes.begin(), word.prefixes.end(),
                               [&](const QString &prefix) { return textOf(token).startsWith(prefix); });
        });
    });
}

} // namespace

bool isFound(const QStringList &tokens, const QList<QueryWord> &words) { return haveAll(tokens, words); }

bool isFound(const std::vector<IndexToken> &tokens, const QList<QueryWord> &words) { return haveAll(tokens, words); }

} // namespace peygir::persian
