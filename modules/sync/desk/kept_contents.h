// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "storage/connection.h"
#include "sync/wire/messages.h"

#include <optional>
#include <set>

namespace peygir::sync {

/// Where a desk stands in the server's history, and how much of that history a verified backup holds (SYNC 9).
struct HistoryPlace
{
    Cursor cursor;
    qint64 durable = 0;
};

/// As the store says it; nothing before the first pull was whole. Reads only: on any connection. Fails as the store does.
Result<std::optional<HistoryPlace>> historyPlace(storage::Connection &connection);

/// The contents of files that commands of this desk name: those that wait, those that need attention, and those that were
/// acknowledged and may have to be brought again, because no backup has them yet or for less than `limits::acknowledgedKept`
/// (SYNC 9). Whoever makes room for other files leaves these (SYNC 20). Reads only: on any connection.
Result<std::set<BlobHash>> contentsOfOutbox(storage::Connection &connection);

} // namespace peygir::sync
