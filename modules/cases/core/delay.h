// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_wait.h"
#include "reference/core/working_time.h"

namespace peygir::cases {

/// How quickly a stay was done, or is on the way to be (R233): by the share of the time that it was allowed. Whoever is
/// past it is weak, however little: the citizen was promised an end.
enum class Pace {
    /// `limits::paceExcellent` of it at most.
    Excellent,
    /// `limits::paceGood` of it at most.
    Good,
    /// Within it.
    Fair,
    /// Late.
    Weak
};

/// How a stay stands to the time that it was allowed.
struct StayTime
{
    Pace pace;
    /// Beyond the due time; nothing where it is not late.
    Milliseconds late;
};

/// Absent where the stay has no due time. An open one is taken as it stands now, and one that waits for the citizen as it
/// stood when he was asked. `waits` are those of the case: their time counts neither as used nor as allowed. `time` is that of the subject's
/// calendar: both share and delay are of working time then, so that nobody is slow over a holiday; null: round the
/// clock.
std::optional<StayTime> stayTimeOf(const CaseNode &stay, const std::vector<CaseWait> &waits, Instant now,
                                   const reference::WorkingTime *time);

/// How long this stay has waited for the citizen, in the same time; nothing where it has not.
Milliseconds waitedAt(const CaseNode &stay, const std::vector<CaseWait> &waits, Instant now,
                      const reference::WorkingTime *time);

/// The open wait of this stay; null: it waits for nobody.
const CaseWait *openWaitAt(const CaseNode &stay, const std::vector<CaseWait> &waits);

/// Who has cost the case how much time beyond what was allowed.
struct DelayOwner
{
    /// The unit that held the stays; empty: nobody held them.
    std::optional<organisation::UnitId> unit;
    Milliseconds late;
};

/// The owners of a case's delay (R234), from all its stays, open and closed: who cost most comes first; nobody where
/// nothing was late.
std::vector<DelayOwner> delayOwners(const std::vector<CaseNode> &stays, const std::vector<CaseWait> &waits, Instant now,
                                    const reference::WorkingTime *time);

} // namespace peygir::cases
