// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace peygir::sync {

/// Says which replicated tables are there now, by the highest number of a replicated migration. Whoever migrates says it
/// before anybody can write rows of the new form (SYNC 3).
Result<void> markSchema(storage::Connection &connection, int number);

/// What was said last; 0 where nobody has. A node whose own number is another one reads rows that are not what their hashes
/// say: what it read before it looks here is good, and nothing after.
Result<int> schemaMark(storage::Connection &connection);

} // namespace peygir::sync
