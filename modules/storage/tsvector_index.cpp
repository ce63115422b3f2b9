// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/tsvector_index.h"

namespace peygir::storage {

namespace {

/// Tokens are letters and digits: nothing in them has a meaning in an array or a query.
QByteArray arrayOf(const SearchDocument &document)
{
    QByteArray text = "{";
    for (const persian::IndexToken &token : document.tokens) {
        if (text.size() > 1)
            text += ',';
        text += token.text.toUtf8();
    }
    return text + '}';
}

QByteArray queryOf(const QList<persian::QueryWord> &words)
{
    QByteArray query;
    for (const persian::QueryWord &word : words) {
        QByteArray alternatives;
        for (const QString &prefix : word.prefixes)
            alternatives += (alternatives.isEmpty() ? "'" : " | '") + prefix.toUtf8() + "':*";
        query += (query.isEmpty() ? "(" : " & (") + alternatives + ')';
    }
    return query;
}

} // namespace

Result<void> TsvectorIndex::makeTable(Connection &connection)
{
    return connection.runScript("CREATE TABLE IF NOT EXISTS search_document ("
                                " shelf bigint NOT NULL,"
                                " id uuid NOT NULL,"
                                " place bigint NOT NULL,"
                                " words tsvector NOT NULL,"
                                " PRIMARY KEY (shelf, id));"
                                "CREATE INDEX IF NOT EXISTS search_document_words ON search_document USING gin (words);"
                                "CREATE INDEX IF NOT EXISTS search_document_place"
                                " ON search_document (shelf, place, id)");
}

Result<void> TsvectorIndex::put(int shelf, std::span<const SearchDocument> documents)
{
    for (const SearchDocument &document : documents) {
        TRY(m_connection.run("INSERT INTO search_document (shelf, id, place, words)"
                             " VALUES (?, ?, ?, array_to_tsvector(CAST(CAST(? AS text) AS text[])))"
                             " ON CONFLICT (shelf, id) DO UPDATE SET place = excluded.place, words = excluded.words"
                             " WHERE search_document.place <> excluded.place OR search_document.words <> excluded.words",
                             {Value(shelf), Value(document.id), Value(placeOfOrder(document.order)),
                              Value::text(arrayOf(document))}));
    }
    return {};
}

Result<std::vector<Uuid>> TsvectorIndex::changed(int shelf, std::span<const SearchDocument> documents)
{
    std::vector<Uuid> ids;
    for (const SearchDocument &document : documents) {
        bool same = false;
        TRY(m_connection.each("SELECT 1 FROM search_document WHERE shelf = ? AND id = ? AND place = ?"
                              " AND words = array_to_tsvector(CAST(CAST(? AS text) AS text[]))",
                              {Value(shelf), Value(document.id), Value(placeOfOrder(document.order)),
                               Value::text(arrayOf(document))},
                              [&same](const RowView &) {
                                  same = true;
                                  return false;
                              }));
        if (!same)
            ids.push_back(document.id);
    }
    return ids;
}

Result<void> TsvectorIndex::remove(int shelf, std::span<const Uuid> ids)
{
    for (const Uuid &id : ids)
        TRY(m_connection.run("DELETE FROM search_document WHERE shelf = ? AND id = ?", {Value(shelf), Value(id)}));
    return {};
}

Result<std::vector<SearchPlace>> TsvectorIndex::find(int shelf, const QList<persian::QueryWord> &words,
                                                     const std::optional<SearchPlace> &after, int limit)
{
    std::vector<SearchPlace> found;
    std::vector<Value> values{Value(shelf)};
    QByteArray condition;
    if (after) {
        condition = " AND (place, id) > (?, ?)";
        values.insert(values.end(), {Value(after->place), Value(after->id)});
    }
    if (!words.isEmpty()) {
        condition += " AND words @@ CAST(CAST(? AS text) AS tsquery)";
        values.push_back(Value::text(queryOf(words)));
    }
    values.emplace_back(qint64(limit));
    TRY(m_connection.each("SELECT id, place FROM search_document WHERE shelf = ?" + condition
                              + " ORDER BY place, id LIMIT ?",
                          values, [&found](const RowView &row) {
                              found.push_back({row.integer(1), row.uuid(0)});
                              return true;
                          }));
    return found;
}

} // namespace peygir::storage
