// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QDate>
#include <QString>

#include <compare>

namespace peygir::persian {

/// In the order of the Iranian week.
enum class Weekday { Saturday, Sunday, Monday, Tuesday, Wednesday, Thursday, Friday };

/// A day of the official calendar of Iran (solar Hijri), in the years whose leap years are published: 1206 to 1498
/// (1827 to 2120). There is no empty or wrong date. A day has no time zone: see `LocalTime`.
class JalaliDate
{
public:
    static constexpr int firstYear = 1206;
    static constexpr int lastYear = 1498;

    /// Fails with
    /// "persian.date.out_of_range" {year, first, last}: the year is outside the official list;
    /// "persian.date.no_such_month" {month};
    /// "persian.date.no_such_day" {year, month, day, days_in_month, leap}: 1404/12/30, 1405/7/31.
    static Result<JalaliDate> fromParts(int year, int month, int day);
    /// Fails with "persian.date.out_of_range" {first, last}, also for a null date.
    static Result<JalaliDate> fromGregorian(const QDate &date);
    /// `dayNumber` is the Julian day number, as `QDate::toJulianDay`. Fails like `fromGregorian`.
    static Result<JalaliDate> fromDayNumber(qint64 dayNumber);
    static JalaliDate first();
    static JalaliDate last();

    int year() const { return m_year; }
    int month() const { return m_month; }
    int day() const { return m_day; }
    qint64 dayNumber() const;
    QDate toGregorian() const { return QDate::fromJulianDay(dayNumber()); }
    /// 1 to 366.
    int dayOfYear() const;
    Weekday weekday() const;
    /// The Saturday on or before this day; `first()` when that lies before the list.
    JalaliDate startOfWeek() const;
    JalaliDate startOfMonth() const;

    /// Moves by days, months or years (either sign). Months and years keep the day where the target month has it and
    /// otherwise take its last day: 1403/12/30 and a year gives 1404/12/29. Stops at `first()` and `last()`.
    JalaliDate plusDays(qint64 days) const;
    JalaliDate plusMonths(int months) const;
    JalaliDate plusYears(int years) const;

    /// The year must lie in the list, the month in 1 to 12.
    static bool isLeapYear(int year);
    static int daysInMonth(int year, int month);

    /// "1405/08/30" in ASCII digits, which also sorts as text.
    QString toString() const;
    /// "Saturday 30 Aban 1405" in the language of the user, with ASCII digits (`toPersianDigits` where shown).
    QString toLongString() const;
    /// The translated name; `month` in 1 to 12.
    static QString monthName(int month);
    static QString weekdayName(Weekday weekday);
    /// One or two letters for the head of a calendar's column.
    static QString weekdayLetter(Weekday weekday);

    friend auto operator<=>(const JalaliDate &, const JalaliDate &) = default;
    friend size_t qHash(const JalaliDate &date, size_t seed = 0) { return ::qHash(date.dayNumber(), seed); }

private:
    JalaliDate(int year, int month, int day)
        : m_year(qint16(year))
        , m_month(qint8(month))
        , m_day(qint8(day))
    {}
    static JalaliDate clamped(qint64 dayNumber);

    qint16 m_year;
    qint8 m_month;
    qint8 m_day;
};

} // namespace peygir::persian
