// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/local_time.h"

#include <QDateTime>

namespace peygir::persian {

namespace {

constexpr qint64 epochDayNumber = 2440588; // 1970-01-01
constexpr qint64 millisecondsOfDay = 86'400'000;

qint64 offsetAt(qint64 utcMilliseconds, const QTimeZone &zone)
{
    return zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(utcMilliseconds, Qt::UTC)) * qint64(1000);
}

} // namespace

Result<LocalTime> LocalTime::at(Instant instant, const QTimeZone &zone)
{
    Q_ASSERT(zone.isValid());
    // Far outside the list the arithmetic below could overflow.
    const qint64 utc = instant.milliseconds();
    const qint64 first = (JalaliDate::first().dayNumber() - 1 - epochDayNumber) * millisecondsOfDay;
    const qint64 behindLast = (JalaliDate::last().dayNumber() + 2 - epochDayNumber) * millisecondsOfDay;
    if (utc < first || utc >= behindLast)
        return JalaliDate::fromGregorian(QDate()).error();
    const qint64 local = utc + offsetAt(utc, zone);
    const qint64 sinceMidnight = (local % millisecondsOfDay + millisecondsOfDay) % millisecondsOfDay;
    TRY_LET(const JalaliDate date,
            JalaliDate::fromDayNumber(epochDayNumber + (local - sinceMidnight) / millisecondsOfDay));
    return LocalTime{date, Milliseconds(sinceMidnight)};
}

Instant LocalTime::toInstant(const QTimeZone &zone) const
{
    Q_ASSERT(zone.isValid() && time.count() >= 0 && time.count() < millisecondsOfDay);
    const qint64 local = (date.dayNumber() - epochDayNumber) * millisecondsOfDay + time.count();
    // The offsets before and after any change that may lie near; no zone changes twice in two days.
    const qint64 before = offsetAt(local - millisecondsOfDay, zone);
    const qint64 after = offsetAt(local + millisecondsOfDay, zone);
    if (before != after && offsetAt(local - before, zone) != before && offsetAt(local - after, zone) == after)
        return Instant(local - after);
    return Instant(local - before);
}

QString LocalTime::toString() const
{
    return QStringLiteral("%1 %2:%3")
        .arg(date.toString())
        .arg(hour(), 2, 10, QLatin1Char('0'))
        .arg(minute(), 2, 10, QLatin1Char('0'));
}

Instant startOfDay(const JalaliDate &date, const QTimeZone &zone)
{
    return LocalTime{date, Milliseconds(0)}.toInstant(zone);
}

} // namespace peygir::persian
