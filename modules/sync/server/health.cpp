// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/health.h"

namespace peygir::sync {

using storage::Connection;
using storage::RowView;

namespace {

Result<qint64> numberOf(Connection &connection, QByteArrayView sql)
{
    qint64 number = 0;
    TRY(connection.each(sql, {}, [&number](const RowView &view) {
        number = view.isNull(0) ? 0 : view.integer(0);
        return false;
    }));
    return number;
}

} // namespace

Result<Health> healthOf(Connection &connection)
{
    Health health;
    TRY(connection.each("SELECT l.beat, l.token, s.token FROM leader l CROSS JOIN server_state s WHERE l.id = 1 AND s.id = 1",
                        {}, [&health](const RowView &view) {
                            health.hasLed = true;
                            health.beat = view.instant(0);
                            health.tokensAgree = view.integer(1) == view.integer(2);
                            return false;
                        }));
    TRY_LET(health.held, numberOf(connection, "SELECT COUNT(*) FROM receipt WHERE outcome = 'held'"));
    TRY_LET(health.crashed, numberOf(connection, "SELECT COUNT(*) FROM crash_count"));
    TRY_LET(health.backedUp, numberOf(connection, "SELECT backed_up FROM journal_state WHERE id = 1"));
    TRY_LET(health.lastTransaction, numberOf(connection, "SELECT number FROM journal_state WHERE id = 1"));
    return health;
}

Result<std::set<BlobHash>> shownContents(Connection &connection)
{
    std::set<BlobHash> contents;
    TRY(connection.each("SELECT DISTINCT sha256 FROM blob_holder", {}, [&contents](const RowView &view) {
        if (const auto hash = BlobHash::parse(view.utf8(0)); hash.ok())
            contents.insert(*hash);
        return true;
    }));
    return contents;
}

} // namespace peygir::sync
