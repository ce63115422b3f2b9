// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/calendar_sheet.h"

#include "base/limits.h"
#include "base/random.h"

#include <algorithm>

namespace peygir::reference {

namespace {

const QString fieldValue = QStringLiteral("field");

Error wrongSpan(const char *id, const DaySpan &span, const char *field)
{
    return Error(id, {{QStringLiteral("from"), span.from.toString()},
                      {QStringLiteral("to"), span.to.toString()},
                      {fieldValue, QLatin1String(field)}});
}

Error tooLong(qint64 most, const char *field)
{
    return Error("reference.calendar_too_long", {{QStringLiteral("most"), most}, {fieldValue, QLatin1String(field)}});
}

/// Those of one day.
Result<void> checkSpans(std::vector<DaySpan> spans, const char *field)
{
    std::sort(spans.begin(), spans.end(), [](const DaySpan &a, const DaySpan &b) { return a.from < b.from; });
    for (size_t n = 0; n < spans.size(); ++n) {
        if (spans[n].from >= spans[n].to)
            return wrongSpan("reference.span_backwards", spans[n], field);
        if (n > 0 && spans[n].from < spans[n - 1].to)
            return wrongSpan("reference.spans_overlap", spans[n], field);
    }
    return {};
}

Result<void> checkWeek(const std::vector<WeekSpan> &week)
{
    if (week.empty())
        return Error("reference.calendar_never_works", {{fieldValue, QStringLiteral("week")}});
    if (qsizetype(week.size()) > limits::calendarSpans)
        return tooLong(limits::calendarSpans, "week");
    for (const auto &[weekday, word] : wordsOf(persian::Weekday())) {
        std::vector<DaySpan> spans;
        for (const WeekSpan &span : week) {
            if (span.weekday == weekday)
                spans.push_back({span.from, span.to});
        }
        TRY(checkSpans(std::move(spans), "week"));
    }
    return {};
}

void takeOut(CalendarSheet &sheet, const CalendarDayId &day)
{
    std::erase_if(sheet.days, [&day](const SheetDay &one) { return one.day == day; });
}

Result<void> putInto(CalendarSheet &sheet, const CalendarDay &day)
{
    const auto at =
        std::lower_bound(sheet.days.begin(), sheet.days.end(), day.date,
                         [](const SheetDay &one, const persian::JalaliDate &date) { return one.date < date; });
    if (at != sheet.days.end() && at->date == day.date)
        return Error("reference.calendar_day_twice",
                     {{QStringLiteral("date"), day.date.toString()}, {fieldValue, QStringLiteral("date")}});
    if (qsizetype(sheet.days.size()) >= limits::calendarDays)
        return tooLong(limits::calendarDays, "date");
    sheet.days.insert(at, {day.date, day.id, day.spans.value_or(std::vector<DaySpan>())});
    return {};
}

} // namespace

CalendarSheetId sheetIdOf(const WorkingCalendarId &calendar)
{
    static const Uuid space = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000004")).value();
    return CalendarSheetId(derivedUuid(space, calendar.toString().toUtf8()));
}

Result<Changes> putCalendar(const WorkingCalendar &calendar, const Facts &facts)
{
    TRY(checkWeek(calendar.week));
    const CalendarSheetId id = sheetIdOf(calendar.id);
    const auto before = facts.of<CalendarSheet>(id);
    if (before.isUnknown())
        return Changes::leftToServer();
    CalendarSheet sheet = before.isKnown() ? *before : CalendarSheet{id, calendar.id, {}, {}};
    sheet.week = calendar.week;
    Changes changes;
    changes.put(calendar).put(sheet);
    return changes;
}

Result<Changes> putCalendarDay(const CalendarDay &day, const Facts &facts)
{
    const std::vector<DaySpan> spans = day.spans.value_or(std::vector<DaySpan>());
    if (qsizetype(spans.size()) > limits::calendarSpans)
        return tooLong(limits::calendarSpans, "spans");
    TRY(checkSpans(spans, "spans"));
    const auto before = facts.of<CalendarDay>(day.id);
    const auto found = facts.of<CalendarSheet>(sheetIdOf(day.calendar));
    if (before.isUnknown() || found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("reference.calendar_unknown", {{fieldValue, QStringLiteral("calendar")}});
    Changes changes;
    if (before.isKnown() && before->calendar != day.calendar) {
        const auto old = facts.of<CalendarSheet>(sheetIdOf(before->calendar));
        if (old.isUnknown())
            return Changes::leftToServer();
        if (old.isKnown()) {
            CalendarSheet left = *old;
            takeOut(left, day.id);
            changes.put(left);
        }
    }
    CalendarSheet sheet = *found;
    takeOut(sheet, day.id);
    if (day.active)
        TRY(putInto(sheet, day));
    changes.put(day).put(sheet);
    return changes;
}

} // namespace peygir::reference
