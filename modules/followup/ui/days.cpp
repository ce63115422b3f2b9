// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/days.h"

#include "cases/ui/shown.h"
#include "persian/local_time.h"

namespace peygir::followup {

persian::JalaliDate dayOf(Instant now)
{
    const auto local = persian::LocalTime::at(now, cases::organisationTimeZone());
    return local.ok() ? local->date : *persian::JalaliDate::fromParts(1400, 1, 1);
}

std::optional<Instant> beginningOf(const std::optional<persian::JalaliDate> &day)
{
    return day ? std::optional(persian::startOfDay(*day, cases::organisationTimeZone())) : std::nullopt;
}

std::optional<Instant> endOf(const std::optional<persian::JalaliDate> &day)
{
    if (!day)
        return std::nullopt;
    return persian::startOfDay(day->plusDays(1), cases::organisationTimeZone()) - Milliseconds(1);
}

} // namespace peygir::followup
