// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

struct sqlite3;

namespace peygir::storage {

/// The error of `Connection` that an (extended) SQLite result code means. `db` may be null; otherwise its last words
/// are kept under "detail".
Error sqliteError(int code, sqlite3 *db);

} // namespace peygir::storage
