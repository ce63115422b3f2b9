// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/jalali_date.h"

#include <QCoreApplication>

#include <algorithm>

namespace peygir::persian {

namespace {

// 1206/01/01 is 1827-03-22.
constexpr qint64 firstDayNumber = 2388438;

// The official list has a leap year every four years, and after the eighth of them the next comes after five: cycles
// of 33 years that begin with the leap years 1210, 1243, … 1474. Before 1206 and after 1498 the authority has not
// published anything, and astronomy will not follow the cycle for ever: hence the limits of the class.
constexpr int firstLeapYear = 1210;
constexpr int cycleYears = 33;
constexpr int cycleLeapYears = 8;

constexpr bool leapYear(int year)
{
    const int inCycle = (year - firstLeapYear + cycleYears) % cycleYears;
    return inCycle % 4 == 0 && inCycle != cycleYears - 1;
}

constexpr int leapYearsBefore(int year)
{
    const int since = year - firstLeapYear;
    if (since <= 0)
        return 0;
    return since / cycleYears * cycleLeapYears + std::min((since % cycleYears + 3) / 4, cycleLeapYears);
}

/// Also for `lastYear` + 1, the first day behind the list.
constexpr qint64 firstDayOfYear(int year)
{
    return firstDayNumber + 365 * qint64(year - JalaliDate::firstYear) + leapYearsBefore(year);
}

constexpr int daysBeforeMonth(int month) { return month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30; }

Error outOfRange()
{
    return Error("persian.date.out_of_range",
                 {{QStringLiteral("first"), JalaliDate::firstYear}, {QStringLiteral("last"), JalaliDate::lastYear}});
}

} // namespace

bool JalaliDate::isLeapYear(int year)
{
    Q_ASSERT(year >= firstYear && year <= lastYear);
    return leapYear(year);
}

int JalaliDate::daysInMonth(int year, int month)
{
    Q_ASSERT(month >= 1 && month <= 12);
    if (month <= 6)
        return 31;
    if (month <= 11)
        return 30;
    return isLeapYear(year) ? 30 : 29;
}

Result<JalaliDate> JalaliDate::fromParts(int year, int month, int day)
{
    if (year < firstYear || year > lastYear)
        return outOfRange().with(QStringLiteral("year"), year);
    if (month < 1 || month > 12)
        return Error("persian.date.no_such_month", {{QStringLiteral("month"), month}});
    if (day < 1 || day > daysInMonth(year, month))
        return Error("persian.date.no_such_day", {{QStringLiteral("year"), year},
                                                  {QStringLiteral("month"), month},
                                                  {QStringLiteral("day"), day},
                                                  {QStringLiteral("days_in_month"), daysInMonth(year, month)},
                                                  {QStringLiteral("leap"), isLeapYear(year)}});
    return JalaliDate(year, month, day);
}

Result<JalaliDate> JalaliDate::fromGregorian(const QDate &date)
{
    if (!date.isValid())
        return outOfRange();
    return fromDayNumber(date.toJulianDay());
}

Result<JalaliDate> JalaliDate::fromDayNumber(qint64 dayNumber)
{
    if (dayNumber < firstDayNumber || dayNumber >= firstDayOfYear(lastYear + 1))
        return outOfRange();
    return clamped(dayNumber);
}

JalaliDate JalaliDate::clamped(qint64 dayNumber)
{
    if (dayNumber < firstDayNumber)
        return first();
    if (dayNumber >= firstDayOfYear(lastYear + 1))
        return last();
    // Never too small, because no year is shorter than 365 days; too large by one at most, because 71 leap days do not
    // fill a year.
    int year = firstYear + int((dayNumber - firstDayNumber) / 365);
    if (firstDayOfYear(year) > dayNumber)
        --year;
    const int inYear = int(dayNumber - firstDayOfYear(year));
    const int month = inYear < 186 ? inYear / 31 + 1 : (inYear - 186) / 30 + 7;
    return JalaliDate(year, month, inYear - daysBeforeMonth(month) + 1);
}

JalaliDate JalaliDate::first() { return JalaliDate(firstYear, 1, 1); }

JalaliDate JalaliDate::last() { return JalaliDate(lastYear, 12, daysInMonth(lastYear, 12)); }

qint64 JalaliDate::dayNumber() const { return firstDayOfYear(m_year) + dayOfYear() - 1; }

int JalaliDate::dayOfYear() const { return daysBeforeMonth(m_month) + m_day; }

Weekday JalaliDate::weekday() const
{
    // Day number 5 was a Saturday.
    return Weekday((dayNumber() + 2) % 7);
}

JalaliDate JalaliDate::startOfWeek() const { return plusDays(-qint64(weekday())); }

JalaliDate JalaliDate::startOfMonth() const { return JalaliDate(m_year, m_month, 1); }

JalaliDate JalaliDate::plusDays(qint64 days) const
{
    // Beyond the length of the list every number means the same, and the sum cannot overflow.
    constexpr qint64 most = 366 * qint64(lastYear - firstYear + 1);
    return clamped(dayNumber() + std::clamp(days, -most, most));
}

JalaliDate JalaliDate::plusMonths(int months) const
{
    const qint64 since = (m_year - firstYear) * qint64(12) + m_month - 1 + months;
    if (since < 0)
        return first();
    const qint64 year = firstYear + since / 12;
    if (year > lastYear)
        return last();
    const int month = int(since % 12) + 1;
    return JalaliDate(int(year), month, std::min(int(m_day), daysInMonth(int(year), month)));
}

JalaliDate JalaliDate::plusYears(int years) const
{
    constexpr int most = lastYear - firstYear + 1;
    return plusMonths(std::clamp(years, -most, most) * 12);
}

QString JalaliDate::toString() const
{
    return QStringLiteral("%1/%2/%3")
        .arg(m_year)
        .arg(m_month, 2, 10, QLatin1Char('0'))
        .arg(m_day, 2, 10, QLatin1Char('0'));
}

QString JalaliDate::toLongString() const
{
    //: A date in full. %1 weekday, %2 day, %3 name of the month, %4 year
    return QCoreApplication::translate("JalaliDate", "%1 %2 %3 %4")
        .arg(weekdayName(weekday()), QString::number(m_day), monthName(m_month), QString::number(m_year));
}

QString JalaliDate::monthName(int month)
{
    Q_ASSERT(month >= 1 && month <= 12);
    static const char *const names[] = {
        QT_TRANSLATE_NOOP("JalaliDate", "Farvardin"), QT_TRANSLATE_NOOP("JalaliDate", "Ordibehesht"),
        QT_TRANSLATE_NOOP("JalaliDate", "Khordad"),   QT_TRANSLATE_NOOP("JalaliDate", "Tir"),
        QT_TRANSLATE_NOOP("JalaliDate", "Mordad"),    QT_TRANSLATE_NOOP("JalaliDate", "Shahrivar"),
        QT_TRANSLATE_NOOP("JalaliDate", "Mehr"),      QT_TRANSLATE_NOOP("JalaliDate", "Aban"),
        QT_TRANSLATE_NOOP("JalaliDate", "Azar"),      QT_TRANSLATE_NOOP("JalaliDate", "Dey"),
        QT_TRANSLATE_NOOP("JalaliDate", "Bahman"),    QT_TRANSLATE_NOOP("JalaliDate", "Esfand")};
    return QCoreApplication::translate("JalaliDate", names[month - 1]);
}

QString JalaliDate::weekdayName(Weekday weekday)
{
    static const char *const names[] = {
        QT_TRANSLATE_NOOP("JalaliDate", "Saturday"),  QT_TRANSLATE_NOOP("JalaliDate", "Sunday"),
        QT_TRANSLATE_NOOP("JalaliDate", "Monday"),    QT_TRANSLATE_NOOP("JalaliDate", "Tuesday"),
        QT_TRANSLATE_NOOP("JalaliDate", "Wednesday"), QT_TRANSLATE_NOOP("JalaliDate", "Thursday"),
        QT_TRANSLATE_NOOP("JalaliDate", "Friday")};
    return QCoreApplication::translate("JalaliDate", names[int(weekday)]);
}

QString JalaliDate::weekdayLetter(Weekday weekday)
{
    static const char *const letters[] = {QT_TRANSLATE_NOOP("JalaliDate", "Sa"), QT_TRANSLATE_NOOP("JalaliDate", "Su"),
                                          QT_TRANSLATE_NOOP("JalaliDate", "Mo"), QT_TRANSLATE_NOOP("JalaliDate", "Tu"),
                                          QT_TRANSLATE_NOOP("JalaliDate", "We"), QT_TRANSLATE_NOOP("JalaliDate", "Th"),
                                          QT_TRANSLATE_NOOP("JalaliDate", "Fr")};
    return QCoreApplication::translate("JalaliDate", letters[int(weekday)]);
}

} // namespace peygir::persian
