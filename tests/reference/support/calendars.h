// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "persian/local_time.h"
#include "reference/core/calendar_sheet.h"
#include "support/rules/scene.h"

/// Calendars for tests, and times as a clock in Tehran shows them.
namespace peygir::test {

inline const QTimeZone &tehran()
{
    static const QTimeZone zone("Asia/Tehran");
    return zone;
}

inline persian::JalaliDate day(int year, int month, int dayOfMonth)
{
    return persian::JalaliDate::fromParts(year, month, dayOfMonth).value();
}

inline reference::TimeOfDay hour(const char *text)
{
    return reference::TimeOfDay::parse(QString::fromLatin1(text)).value();
}

inline Instant at(int year, int month, int dayOfMonth, const char *time)
{
    return persian::LocalTime{day(year, month, dayOfMonth), std::chrono::minutes(hour(time).minutes())}.toInstant(
        tehran());
}

/// "1405/01/05 14:30".
inline QString shown(Instant instant) { return persian::LocalTime::at(instant, tehran()).value().toString(); }

inline reference::WorkingCalendarId officeId() { return reference::WorkingCalendarId(idNamed("calendar:office")); }

/// Saturday to Wednesday from half past seven to half past two, Thursday until noon: 39 hours and a half.
inline reference::WorkingCalendar office()
{
    using persian::Weekday;
    reference::WorkingCalendar calendar{officeId(), {QStringLiteral("Office"), {}}, {}, true};
    for (const Weekday weekday :
         {Weekday::Saturday, Weekday::Sunday, Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday})
        calendar.week.push_back({weekday, hour("07:30"), hour("14:30")});
    calendar.week.push_back({Weekday::Thursday, hour("07:30"), hour("12:00")});
    return calendar;
}

inline reference::CalendarDay specialDay(const persian::JalaliDate &date,
                                         std::optional<std::vector<reference::DaySpan>> spans = {})
{
    return {reference::CalendarDayId(idNamed("day:" + date.toString().toLatin1())),
            date,
            officeId(),
            {QStringLiteral("Occasion"), {}},
            std::move(spans),
            true};
}

inline reference::CalendarSheet sheetOf(const reference::WorkingCalendar &calendar,
                                        const std::vector<reference::CalendarDay> &days = {})
{
    reference::CalendarSheet sheet{reference::sheetIdOf(calendar.id), calendar.id, calendar.week, {}};
    for (const reference::CalendarDay &one : days)
        sheet.days.push_back({one.date, one.id, one.spans.value_or(std::vector<reference::DaySpan>())});
    return sheet;
}

/// The holidays around the beginning of 1405, in their order.
inline std::vector<reference::CalendarDay> nowruz()
{
    std::vector<reference::CalendarDay> days;
    for (const int dayOfMonth : {1, 2, 3, 4, 12, 13})
        days.push_back(specialDay(day(1405, 1, dayOfMonth)));
    return days;
}

} // namespace peygir::test
