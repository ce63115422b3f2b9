// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/rights.h"
#include "storage/connection.h"
#include "sync/wire/messages.h"

#include <functional>

namespace peygir::sync {

/// Which buckets a person may hold now: a function of his rights and the chart. The feature `access` has the real one.
/// Called within a read transaction of `connection`.
using BucketSetOf = std::function<Result<BucketSet>(storage::Connection &connection, const UserId &user, Instant now)>;

} // namespace peygir::sync
