// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/promised_end.h"

#include "cases/core/period.h"

namespace peygir::cases {

reference::WorkingTime workingTimeOf(reference::CalendarSheet sheet)
{
    return {std::move(sheet), QTimeZone(QByteArray(organisationZone))};
}

Fact<Instant> promisedEnd(const catalogue::Subject &subject, Instant registeredAt, const Facts &facts)
{
    const Milliseconds hours = std::chrono::hours(subject.deadlineHours);
    if (!subject.calendar)
        return Fact<Instant>::known(registeredAt + hours);
    const auto sheet = facts.of<reference::CalendarSheet>(reference::sheetIdOf(*subject.calendar));
    if (!sheet.isKnown())
        return sheet.without<Instant>();
    const auto end = workingTimeOf(*sheet).after(registeredAt, hours);
    return end.ok() ? Fact<Instant>::known(*end) : Fact<Instant>::absent();
}

} // namespace peygir::cases
