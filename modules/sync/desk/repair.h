// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/desk/desk_rows.h"
#include "sync/desk/self_check.h"

namespace peygir::sync {

/// Puts parts of a bucket as the server has them in place of what is here, counts the bucket again and notes whether it
/// is now what the server says, which it answers (SYNC 17). Inside the caller's transaction and after a rewind. Fails with
/// "sync.malformed" where the page is not what it should be.
Result<bool> repairBucket(storage::Connection &connection, const Registry &registry, DeskRows &rows, qint64 bucket,
                          const VerifyResponse &found);

} // namespace peygir::sync
