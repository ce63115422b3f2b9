// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/content_scan.h"

#include "storage/content_hash.h"

namespace peygir::sync {

using storage::RowView;

namespace {

/// A row and the buckets that it is in. The inner SELECT has a LIMIT, so that SQLite hashes a row once however many those are.
QByteArray scanOf(const Table &table, const QByteArray &key, bool fromBeginning)
{
    return "SELECT r.at, r.id, r.hash, r.content, h.bucket FROM (SELECT " + key + " AS at, id, aggregate, hash, "
        + storage::contentHashOf(table) + " AS content FROM " + table.name
        + (fromBeginning ? QByteArray() : " WHERE " + key + " > ?") + " ORDER BY " + key
        + " LIMIT ?) AS r LEFT JOIN held AS h ON h.aggregate = r.aggregate AND h.kind = "
        + QByteArray::number(table.kind.number);
}

} // namespace

ContentScan::ContentScan(storage::Connection &connection, const Registry &registry) : m_connection(connection)
{
    for (const auto &[kind, type] : registry.aggregates())
        m_tables.insert(m_tables.end(), type.tables.begin(), type.tables.end());
}

void ContentScan::startOver() { m_at = {}; }

Result<ContentScan::Found> ContentScan::step(int most, const Shadows &below, Sums &sums)
{
    Found found;
    int left = most;
    while (left > 0 && m_at.table < m_tables.size()) {
        TRY_LET(const int read, readTable(left, below, sums, found));
        if (read < left)
            m_at = {m_at.table + 1, {}};
        left -= read;
    }
    found.isLast = m_at.table == m_tables.size();
    return found;
}

Result<int> ContentScan::readTable(int most, const Shadows &below, Sums &sums, Found &found)
{
    const Table &table = *m_tables[m_at.table];
    TRY_LET(const bool numbered, hasRowid(table));
    const auto firstShadow = below.lower_bound({table.name, Uuid(Uuid::Bytes{})});
    const bool shadowed = firstShadow != below.end() && firstShadow->first.first == table.name;
    std::vector<Value> parameters;
    if (!m_at.after.isNull())
        parameters.push_back(m_at.after);
    parameters.push_back(Value(most));

    int read = 0;
    Value last;
    std::optional<qint64> hash;
    bool isSound = true;
    TRY(m_connection.each(
        scanOf(table, numbered ? "rowid" : "id", m_at.after.isNull()), parameters, [&](const RowView &view) {
            const Value at = numbered ? Value(view.integer(0)) : Value(view.uuid(0));
            if (at != last) {
                last = at;
                ++read;
                hash = view.integer(3);
                qint64 told = view.integer(2);
                const auto shadow = shadowed ? below.find({table.name, view.uuid(1)}) : below.end();
                if (shadow != below.end()) {
                    hash = shadow->second ? std::optional(contentHash(*shadow->second)) : std::nullopt;
                    told = shadow->second ? shadow->second->hash : 0;
                }
                isSound = !hash || *hash == told;
            }
            if (!hash || view.isNull(4))
                return true;
            const qint64 bucket = view.integer(4);
            sums[bucket].add(*hash);
            ++found.rows;
            if (!isSound)
                found.wrong.insert(bucket);
            return true;
        }));
    if (read > 0)
        m_at.after = last;
    return read;
}

Result<bool> ContentScan::hasRowid(const Table &table)
{
    bool has = true;
    TRY(m_connection.each("SELECT wr FROM pragma_table_list WHERE schema = 'main' AND name = ?",
                          {Value::text(table.name)}, [&has](const RowView &view) {
                              has = view.integer(0) == 0;
                              return false;
                          }));
    return has;
}

} // namespace peygir::sync
