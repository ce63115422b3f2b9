// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/moved.h"

#include <algorithm>

namespace peygir::sync {

using storage::RowView;

Result<Moved> movedSince(storage::Connection &connection, qint64 seq)
{
    Moved moved;
    TRY(connection.each("SELECT head FROM server_state WHERE id = 1", {}, [&moved](const RowView &view) {
        moved.head = view.integer(0);
        return false;
    }));
    if (moved.head == seq)
        return moved;
    const qint64 from = moved.head < seq ? -1 : seq;
    // Without a transaction around both: what is committed in between belongs to the answer, and so does its number.
    TRY(connection.each("SELECT bucket, seq FROM bucket_sum WHERE seq > ? ORDER BY bucket", {Value(from)},
                        [&moved](const RowView &view) {
                            moved.buckets.push_back(view.integer(0));
                            moved.head = std::max(moved.head, view.integer(1));
                            return true;
                        }));
    return moved;
}

} // namespace peygir::sync
