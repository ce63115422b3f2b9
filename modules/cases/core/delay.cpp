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

std::optional<StayTime> stayTimeOf(const CaseNode &stay, Instant now, const reference::WorkingTime *time)
{
    if (!stay.dueAt)
        return std::nullopt;
    const Instant end = stay.closedAt.value_or(now);
    if (end > *stay.dueAt)
        return StayTime{Pace::Weak, passed(*stay.dueAt, end, time)};
    return StayTime{paceOf(passed(stay.openedAt, end, time), passed(stay.openedAt, *stay.dueAt, time)),
                    Milliseconds::zero()};
}

std::vector<DelayOwner> delayOwners(const std::vector<CaseNode> &stays, Instant now, const reference::WorkingTime *time)
{
    std::vector<DelayOwner> owners;
    for (const CaseNode &stay : stays) {
        const auto stayTime = stayTimeOf(stay, now, time);
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
