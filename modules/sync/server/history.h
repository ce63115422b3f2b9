// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "sync/wire/messages.h"

namespace peygir::sync {

/// Where this server's history ends. Fails with "sync.no_state" before there is one.
Result<Cursor> headOf(storage::Connection &connection);

/// REMOVE entries of the log up to this seq may be gone (LogCompactor).
Result<qint64> horizonOf(storage::Connection &connection);

/// Fails with "sync.epoch_changed" {common} where `cursor` is no place in the history that ends at `head` (SYNC 9). `common`:
/// up to this seq both histories are the same; 0 where nobody knows.
Result<void> checkCursor(storage::Connection &connection, const Cursor &cursor, const Cursor &head);

/// What a verified backup of this history holds; 0 where there was none (SYNC 9).
Result<qint64> durableSeq(storage::Connection &connection);

/// A backup that was verified holds this state: what desks keep of it they may let go in time. Harmless when repeated, and
/// for a backup of another history or an older one than the last. In the caller's transaction.
Result<void> noteBackup(storage::Connection &connection, const Cursor &held);

} // namespace peygir::sync
