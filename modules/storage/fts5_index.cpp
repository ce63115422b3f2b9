// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/fts5_index.h"

#include "base/hash.h"

#include <algorithm>

namespace peygir::storage {

namespace {

using persian::IndexToken;
using persian::QueryWord;

/// Letters that no keyboard has and that `persian` does not use: before a common word, and before what was joined, one
/// for each length of the first half.
constexpr char16_t commonMark = 0x0282;
constexpr char16_t joinedMark = 0x1D00;
/// Longer first halves are marked as this one.
constexpr qsizetype longestHead = 9;

/// Instead of an order: the words that stand at this place should not be in the file any more.
constexpr qint64 leftover = -1;

QByteArray table(const char *name, int shelf) { return QByteArray(name) + '_' + QByteArray::number(shelf); }

QString joinedToken(qsizetype head, const QString &text)
{
    return QChar(char16_t(joinedMark + std::min(head, longestHead))) + text;
}

qint64 hashOf(const SearchDocument &document)
{
    QByteArray all;
    for (const IndexToken &token : document.tokens)
        all += token.text.toUtf8() + ' ';
    return shortHash(all);
}

/// The ways to ask for one beginning of a word, in words of FTS5.
void addAlternatives(const QString &prefix, const CommonWords &common, QByteArrayList &alternatives)
{
    const auto quoted = [](const QString &word) { return '"' + word.toUtf8() + '"'; };
    const auto add = [&](const QString &beginning) {
        for (auto word = common.lower_bound(beginning); word != common.end() && word->startsWith(beginning); ++word)
            alternatives += quoted(QChar{commonMark} + *word);
        alternatives += quoted(beginning) + " *";
    };
    add(prefix);
    for (qsizetype head = 1; head < std::min(prefix.size(), longestHead + 1); ++head)
        add(joinedToken(head, prefix));
}

} // namespace

QString Fts5Index::indexWord(const IndexToken &token)
{
    return token.head > 0 ? joinedToken(token.head, token.text) : token.text;
}

Result<void> Fts5Index::makeShelf(Connection &connection, int shelf, const CommonWords &common)
{
    const QByteArray documents = table("document", shelf);
    // Places that were given up keep their row without an id: the words of what stood there may still be in the index.
    TRY(connection.runScript("CREATE TABLE " + documents
                             + " (place INTEGER PRIMARY KEY, id BLOB, ordered INTEGER NOT NULL, hash INTEGER NOT NULL,"
                               " tokens INTEGER NOT NULL);"
                               "CREATE INDEX " + table("document_id", shelf) + " ON " + documents + " (id)"
                             + " WHERE id IS NOT NULL;"
                               "CREATE VIRTUAL TABLE " + table("words", shelf)
                             + " USING fts5 (words, content='', columnsize=0, detail=none, tokenize='ascii',"
                               " prefix='1 2 3 4');"
                               "CREATE TABLE " + table("common", shelf)
                             + " (word TEXT PRIMARY KEY) WITHOUT ROWID;"));
    // Parts of this size are put together in memory before they are written.
    TRY(connection.run("INSERT INTO " + table("words", shelf) + " (" + table("words", shelf)
                           + ", rank) VALUES ('hashsize', 67108864)"));
    std::vector<Value> values;
    for (const QString &word : common)
        values.push_back(Value::text(word));
    if (values.empty())
        return {};
    return connection.putMany(table("common", shelf), {"word"}, {}, values);
}

Result<const CommonWords *> Fts5Index::commonWords(int shelf)
{
    if (const auto read = m_common.find(shelf); read != m_common.end())
        return &read->second;
    CommonWords common;
    TRY(m_connection.each("SELECT word FROM " + table("common", shelf), {}, [&common](const RowView &row) {
        common.insert(row.text(0));
        return true;
    }));
    return &m_common.emplace(shelf, std::move(common)).first->second;
}

Result<std::optional<Fts5Index::Known>> Fts5Index::known(int shelf, const Uuid &id)
{
    std::optional<Known> found;
    TRY(m_connection.each("SELECT place, ordered, hash, tokens FROM " + table("document", shelf) + " WHERE id = ?", {Value(id)},
                          [&found](const RowView &row) {
                              found = Known{row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
                              return false;
                          }));
    return found;
}

Result<qint64> Fts5Index::freePlace(int shelf, qint64 order)
{
    qint64 place = placeOfOrder(order);
    TRY(m_connection.each("SELECT place FROM " + table("document", shelf) + " WHERE place >= ? ORDER BY place",
                          {Value(place)}, [&place](const RowView &row) {
                              if (row.integer(0) != place)
                                  return false;
                              ++place;
                              return true;
                          }));
    return place;
}

Result<QByteArray> Fts5Index::marked(int shelf, const SearchDocument &document)
{
    TRY_LET(const CommonWords *common, commonWords(shelf));
    QString text;
    for (const IndexToken &token : document.tokens) {
        if (!text.isEmpty())
            text += u' ';
        const QString word = indexWord(token);
        if (common->contains(word))
            text += QChar{commonMark};
        text += word;
    }
    return text.toUtf8();
}

Result<void> Fts5Index::put(int shelf, std::span<const SearchDocument> documents)
{
    struct Write
    {
        qint64 place;
        QByteArray words;
    };
    std::vector<Write> writes;
    for (const SearchDocument &document : documents) {
        const qint64 hash = hashOf(document);
        TRY_LET(const std::optional<Known> before, known(shelf, document.id));
        if (before && before->order == document.order && before->hash == hash)
            continue;
        const qint64 tokens = qint64(document.tokens.size());
        const bool shrunk = before && tokens < before->tokens;
        const bool stays = before && !shrunk && before->order == document.order;
        if (before && !stays) {
            TRY(m_connection.run("UPDATE " + table("document", shelf) + " SET id = NULL, ordered = ? WHERE place = ?",
                                 {Value(shrunk ? leftover : before->order), Value(before->place)}));
        }
        qint64 place = stays ? before->place : 0;
        if (!stays) {
            TRY_LET(place, freePlace(shelf, document.order));
        }
        TRY(m_connection.run("INSERT INTO " + table("document", shelf)
                                 + " (place, id, ordered, hash, tokens) VALUES (?, ?, ?, ?, ?)"
                                   " ON CONFLICT (place) DO UPDATE SET hash = excluded.hash, tokens = excluded.tokens",
                             {Value(place), Value(document.id), Value(document.order), Value(hash), Value(tokens)}));
        TRY_LET(QByteArray words, marked(shelf, document));
        writes.push_back({place, std::move(words)});
    }
    // FTS5 writes out what it has gathered as soon as a rowid is not greater than the one before.
    std::sort(writes.begin(), writes.end(), [](const Write &a, const Write &b) { return a.place < b.place; });
    for (const Write &write : writes) {
        // A place that had words before has the old ones and the new ones from now on.
        TRY(m_connection.run("INSERT INTO " + table("words", shelf) + " (rowid, words) VALUES (?, ?)",
                             {Value(write.place), Value::text(write.words)}));
    }
    return {};
}

Result<std::vector<Uuid>> Fts5Index::changed(int shelf, std::span<const SearchDocument> documents)
{
    std::vector<Uuid> ids;
    for (const SearchDocument &document : documents) {
        TRY_LET(const std::optional<Known> before, known(shelf, document.id));
        if (!before || before->order != document.order || before->hash != hashOf(document))
            ids.push_back(document.id);
    }
    return ids;
}

Result<void> Fts5Index::remove(int shelf, std::span<const Uuid> ids)
{
    for (const Uuid &id : ids)
        TRY(m_connection.run("UPDATE " + table("document", shelf) + " SET id = NULL, ordered = ? WHERE id = ?",
                             {Value(leftover), Value(id)}));
    return {};
}

Result<bool> Fts5Index::hasLeftovers(int shelf)
{
    // It is asked at every start: without an index of its own a million places would be read while a window opens. There
    // are few places without an id, so that it costs nothing; a file from before gets it here.
    TRY(m_connection.run("CREATE INDEX IF NOT EXISTS " + table("document_left", shelf) + " ON " + table("document", shelf)
                         + " (ordered) WHERE id IS NULL"));
    bool has = false;
    TRY(m_connection.each("SELECT 1 FROM " + table("document", shelf) + " WHERE id IS NULL AND ordered = ? LIMIT 1",
                          {Value(leftover)}, [&has](const RowView &) {
                              has = true;
                              return false;
                          }));
    return has;
}

Result<QByteArray> Fts5Index::expression(int shelf, const QList<QueryWord> &words)
{
    TRY_LET(const CommonWords *common, commonWords(shelf));
    QByteArray all;
    for (const QueryWord &word : words) {
        QByteArrayList alternatives;
        for (const QString &prefix : word.prefixes)
            addAlternatives(prefix, *common, alternatives);
        all += (all.isEmpty() ? "(" : " AND (") + alternatives.join(" OR ") + ')';
    }
    return all;
}

Result<std::vector<SearchPlace>> Fts5Index::find(int shelf, const QList<QueryWord> &words,
                                                 const std::optional<SearchPlace> &after, int limit)
{
    std::vector<SearchPlace> found;
    const auto take = [&found](const RowView &row) {
        found.push_back({row.integer(1), row.uuid(0)});
        return true;
    };
    const Value begin(after ? after->place : qint64(-1));
    const QByteArray documents = table("document", shelf);
    if (words.isEmpty()) {
        TRY(m_connection.each("SELECT id, place FROM " + documents
                                  + " WHERE place > ? AND id IS NOT NULL ORDER BY place LIMIT ?",
                              {begin, Value(qint64(limit))}, take));
        return found;
    }
    TRY_LET(const QByteArray match, expression(shelf, words));
    const QByteArray index = table("words", shelf);
    TRY(m_connection.each("SELECT d.id, d.place FROM " + index + " w CROSS JOIN " + documents
                              + " d ON d.place = w.rowid WHERE w." + index
                              + " MATCH ? AND w.rowid > ? AND d.id IS NOT NULL ORDER BY w.rowid LIMIT ?",
                          {Value::text(match), begin, Value(qint64(limit))}, take));
    return found;
}

Result<void> Fts5Index::joinParts(int shelf)
{
    const QByteArray index = table("words", shelf);
    TRY(m_connection.run("INSERT INTO " + index + " (" + index + ") VALUES ('optimize')"));
    return {};
}

} // namespace peygir::storage
