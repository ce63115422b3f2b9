// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "sync/wire/messages.h"

namespace peygir::sync {

/// Where this server's history ends. Fails with "sync.no_state" before there is one.
Result<Cursor> headOf(storage::Connection &connection);

/// Fails with "sync.epoch_changed" where `cursor` is no place in the history that ends at `head` (SYNC 9).
Result<void> checkCursor(storage::Connection &connection, const Cursor &cursor, const Cursor &head);

} // namespace peygir::sync
