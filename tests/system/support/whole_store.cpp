// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/support/whole_store.h"

#include "support/databases/empty_database.h"

#include <algorithm>

namespace peygir::test {

using storage::RowView;

WholeStore::WholeStore(storage::Connection &sqlite)
{
    std::vector<QByteArray> tables;
    must(sqlite.each("SELECT name FROM sqlite_schema WHERE type = 'table'", {}, [&tables](const RowView &view) {
        tables.push_back(view.utf8(0));
        return true;
    }));
    for (const QByteArray &table : tables) {
        QList<QByteArray> columns;
        must(sqlite.each("SELECT name FROM pragma_table_info(?)", {Value::text(table)}, [&columns](const RowView &view) {
            columns.append("quote(\"" + view.utf8(0) + "\")");
            return true;
        }));
        std::vector<QByteArray> &rows = m_rows[table];
        must(sqlite.each("SELECT " + columns.join(" || ',' || ") + " FROM \"" + table + '"', {}, [&rows](const RowView &view) {
            rows.push_back(view.utf8(0));
            return true;
        }));
        std::sort(rows.begin(), rows.end());
    }
}

qint64 WholeStore::rows() const
{
    qint64 rows = 0;
    for (const auto &[table, lines] : m_rows)
        rows += qint64(lines.size());
    return rows;
}

bool WholeStore::contains(QByteArrayView words) const
{
    return std::any_of(m_rows.begin(), m_rows.end(), [words](const auto &table) {
        return std::any_of(table.second.begin(), table.second.end(),
                           [words](const QByteArray &row) { return row.contains(words); });
    });
}

WholeStore::Difference WholeStore::differenceTo(const WholeStore &other) const
{
    Difference difference;
    const auto compare = [&difference](const QByteArray &table, const std::vector<QByteArray> &a, const std::vector<QByteArray> &b) {
        std::vector<QByteArray> alone;
        std::set_symmetric_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(alone));
        difference.rows += qint64(alone.size());
        if (!alone.empty() && difference.first.isEmpty())
            difference.first = table + ": " + alone.front();
    };
    static const std::vector<QByteArray> none;
    for (const auto &[table, rows] : m_rows) {
        const auto there = other.m_rows.find(table);
        compare(table, rows, there == other.m_rows.end() ? none : there->second);
    }
    for (const auto &[table, rows] : other.m_rows) {
        if (!m_rows.contains(table))
            compare(table, none, rows);
    }
    return difference;
}

} // namespace peygir::test
