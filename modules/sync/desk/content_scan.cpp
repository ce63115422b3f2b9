// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/content_scan.h"

#include "storage/by_ids.h"
#include "storage/content_hash.h"

#include <algorithm>

namespace peygir::sync {

using storage::RowView;

namespace {

QByteArray scanOf(const Table &table, const QByteArray &key, bool fromBeginning)
{
    return "SELECT " + key + ", id, aggregate, hash, " + storage::contentHashOf(table) + " FROM " + table.name
        + (fromBeginning ? QByteArray() : " WHERE " + key + " > ?") + " ORDER BY " + key + " LIMIT ?";
}

/// Where so many memberships or more lie between those of each row, the rows of this table do not lie in the order of their
/// aggregates.
constexpr size_t widestRange = 4;

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
            m_at = {m_at.table + 1, {}, false};
        left -= read;
    }
    found.isLast = m_at.table == m_tables.size();
    return found;
}

Result<int> ContentScan::readTable(int most, const Shadows &below, Sums &sums, Found &found)
{
    const Table &table = *m_tables[m_at.table];
    TRY_LET(const bool numbered, hasRowid(table));
    std::vector<Value> parameters;
    if (!m_at.after.isNull())
        parameters.push_back(m_at.after);
    parameters.push_back(Value(most));

    m_lines.clear();
    TRY(m_connection.each(scanOf(table, numbered ? "rowid" : "id", m_at.after.isNull()), parameters, [&](const RowView &view) {
        if (int(m_lines.size()) + 1 == most)
            m_at.after = numbered ? Value(view.integer(0)) : Value(view.uuid(0));
        m_lines.push_back({view.uuid(1), view.uuid(2), view.integer(3), view.integer(4)});
        return true;
    }));
    TRY(readPlaces(table.kind));
    const auto firstShadow = below.lower_bound({table.name, Uuid(Uuid::Bytes{})});
    const bool shadowed = firstShadow != below.end() && firstShadow->first.first == table.name;
    auto place = m_places.cbegin();
    for (Line &line : m_lines) {
        if (shadowed) {
            const auto shadow = below.find({table.name, line.id});
            if (shadow != below.end() && !shadow->second)
                continue;
            if (shadow != below.end()) {
                line.hash = shadow->second->hash;
                line.content = contentHash(*shadow->second);
            }
        }
        // Rows mostly lie in the order of their aggregates: then the next place is the one.
        if (place == m_places.cend() || place->first != line.aggregate) {
            const bool goesOn = place != m_places.cend() && place->first < line.aggregate;
            place = std::lower_bound(goesOn ? place : m_places.cbegin(), m_places.cend(), line.aggregate,
                                     [](const auto &one, const Uuid &aggregate) { return one.first < aggregate; });
        }
        for (auto at = place; at != m_places.cend() && at->first == line.aggregate; ++at) {
            sums[at->second].add(line.content);
            ++found.rows;
            if (line.content != line.hash)
                found.wrong.insert(at->second);
        }
    }
    return int(m_lines.size());
}

Result<void> ContentScan::readPlaces(const AggregateKind &kind)
{
    m_places.clear();
    if (m_lines.empty())
        return {};
    if (!m_at.areScattered)
        TRY(readRange(kind));
    if (!m_at.areScattered)
        return {};
    m_places.clear();
    std::vector<Uuid> ids;
    for (const Line &line : m_lines)
        ids.push_back(line.aggregate);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    TRY(storage::eachByIds(m_connection, {"aggregate, bucket, kind", "held", "aggregate"}, ids, [this, &kind](const RowView &view) {
        if (view.integer(2) == kind.number)
            m_places.emplace_back(view.uuid(0), view.integer(1));
    }));
    std::sort(m_places.begin(), m_places.end());
    return {};
}

Result<void> ContentScan::readRange(const AggregateKind &kind)
{
    const auto [least, greatest] = std::minmax_element(m_lines.begin(), m_lines.end(), [](const Line &a, const Line &b) {
        return a.aggregate < b.aggregate;
    });
    // Those of other kinds lie between them and count as well: a step must not read half of the store.
    const size_t most = widestRange * m_lines.size();
    size_t read = 0;
    return m_connection.each("SELECT aggregate, bucket, kind FROM held WHERE aggregate >= ? AND aggregate <= ? ORDER BY aggregate",
                             {Value(least->aggregate), Value(greatest->aggregate)}, [&](const RowView &view) {
                                 if (view.integer(2) == kind.number)
                                     m_places.emplace_back(view.uuid(0), view.integer(1));
                                 m_at.areScattered = ++read == most;
                                 return !m_at.areScattered;
                             });
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
