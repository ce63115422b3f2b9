// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/store_rescue.h"

#include "storage/local_store.h"
#include "storage/migrations.h"
#include "sync/desk/desk_state.h"
#include "sync/desk/own_tables.h"

namespace peygir::front {

using storage::Connection;
using storage::LocalStore;
using storage::RowView;

Result<void> copyWhatIsOnlyHere(Connection *damaged, Connection &fresh, RescueReport &report)
{
    TRY_LET(const auto migrations, storage::allMigrations());
    TRY(storage::migrate(fresh, migrations, storage::Side::Desk));
    if (!damaged) {
        report.isIncomplete = true;
        return {};
    }
    TRY_LET(const QByteArrayList tables, sync::ownTables());
    TRY_LET(storage::Transaction transaction, storage::Transaction::begin(fresh, Connection::Access::Write));
    for (const QByteArray &table : tables) {
        TRY_LET(const auto unread, sync::copyOwnRows(*damaged, fresh, table, sync::RowOrder::Ascending));
        if (!unread)
            continue;
        // From the other end: all that lies behind the page that cannot be read.
        report.isIncomplete = true;
        TRY(sync::copyOwnRows(*damaged, fresh, table, sync::RowOrder::Descending));
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
