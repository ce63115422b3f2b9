// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/delay.h"

#include "base/limits.h"

#include <algorithm>

namespace peygir::cases {

namespace {

/// Real time where the calendar does not reach so far.
Milliseconds passed(Instant from, Instant to, const reference::WorkingTime *time)
{
    const Milliseconds real = std::max(to - from, Milliseconds::zero());
    if (!time)
        return real;
    const auto working = time->between(from, to);
    return working.ok() ? *working : real;
}

Pace paceOf(Milliseconds used, Milliseconds allowed)
{
    constexpr int whole = 100;
    if (used * whole <= allowed * limits::paceExcellent)
        return Pace::Excellent;
    return used * whole <= allowed * limits::paceGood ? Pace::Good : Pace::Fair;
}

} // namespace

const CaseWait *openWaitAt(const CaseNode &stay, const std::vector<CaseWait> &waits)
{
    const auto found = std::find_if(waits.begin(), waits.end(), [&stay](const CaseWait &wait) {
        return !wait.endedAt && wait.node == stay.id;
    });
    return found == waits.end() ? nullptr : &*found;
}

Milliseconds waitedAt(const CaseNode &stay, const std::vector<CaseWait> &waits, Instant now,
                      const reference::WorkingTime *time)
{
    Milliseconds waited = Milliseconds::zero();
    for (const CaseWait &wait : waits) {
        if (wait.node == stay.id)
            waited += passed(wait.askedAt, wait.endedAt.value_or(now), time);
    }
    return waited;
}

std::optional<StayTime> stayTimeOf(const CaseNode &stay, const std::vector<CaseWait> &waits, Instant now,
                                   const reference::WorkingTime *time)
{
    const CaseWait *open = openWaitAt(stay, waits);
    const std::optional<Instant> due = open ? open->due : stay.dueAt;
    if (!due)
        return std::nullopt;
    const Instant end = open ? open->askedAt : stay.closedAt.value_or(now);
    if (end > *due)
        return StayTime{Pace::Weak, passed(*due, end, time)};
    // Up to the beginning of the wait that is open nothing of it has passed.
    const Milliseconds waited = waitedAt(stay, waits, end, time);
    return StayTime{paceOf(passed(stay.openedAt, end, time) - waited, passed(stay.openedAt, *due, time) - waited),
                    Milliseconds::zero()};
}

std::vector<DelayOwner> delayOwners(const std::vector<CaseNode> &stays, const std::vector<CaseWait> &waits, Instant now,
                                    const reference::WorkingTime *time)
{
    std::vector<DelayOwner> owners;
    for (const CaseNode &stay : stays) {
        const auto stayTime = stayTimeOf(stay, waits, now, time);
        // Past the due time and yet not late: nobody has worked since.
        if (!stayTime || stayTime->late == Milliseconds::zero())
            continue;
        const auto same = std::find_if(owners.begin(), owners.end(),
                                       [&stay](const DelayOwner &owner) { return owner.unit == stay.unit; });
        if (same == owners.end())
            owners.push_back({stay.unit, stayTime->late});
        else
            same->late += stayTime->late;
    }
    std::stable_sort(owners.begin(), owners.end(),
                     [](const DelayOwner &a, const DelayOwner &b) { return a.late > b.late; });
    return owners;
}

} // namespace peygir::cases
