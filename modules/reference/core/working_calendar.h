// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row_type.h"
#include "persian/jalali_date.h"
#include "reference/core/time_of_day.h"

#include <array>

namespace peygir::persian {

/// On the wire and in rows.
constexpr std::array<std::pair<Weekday, const char *>, 7> wordsOf(Weekday)
{
    return {{{Weekday::Saturday, "saturday"},
             {Weekday::Sunday, "sunday"},
             {Weekday::Monday, "monday"},
             {Weekday::Tuesday, "tuesday"},
             {Weekday::Wednesday, "wednesday"},
             {Weekday::Thursday, "thursday"},
             {Weekday::Friday, "friday"}}};
}

} // namespace peygir::persian

namespace peygir {

/// A day as text, "2026-11-21" (ISO, Gregorian), as answers of checklists have it: no time zone can move it.
template <>
struct FieldCodec<persian::JalaliDate>
{
    static constexpr auto type = Value::Type::Text;
    static Value toValue(const persian::JalaliDate &date) { return Value::text(toJson(date).toString()); }
    static bool isReadable(const Value &value) { return fromJson(value.toText()).ok(); }
    static persian::JalaliDate fromValue(const Value &value) { return fromJson(value.toText()).value(); }
    static QJsonValue toJson(const persian::JalaliDate &date) { return date.toGregorian().toString(Qt::ISODate); }
    /// One form of each day and no other, so that equal days are equal texts.
    static Result<persian::JalaliDate> fromJson(const QJsonValue &json)
    {
        const auto date = persian::JalaliDate::fromGregorian(QDate::fromString(json.toString(), Qt::ISODate));
        if (!date.ok() || toJson(*date) != json)
            return malformedField();
        return date;
    }
};

} // namespace peygir

namespace peygir::reference {

struct WorkingCalendarTag;
using WorkingCalendarId = StrongId<WorkingCalendarTag>;
struct CalendarDayTag;
using CalendarDayId = StrongId<CalendarDayTag>;

inline constexpr AggregateKind workingCalendarKind{27, "working_calendar"};
inline constexpr AggregateKind calendarDayKind{28, "calendar_day"};

/// A part of a day in which work is done. What goes over midnight is two of them, on two days: so a day is always
/// whole.
struct DaySpan
{
    TimeOfDay from;
    /// After `from`.
    TimeOfDay to;

    static constexpr auto fields() { return std::tuple{field("from", &DaySpan::from), field("to", &DaySpan::to)}; }
    friend bool operator==(const DaySpan &, const DaySpan &) = default;
};

/// The same for a day of every week.
struct WeekSpan
{
    /// The rules read calendars with every message, and a city has few: a list is decoded once (FieldCodec).
    static constexpr bool fewLists = true;

    persian::Weekday weekday;
    TimeOfDay from;
    TimeOfDay to;

    static constexpr auto fields()
    {
        return std::tuple{field("weekday", &WeekSpan::weekday), field("from", &WeekSpan::from),
                          field("to", &WeekSpan::to)};
    }
    friend bool operator==(const WeekSpan &, const WeekSpan &) = default;
};

} // namespace peygir::reference

namespace peygir {

template <>
struct FieldCodec<reference::DaySpan>
{
    static QJsonValue toJson(const reference::DaySpan &span) { return fieldsToJson(span); }
    static Result<reference::DaySpan> fromJson(const QJsonValue &json)
    {
        return fieldsFromJson<reference::DaySpan>(json.toObject());
    }
};

template <>
struct FieldCodec<reference::WeekSpan>
{
    static QJsonValue toJson(const reference::WeekSpan &span) { return fieldsToJson(span); }
    static Result<reference::WeekSpan> fromJson(const QJsonValue &json)
    {
        return fieldsFromJson<reference::WeekSpan>(json.toObject());
    }
};

} // namespace peygir

namespace peygir::reference {

/// When work is done in an ordinary week: by days, in as many shifts as there are. Subjects whose deadline counts
/// working hours name one. Switched off it still counts where it is named.
struct WorkingCalendar
{
    static constexpr const char *tableName = "working_calendar";
    static constexpr AggregateKind kind = workingCalendarKind;
    static constexpr bool root = true;

    WorkingCalendarId id;
    Localized name;
    /// In any order; those of one day do not overlap. Never empty in a record that may be put.
    std::vector<WeekSpan> week;
    bool active;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &WorkingCalendar::id), field("name", &WorkingCalendar::name),
                          field("week", &WorkingCalendar::week), field("active", &WorkingCalendar::active)};
    }
};

/// A day on which a calendar is not as in every week: a holiday, half a day, a Friday on which work is done.
struct CalendarDay
{
    static constexpr const char *tableName = "calendar_day";
    static constexpr AggregateKind kind = calendarDayKind;
    static constexpr bool root = true;

    CalendarDayId id;
    persian::JalaliDate date;
    WorkingCalendarId calendar;
    Localized occasion;
    /// Instead of those of the week; none: no work is done.
    std::optional<std::vector<DaySpan>> spans;
    /// Switched off it is a day as in every week.
    bool active;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &CalendarDay::id),
                          field("date", &CalendarDay::date),
                          field("calendar", &CalendarDay::calendar),
                          field("occasion", &CalendarDay::occasion),
                          field("spans", &CalendarDay::spans),
                          field("active", &CalendarDay::active)};
    }
};

} // namespace peygir::reference
