// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/row_audit.h"

namespace peygir::sync {

using storage::RowView;

RowAudit::RowAudit(storage::Connection &connection, const Registry &registry) : m_connection(connection)
{
    for (const auto &[kind, type] : registry.aggregates())
        m_tables.insert(m_tables.end(), type.tables.begin(), type.tables.end());
}

namespace {

QByteArray isId(const QByteArray &column) { return "(typeof(" + column + ") = 'blob' AND length(" + column + ") = 16)"; }

/// SQLite keeps in any cell whatever lies there, and the programs read rows without looking: two expressions, the first is 1 where a row can be
/// read, the second where its id can.
QByteArray canBeRead(const Table &table, storage::Dialect dialect)
{
    if (dialect != storage::Dialect::Sqlite)
        return "1, 1";
    QByteArray all = isId("id") + " AND " + isId("aggregate");
    for (const char *column : {"rev", "seq", "hash"})
        all += QByteArray(" AND typeof(") + column + ") = 'integer'";
    for (const Column &column : table.columns) {
        QByteArray one;
        switch (column.type) {
        case Value::Type::Null: continue;
        case Value::Type::Uuid: one = isId(column.name); break;
        case Value::Type::Integer:
        case Value::Type::Boolean: one = "typeof(" + column.name + ") = 'integer'"; break;
        case Value::Type::Text: one = "typeof(" + column.name + ") = 'text'"; break;
        case Value::Type::Bytes: one = "typeof(" + column.name + ") = 'blob'"; break;
        }
        all += " AND (" + column.name + " IS NULL OR " + one + ')';
    }
    return all + ", " + isId("id");
}

} // namespace

RowAudit::Step RowAudit::leaveTable()
{
    Step step;
    step.findings.push_back({m_tables[m_asked]->name, std::nullopt});
    m_after.reset();
    step.isLast = m_asked + 1 == m_tables.size();
    m_table = step.isLast ? 0 : m_asked + 1;
    return step;
}

Result<RowAudit::Step> RowAudit::step(int most)
{
    Step step;
    size_t table = m_table;
    std::optional<Uuid> after = m_after;
    for (int left = most; left > 0 && table < m_tables.size(); left -= lookCost) {
        const Table &looked = *m_tables[table];
        const QByteArray sql = "SELECT " + looked.selectList + ", " + canBeRead(looked, m_connection.dialect()) + " FROM " + looked.name + (after ? " WHERE id > ?" : "") + " ORDER BY id LIMIT ?";
        const Value limit{qint64(left)};
        const int read = fixedColumns + int(looked.columns.size());
        int rows = 0;
        bool isLost = false;
        const auto look = [&](const RowView &view) {
            if (view.integer(read) == 0) {
                // Its id may be what has changed.
                ++rows;
                const auto id = view.integer(read + 1) != 0 ? std::optional(view.uuid(0)) : std::nullopt;
                isLost = isLost || !id;
                after = id ? id : after;
                step.findings.push_back({looked.name, id});
                return true;
            }
            const RowPointer row = storage::readRow(looked, view);
            ++rows;
            after = row->id;
            if (contentHash(*row) != row->hash)
                step.findings.push_back({looked.name, row->id});
            return true;
        };
        m_asked = table;
        TRY(after ? m_connection.each(sql, {Value(*after), limit}, look) : m_connection.each(sql, {limit}, look));
        step.rows += rows;
        if (rows < left || (isLost && !after)) {
            ++table;
            after.reset();
        }
        left -= rows;
    }
    step.isLast = table == m_tables.size();
    m_table = step.isLast ? 0 : table;
    m_after = after;
    return step;
}

} // namespace peygir::sync
