// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/table.h"

struct sqlite3;

namespace peygir::storage {

/// An SQL expression over a row of `table`, on SQLite only: the hash of its content as `contentHash` makes it, fed from the
/// columns as they lie, without a value of ours for any of them. A cell of a damaged row counts as what it is, and so gives
/// another hash. A table has at most a hundred columns.
QByteArray contentHashOf(const Table &table);

/// Makes the function known to a connection; answers a code of SQLite.
int addContentHash(sqlite3 *db);

} // namespace peygir::storage
