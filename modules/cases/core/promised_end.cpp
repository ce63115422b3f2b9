// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/promised_end.h"

#include "cases/core/period.h"

#include <algorithm>

namespace peygir::cases {

reference::WorkingTime workingTimeOf(reference::CalendarSheet sheet)
{
    return {std::move(sheet), QTimeZone(QByteArray(organisationZone))};
}

namespace {

Fact<Instant> endOf(int hours, const catalogue::Subject &subject, Instant begin, const Facts &facts)
{
    if (!subject.calendar)
        return Fact<Instant>::known(begin + std::chrono::hours(hours));
    const auto sheet = facts.of<reference::CalendarSheet>(reference::sheetIdOf(*subject.calendar));
    if (!sheet.isKnown())
        return sheet.without<Instant>();
    const auto end = workingTimeOf(*sheet).after(begin, std::chrono::hours(hours));
    return end.ok() ? Fact<Instant>::known(*end) : Fact<Instant>::absent();
}

} // namespace

Fact<Instant> promisedEnd(const catalogue::Subject &subject, Instant registeredAt, const Facts &facts)
{
    return endOf(subject.deadlineHours, subject, registeredAt, facts);
}

Fact<Instant> dueEnd(const workflow::Task &task, const catalogue::SubjectId &subject, Instant openedAt,
                     const Facts &facts)
{
    if (!task.deadlineHours)
        return Fact<Instant>::absent();
    const auto known = facts.of<catalogue::Subject>(subject);
    if (known.isUnknown())
        return Fact<Instant>::unknown();
    return known.isKnown() ? endOf(*task.deadlineHours, *known, openedAt, facts)
                           : Fact<Instant>::known(openedAt + std::chrono::hours(*task.deadlineHours));
}

Fact<Instant> laterBy(Instant end, Instant from, Instant to, const catalogue::SubjectId &subject, const Facts &facts)
{
    const Instant roundTheClock = end + std::max(to - from, Milliseconds::zero());
    const auto known = facts.of<catalogue::Subject>(subject);
    if (known.isUnknown())
        return Fact<Instant>::unknown();
    if (known.isAbsent() || !known->calendar)
        return Fact<Instant>::known(roundTheClock);
    const auto sheet = facts.of<reference::CalendarSheet>(reference::sheetIdOf(*known->calendar));
    if (sheet.isUnknown())
        return Fact<Instant>::unknown();
    if (sheet.isAbsent())
        return Fact<Instant>::known(roundTheClock);
    const reference::WorkingTime time = workingTimeOf(*sheet);
    const auto passed = time.between(from, to);
    const auto later = passed.ok() ? time.after(end, *passed) : Result<Instant>(passed.error());
    return Fact<Instant>::known(later.ok() ? *later : roundTheClock);
}

} // namespace peygir::cases
