// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "system/history/history.h"

namespace peygir::history {

/// What a history may not contain (SYNC, Proof 6).
enum class Property {
    /// What a desk has shown it shows for ever, unless it was told that it came to nothing; its cursor never goes back.
    MonotonicReads,
    /// What was entered shows on its desk at once.
    ReadYourWrites,
    /// An answer is never seen without what it answers.
    WritesFollowReads,
    /// A command is seen in all of its rows or in none.
    AtomicGroups,
    /// What a desk sees of others is a beginning of the server's order, and in the end every desk has that order.
    OneOrder,
    /// What was taken was applied, and is on every desk in the end.
    NothingLost,
    NothingTwice,
    /// In the end every desk has the rows that the server has.
    Converged,
    /// A desk that could reach the server was shown what others were shown.
    NoStall,
};
const char *nameOf(Property property);

struct Finding
{
    Property property;
    /// -1: no desk's, the server's.
    int desk;
    Moment at;
    QString words;
};

/// Everything that is wrong in a history; of each property and desk the first only, as the rest follows from it. A desk
/// may be `patience` milliseconds behind the others without a break of its line.
std::vector<Finding> check(const History &history, Moment patience);

/// The longest time, in milliseconds, for which a desk that could reach the server was not shown what another one but
/// its author was shown already.
Moment longestBehind(const History &history);

} // namespace peygir::history
