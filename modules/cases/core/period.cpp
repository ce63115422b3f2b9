// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/period.h"

#include "persian/local_time.h"

namespace peygir::cases {

namespace {

constexpr int monthsInYear = 12;
constexpr int monthsInQuarter = 3;

/// Months since the beginning of the calendar.
int monthOf(Instant at)
{
    static const QTimeZone zone{QByteArray(organisationZone)};
    using persian::JalaliDate;
    const auto local = persian::LocalTime::at(at, zone);
    const JalaliDate date = local.ok() ? local->date : at < Instant(0) ? JalaliDate::first() : JalaliDate::last();
    return date.year() * monthsInYear + date.month() - 1;
}

int periodOfMonth(int month)
{
    return month / monthsInYear * 10 + month % monthsInYear / monthsInQuarter + 1;
}

} // namespace

int jalaliYear(Instant at) { return monthOf(at) / monthsInYear; }

int periodOf(Instant at) { return periodOfMonth(monthOf(at)); }

std::vector<std::optional<int>> periodsKept(Instant now, int months)
{
    std::vector<std::optional<int>> periods{std::nullopt};
    if (months == 0)
        return periods;
    const int current = monthOf(now);
    // To the quarter that the oldest month lies in.
    for (int quarter = current / monthsInQuarter; quarter >= (current - months) / monthsInQuarter; --quarter)
        periods.push_back(periodOfMonth(quarter * monthsInQuarter));
    return periods;
}

std::vector<int> yearsKept(Instant now, int months)
{
    std::vector<int> years;
    if (months == 0)
        return years;
    const int current = monthOf(now);
    for (int year = current / monthsInYear; year >= (current - months) / monthsInYear; --year)
        years.push_back(year);
    return years;
}

} // namespace peygir::cases
