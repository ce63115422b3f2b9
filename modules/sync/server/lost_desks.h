// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/rights.h"
#include "storage/connection.h"

#include <vector>

namespace peygir::sync {

/// Devices that are in strange hands (SYNC 16): what comes from them, signed in or left behind, is held for a person.
namespace lostDesks {

/// From now on, or no longer. Both are harmless when repeated, and both fail with "sync.desk_unknown".
Result<void> report(storage::Connection &connection, const Uuid &desk, Instant now);
Result<void> withdraw(storage::Connection &connection, const Uuid &desk);

Result<bool> isLost(storage::Connection &connection, const Uuid &desk);

/// A desk that begins as a copy of a lost one is lost as well: whoever has the device has not got rid of it.
Result<void> inherit(storage::Connection &connection, const Uuid &desk, std::initializer_list<Uuid> from, Instant now);

/// All desks for which a sign-in of this one is good, itself among them.
Result<std::vector<Uuid>> familyOf(storage::Connection &connection, const Uuid &desk);

struct KnownDesk
{
    Uuid desk;
    int number;
    UserId user;
    Instant lastSeen;
    bool isLost;
};
/// All that were ever met, by their numbers.
Result<std::vector<KnownDesk>> all(storage::Connection &connection);

} // namespace lostDesks

} // namespace peygir::sync
