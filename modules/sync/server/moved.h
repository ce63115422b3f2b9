// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace peygir::sync {

/// What has been committed since somebody last looked.
struct Moved
{
    qint64 head = 0;
    /// Ascending.
    std::vector<qint64> buckets;
};

/// Buckets with entries after `seq`, read from the history itself: how a node that does not write hears what its desks are
/// to be told (SYNC 8). One look at one row where nothing has moved. A head below `seq` is another history's, and names
/// all buckets.
Result<Moved> movedSince(storage::Connection &connection, qint64 seq);

} // namespace peygir::sync
