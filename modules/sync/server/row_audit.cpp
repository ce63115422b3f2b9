// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/row_audit.h"

namespace peygir::sync {

using storage::RowView;

RowAudit::RowAudit(storage::Connection &connection, const Registry &registry) : m_connection(connection)
{
    for (const auto &[kind, type] : registry.aggregates())
        m_tables.insert(m_tables.end(), type.tables.begin(), type.tables.end());
}

Result<RowAudit::Step> RowAudit::step(int most)
{
    Step step;
    size_t table = m_table;
    std::optional<Uuid> after = m_after;
    for (int left = most; left > 0 && table < m_tables.size(); left -= lookCost) {
        const Table &looked = *m_tables[table];
        const QByteArray sql = "SELECT " + looked.selectList + " FROM " + looked.name + (after ? " WHERE id > ?" : "") + " ORDER BY id LIMIT ?";
        const Value limit{qint64(left)};
        int rows = 0;
        const auto look = [&](const RowView &view) {
            const RowPointer row = storage::readRow(looked, view);
            ++rows;
            after = row->id;
            if (contentHash(*row) != row->hash)
                step.findings.push_back({looked.name, row->id});
            return true;
        };
        TRY(after ? m_connection.each(sql, {Value(*after), limit}, look) : m_connection.each(sql, {limit}, look));
        step.rows += rows;
        if (rows < left) {
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
