// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/store_rescue.h"

#include "storage/local_store.h"
#include "storage/migrations.h"
#include "sync/desk/desk_state.h"

#include <QRegularExpression>
#include <QSet>

namespace peygir::front {

using storage::Connection;
using storage::LocalStore;
using storage::RowView;

namespace {

/// What follows from the rows that come again, and would be wrong beside them.
const QSet<QByteArray> &derivedTables()
{
    static const QSet<QByteArray> tables{"shadow", "held", "held_bucket", "local_key", "inbox", "dirty", "search_pair",
                                          "unknown_row"};
    return tables;
}

/// Tables that belong to one desk alone, of every feature.
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

struct Shape
{
    std::vector<QByteArray> columns;
    std::vector<QByteArray> keys;
};

Result<Shape> shapeOf(Connection &fresh, const QByteArray &table)
{
    Shape shape;
    TRY(fresh.each("SELECT name, pk FROM pragma_table_info('" + table + "')", {}, [&shape](const RowView &row) {
        shape.columns.push_back(row.utf8(0));
        if (row.integer(1) > 0)
            shape.keys.push_back(row.utf8(0));
        return true;
    }));
    return shape;
}

/// Copies rows in the order of their key until one cannot be read. Answers whether all could.
Result<bool> copyRows(Connection &damaged, Connection &fresh, const QByteArray &table, const Shape &shape,
                      const char *direction)
{
    QByteArray names, order, quoted;
    for (const QByteArray &column : shape.columns) {
        names += (names.isEmpty() ? "" : ", ") + column;
        // As text that can be put back whatever type it has.
        quoted += (quoted.isEmpty() ? "quote(" : " || ', ' || quote(") + column + ')';
    }
    for (const QByteArray &key : shape.keys)
        order += (order.isEmpty() ? " ORDER BY " : ", ") + key + direction;
    std::vector<QByteArray> rows;
    const auto read = damaged.each("SELECT " + quoted + " FROM " + table + order, {}, [&rows](const RowView &row) {
        rows.push_back(row.utf8(0));
        return true;
    });
    for (const QByteArray &row : rows)
        TRY(fresh.runScript("INSERT OR IGNORE INTO " + table + " (" + names + ") VALUES (" + row + ')'));
    return read.ok();
}

} // namespace

Result<void> copyWhatIsOnlyHere(Connection *damaged, Connection &fresh, RescueReport &report)
{
    TRY_LET(const auto migrations, storage::allMigrations());
    TRY(storage::migrate(fresh, migrations, storage::Side::Desk));
    if (!damaged) {
        report.isIncomplete = true;
        return {};
    }
    TRY_LET(const QByteArrayList tables, ownTables());
    TRY_LET(storage::Transaction transaction, storage::Transaction::begin(fresh, Connection::Access::Write));
    for (const QByteArray &table : tables) {
        TRY_LET(const Shape shape, shapeOf(fresh, table));
        TRY_LET(const bool isWhole, copyRows(*damaged, fresh, table, shape, " ASC"));
        if (isWhole)
            continue;
        // From the other end: all that lies behind the page that cannot be read.
        report.isIncomplete = true;
        TRY(copyRows(*damaged, fresh, table, shape, " DESC"));
    }
    for (const QByteArray &table : tables) {
        TRY(fresh.each("SELECT count(*) FROM " + table, {}, [&report](const RowView &row) {
            report.rows += row.integer(0);
            return false;
        }));
    }
    // Nothing of the server is here: everything is asked for anew, and what waits is decided on it.
    sync::DeskState state(fresh);
    TRY(state.load());
    TRY(state.setCursor(std::nullopt));
    TRY(state.setPosition(std::nullopt));
    TRY(state.setBeginsAnew(false));
    TRY(state.setPlan({}));
    TRY(state.setArrived({}));
    TRY(state.setSet({}));
    return transaction.commit();
}

Result<RescueReport> rescueStore(const QString &folder, storage::KeyProvider *keys)
{
    RescueReport report;
    TRY(LocalStore::replace(folder, LocalStore::Purpose::Desk, keys, [&report](Connection *damaged, Connection &fresh) {
        return copyWhatIsOnlyHere(damaged, fresh, report);
    }));
    return report;
}

} // namespace peygir::front
