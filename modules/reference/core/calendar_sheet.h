// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/changes.h"
#include "command/facts.h"
#include "reference/core/working_calendar.h"

namespace peygir::reference {

struct CalendarSheetTag;
using CalendarSheetId = StrongId<CalendarSheetTag>;

inline constexpr AggregateKind calendarSheetKind{29, "calendar_sheet"};

/// A day of the sheet and the record that it came from.
struct SheetDay
{
    static constexpr bool fewLists = true;

    persian::JalaliDate date;
    CalendarDayId day;
    std::vector<DaySpan> spans;

    static constexpr auto fields()
    {
        return std::tuple{field("date", &SheetDay::date), field("day", &SheetDay::day),
                          field("spans", &SheetDay::spans)};
    }
    friend bool operator==(const SheetDay &, const SheetDay &) = default;
};

} // namespace peygir::reference

namespace peygir {

template <>
struct FieldCodec<reference::SheetDay>
{
    static QJsonValue toJson(const reference::SheetDay &day) { return fieldsToJson(day); }
    static Result<reference::SheetDay> fromJson(const QJsonValue &json)
    {
        return fieldsFromJson<reference::SheetDay>(json.toObject());
    }
};

} // namespace peygir

namespace peygir::reference {

/// A calendar with all its days in one row, as rules read it: rules never search, and a desk that holds the row knows
/// of every day that nothing is said of it. Kept by the two functions below; its id is made from the calendar's.
struct CalendarSheet
{
    static constexpr const char *tableName = "calendar_sheet";
    static constexpr AggregateKind kind = calendarSheetKind;
    static constexpr bool root = true;

    CalendarSheetId id;
    WorkingCalendarId calendar;
    /// As in the calendar.
    std::vector<WeekSpan> week;
    /// Those in use, in the order of their dates, each date once.
    std::vector<SheetDay> days;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &CalendarSheet::id), field("calendar", &CalendarSheet::calendar),
                          field("week", &CalendarSheet::week), field("days", &CalendarSheet::days)};
    }

    friend bool operator==(const CalendarSheet &, const CalendarSheet &) = default;
};

CalendarSheetId sheetIdOf(const WorkingCalendarId &calendar);

/// Puts a calendar and its sheet. Refuses, with "field": "reference.calendar_never_works": no working time in the week;
/// "reference.span_backwards" {from, to}; "reference.spans_overlap" {from, to}: of the later one;
/// "reference.calendar_too_long" {most}.
Result<Changes> putCalendar(const WorkingCalendar &calendar, const Facts &facts);

/// Puts a day and keeps the sheet of its calendar, and that of the calendar in which it was before. Refuses, with
/// "field": "reference.calendar_unknown", "reference.calendar_day_twice" {date} where another record says something of
/// that day, and as above of its spans.
Result<Changes> putCalendarDay(const CalendarDay &day, const Facts &facts);

} // namespace peygir::reference
