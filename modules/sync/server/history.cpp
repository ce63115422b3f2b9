// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/history.h"

#include "sync/wire/plants.h"

#include <algorithm>

namespace peygir::sync {

using storage::RowView;

Result<Cursor> headOf(storage::Connection &connection)
{
    std::optional<Cursor> head;
    TRY(connection.each("SELECT epoch, head, chain FROM server_state WHERE id = 1", {}, [&head](const RowView &view) {
        head = Cursor{view.uuid(0), view.integer(1), view.bytes(2)};
        return false;
    }));
    if (!head)
        return Error("sync.no_state");
    return *head;
}

Result<qint64> horizonOf(storage::Connection &connection)
{
    qint64 horizon = 0;
    TRY(connection.each("SELECT horizon FROM server_state WHERE id = 1", {}, [&horizon](const RowView &view) {
        horizon = view.integer(0);
        return false;
    }));
    return horizon;
}

/// Since the desk left, the store may have begun anew several times: the earliest of its branches counts.
static Result<qint64> commonSeq(storage::Connection &connection, const Cursor &cursor)
{
    qint64 common = 0;
    TRY(connection.each("SELECT COALESCE(MIN(from_seq), 0) FROM history_branch WHERE n >= (SELECT n FROM history_branch"
                        " WHERE epoch = ?)",
                        {Value(cursor.epoch)}, [&common](const RowView &view) {
                            common = view.integer(0);
                            return false;
                        }));
    return std::min(common, cursor.seq);
}

Result<void> checkCursor(storage::Connection &connection, const Cursor &cursor, const Cursor &head)
{
    bool known = false;
    if (cursor.epoch == head.epoch && cursor.seq <= head.seq) {
        TRY(connection.each("SELECT hash FROM chain WHERE seq = ?", {Value(cursor.seq)}, [&](const RowView &view) {
            known = view.bytes(0) == cursor.chain;
            return false;
        }));
    }
    if (known || planted(Plant::HistoryChangeNotSeen))
        return {};
    TRY_LET(const qint64 common, commonSeq(connection, cursor));
    return Error("sync.epoch_changed", {{QStringLiteral("common"), common}});
}

Result<qint64> durableSeq(storage::Connection &connection)
{
    qint64 seq = 0;
    TRY(connection.each("SELECT COALESCE(durable_seq, 0) FROM server_state WHERE id = 1", {}, [&seq](const RowView &view) {
        seq = view.integer(0);
        return false;
    }));
    return seq;
}

Result<void> noteBackup(storage::Connection &connection, const Cursor &held)
{
    TRY(connection.run("UPDATE server_state SET durable_seq = ? WHERE id = 1 AND epoch = ? AND COALESCE(durable_seq, 0) < ?",
                       {Value(held.seq), Value(held.epoch), Value(held.seq)}));
    return {};
}

} // namespace peygir::sync
