// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

#include <vector>

namespace peygir::persian {

/// The words under which a text is found, each once, in order of appearance. They consist of letters and digits only,
/// so that FTS5 (`unicode61 remove_diacritics 0`) and `array_to_tsvector` take them as they are and both databases find
/// the same.
///
/// A compound is indexed in parts and in one piece, whether it was written with a half-space or with a space beside a
/// short word. A number of four digits or more is also indexed from its end, a mobile number also as 09….
QStringList indexTokens(const QString &text);

/// A token, and what an index may make use of.
struct IndexToken
{
    QString text;
    /// So many letters at its beginning are a token of the same text by themselves: whoever typed no more than these
    /// finds the text by that one. 0: none.
    qsizetype head = 0;
};

/// The same tokens.
std::vector<IndexToken> indexTokensWithHeads(const QString &text);

/// Tokens for a short name that is found by any piece of a word, not only by beginnings (subjects, streets), and by how
/// the name as a whole begins (`beginning`). Too many for longer texts.
std::vector<IndexToken> nameTokens(const QString &name);

/// One condition of a query: the case must have a token that begins with any of these.
struct QueryWord
{
    QStringList prefixes;

    friend bool operator==(const QueryWord &, const QueryWord &) = default;
};

/// What a case must have to be found by what a person typed: all of these. Empty when nothing was typed that can be
/// searched for: then every case fits, not none.
///
/// Words may be typed in part, in any order, in one piece or apart; of a number the beginning or the last three digits
/// or more.
QList<QueryWord> queryWords(const QString &typed);

/// The condition that a name (`nameTokens`) begins with what was typed, wherever one may put its spaces. Empty when
/// nothing was typed.
QList<QueryWord> beginning(const QString &typed);

/// As `queryWords`, and one of the words at least must be in the name itself (`nameTokens`): else every street of a
/// region is found by the name of the region.
QList<QueryWord> wordsOfName(const QString &typed);

/// Whether a text with these index tokens is found by these query words: for lists short enough to be searched without
/// an index.
bool isFound(const QStringList &tokens, const QList<QueryWord> &words);
bool isFound(const std::vector<IndexToken> &tokens, const QList<QueryWord> &words);

} // namespace peygir::persian
