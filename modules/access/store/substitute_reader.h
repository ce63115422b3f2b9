// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/substitutes.h"
#include "storage/connection.h"

namespace peygir::access {

/// Who is to be given `KeepSubstitutes` at `now`, because what he may as a substitute is not as it is to be: a day has begun or ended,
/// somebody was named, or those for whom he stands in have other roles. For the leader, between two groups; a city has few substitutes.
Result<std::vector<UserId>> substitutesToKeep(storage::Connection &connection, Instant now);

} // namespace peygir::access
