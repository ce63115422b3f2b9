// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/arrival_curve.h"

#include "persian/jalali_date.h"

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>

namespace peygir::standard_city {

namespace {

constexpr qint64 hourMs = 3'600'000;

// Calls in each hour of the day. The shape is that of a real 311 line with the evening noise calls taken down, which
// 137 centres do not get, and the peak between 10 and 12.
constexpr double byHour[24] = {14, 9,  7,  5,  5,  7,  13, 28, 55, 78, 97, 100,
                               84, 66, 56, 50, 46, 42, 40, 40, 38, 36, 30, 21};
// Monday first, as QDate counts.
constexpr double byWeekday[7] = {1.02, 1.0, 0.98, 0.72, 0.45, 1.12, 1.06};
// Farvardin first: the New Year's holidays are quiet, snow and floods come from Azar to Bahman.
constexpr double byMonth[12] = {0.82, 0.95, 0.98, 1.0, 1.0, 1.0, 1.0, 1.03, 1.1, 1.15, 1.08, 0.9};

double weight(const QDateTime &local)
{
    const auto day = persian::JalaliDate::fromGregorian(local.date());
    Q_ASSERT(day.ok());
    return byHour[local.time().hour()] * byWeekday[local.date().dayOfWeek() - 1] * byMonth[day->month() - 1];
}

} // namespace

ArrivalCurve::ArrivalCurve(Instant from, Instant until, const QByteArray &timeZone)
{
    Q_ASSERT(until > from);
    const QTimeZone zone(timeZone);
    Q_ASSERT(zone.isValid());
    double sum = 0;
    for (qint64 start = from.milliseconds(); start < until.milliseconds();) {
        // An hour is that of the wall clock, which in Tehran begins at half past in UTC.
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(start, zone);
        const qint64 end = std::min(start + hourMs - local.time().msecsSinceStartOfDay() % hourMs,
                                    until.milliseconds());
        sum += double(end - start) / hourMs * weight(local);
        m_hours.push_back({start, end, sum});
        start = end;
    }
}

Instant ArrivalCurve::at(double share) const
{
    const double wanted = share * m_hours.back().sum;
    auto hour = std::upper_bound(m_hours.begin(), m_hours.end(), wanted,
                                 [](double value, const Hour &other) { return value < other.sum; });
    if (hour == m_hours.end())
        --hour;
    const double before = hour == m_hours.begin() ? 0 : std::prev(hour)->sum;
    const qint64 length = hour->end - hour->start;
    const auto into = qint64((wanted - before) / (hour->sum - before) * double(length));
    return Instant(hour->start + std::clamp<qint64>(into, 0, length - 1));
}

} // namespace peygir::standard_city
