// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "supervision/core/online.h"
#include "supervision/core/supervision_queries.h"

#include <set>

namespace peygir::supervision {

/// Readers of a store; each inside a read transaction. Nothing is kept from one to the next: to count anew costs
/// less than to find out what has changed.

Result<std::vector<Subordinate>> readSubordinates(storage::Connection &connection, const UserId &user, Instant now);

/// Whether there is anybody for whom `user` stands in just now.
Result<bool> standsInForSomebody(storage::Connection &connection, const UserId &user);

Result<std::vector<HeldStay>> readHeldStays(storage::Connection &connection, const UserId &user,
                                            const std::vector<organisation::PostId> &posts, int limit);

/// Which of those who are connected hold a used post in a unit that `asker` watches; the server's answer. Fails with
/// "access.denied" for who watches none.
Result<OnlineAnswer> readOnline(storage::Connection &connection, const UserId &asker, const std::set<UserId> &connected);

} // namespace peygir::supervision
