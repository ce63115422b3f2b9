// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/bucket_sets.h"

namespace peygir::simulation {

/// Which buckets a person may hold, as the programs say it (`access::BucketSets`).
sync::BucketSetOf bucketSets();

/// The same, written once more from the requirements, without anything kept in memory: what desks hold is compared
/// with this.
Result<sync::BucketSet> expectedSet(storage::Connection &server, const UserId &user, Instant now);

/// An answer that depends on the calendar may be this old.
constexpr auto answersMayBeOld = std::chrono::minutes(10);

} // namespace peygir::simulation
