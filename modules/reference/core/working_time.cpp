// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/working_time.h"

#include "base/limits.h"
#include "persian/local_time.h"

#include <algorithm>

namespace peygir::reference {

using persian::JalaliDate;
using persian::LocalTime;

namespace {

constexpr Milliseconds wholeDay = std::chrono::hours(24);

void sort(std::vector<DaySpan> &spans)
{
    std::sort(spans.begin(), spans.end(), [](const DaySpan &a, const DaySpan &b) { return a.from < b.from; });
}

/// A day as real time.
struct Day
{
    JalaliDate date;
    Instant begin;
    Instant end;

    Instant at(TimeOfDay time, const QTimeZone &zone) const
    {
        const Milliseconds sinceMidnight = std::chrono::minutes(time.minutes());
        if (end - begin == wholeDay)
            return begin + sinceMidnight;
        // The clock was moved on this day.
        return time.minutes() == TimeOfDay::dayMinutes ? end : LocalTime{date, sinceMidnight}.toInstant(zone);
    }
};

Error tooFar() { return Error("reference.calendar_too_far"); }

} // namespace

WorkingTime::WorkingTime(CalendarSheet sheet, QTimeZone zone)
    : m_sheet(std::move(sheet))
    , m_zone(std::move(zone))
{
    for (const WeekSpan &span : m_sheet.week)
        m_week[size_t(span.weekday)].push_back({span.from, span.to});
    for (std::vector<DaySpan> &spans : m_week)
        sort(spans);
    for (SheetDay &day : m_sheet.days)
        sort(day.spans);
}

const std::vector<DaySpan> &WorkingTime::spansOf(const JalaliDate &date) const
{
    const auto day = std::lower_bound(m_sheet.days.begin(), m_sheet.days.end(), date,
                                      [](const SheetDay &one, const JalaliDate &wanted) { return one.date < wanted; });
    return day != m_sheet.days.end() && day->date == date ? day->spans : m_week[size_t(date.weekday())];
}

Result<void> WorkingTime::walk(Instant from, std::optional<Instant> until,
                               const std::function<bool(Instant begin, Instant end)> &visit) const
{
    const auto local = LocalTime::at(from, m_zone);
    if (!local.ok())
        return tooFar();
    JalaliDate date = local->date;
    Instant begin = persian::startOfDay(date, m_zone);
    Instant done = from;
    for (int days = 0; days < limits::calendarDaysAhead && date < JalaliDate::last(); ++days) {
        if (until && begin >= *until)
            return {};
        const JalaliDate next = date.plusDays(1);
        const Day day{date, begin, persian::startOfDay(next, m_zone)};
        for (const DaySpan &span : spansOf(date)) {
            // Where the clock leaps, a time that it never showed is taken for a later one: nothing may count twice.
            const Instant first = std::max(done, day.at(span.from, m_zone));
            const Instant last = day.at(span.to, m_zone);
            if (first >= last)
                continue;
            if (!visit(first, last))
                return {};
            done = last;
        }
        date = next;
        begin = day.end;
    }
    return tooFar();
}

Result<Instant> WorkingTime::after(Instant start, Milliseconds working) const
{
    if (working <= Milliseconds::zero())
        return start;
    Milliseconds left = working;
    Instant reached = start;
    TRY(walk(start, std::nullopt, [&](Instant begin, Instant end) {
        reached = begin + std::min(left, end - begin);
        left -= reached - begin;
        return left > Milliseconds::zero();
    }));
    return reached;
}

Result<Milliseconds> WorkingTime::between(Instant from, Instant to) const
{
    Milliseconds passed = Milliseconds::zero();
    if (to <= from)
        return passed;
    TRY(walk(from, to, [&](Instant begin, Instant end) {
        if (begin >= to)
            return false;
        passed += std::min(end, to) - begin;
        return end < to;
    }));
    return passed;
}

} // namespace peygir::reference
