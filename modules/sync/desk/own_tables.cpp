// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/own_tables.h"

#include "storage/migrations.h"

#include <QRegularExpression>
#include <QSet>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;

namespace {

/// What follows from the rows that come again, and would be wrong beside them.
const QSet<QByteArray> &derivedTables()
{
    static const QSet<QByteArray> tables{"shadow", "held",        "held_bucket", "local_key",      "inbox",
                                         "dirty",  "search_pair", "unknown_row", "coming_snapshot",
                                         "coming_index"};
    return tables;
}

struct Shape
{
    std::vector<QByteArray> columns;
    std::vector<QByteArray> keys;
};

Result<Shape> shapeOf(Connection &connection, const QByteArray &table)
{
    Shape shape;
    TRY(connection.each("SELECT name, pk FROM pragma_table_info('" + table + "')", {}, [&shape](const RowView &row) {
        shape.columns.push_back(row.utf8(0));
        if (row.integer(1) > 0)
            shape.keys.push_back(row.utf8(0));
        return true;
    }));
    return shape;
}

} // namespace

Result<QByteArrayList> ownTables()
{
    static const QRegularExpression created(QStringLiteral("CREATE TABLE (\\w+)"));
    TRY_LET(const auto migrations, storage::allMigrations());
    QByteArrayList tables;
    for (const storage::Migration &migration : migrations) {
        if (migration.family != storage::Family::Desk)
            continue;
        auto found = created.globalMatch(QString::fromUtf8(migration.sql));
        while (found.hasNext()) {
            const QByteArray name = found.next().captured(1).toUtf8();
            if (!derivedTables().contains(name))
                tables.push_back(name);
        }
    }
    return tables;
}

Result<std::optional<Error>> copyOwnRows(Connection &from, Connection &to, const QByteArray &table, RowOrder direction)
{
    TRY_LET(const Shape shape, shapeOf(to, table));
    QByteArray names, order, quoted;
    for (const QByteArray &column : shape.columns) {
        names += (names.isEmpty() ? "" : ", ") + column;
        // As text that can be put back whatever type it has.
        quoted += (quoted.isEmpty() ? "quote(" : " || ', ' || quote(") + column + ')';
    }
    for (const QByteArray &key : shape.keys)
        order += (order.isEmpty() ? " ORDER BY " : ", ") + key + (direction == RowOrder::Ascending ? " ASC" : " DESC");
    std::vector<QByteArray> rows;
    const auto read = from.each("SELECT " + quoted + " FROM " + table + order, {}, [&rows](const RowView &row) {
        rows.push_back(row.utf8(0));
        return true;
    });
    for (const QByteArray &row : rows)
        TRY(to.runScript("INSERT OR IGNORE INTO " + table + " (" + names + ") VALUES (" + row + ')'));
    return read.ok() ? std::optional<Error>() : read.error();
}

} // namespace peygir::sync
