// SPDX-License-Identifier: GPL-3.0-or-later
#include "uikit/times.h"

#include "persian/local_time.h"
#include "uikit/language.h"

namespace peygir::uikit {

namespace {

// The organisation works in one zone; the machine of a desk may say anything.
const QTimeZone &zoneOfOrganisation()
{
    static const QTimeZone zone("Asia/Tehran");
    return zone;
}

/// Left to right inside of right-to-left text, or its parts change places.
QString isolated(const QString &numbers) { return QChar(0x2066) + inUsersDigits(numbers) + QChar(0x2069); }

} // namespace

QString timeText(Instant at)
{
    const auto local = persian::LocalTime::at(at, zoneOfOrganisation());
    if (!local.ok())
        return {};
    const int minutes = int(local->time.count() / 60'000);
    const QString clock
        = QStringLiteral("%1:%2").arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    return isolated(local->date.toString() + u' ' + clock);
}

QString dayText(const QString &stored)
{
    constexpr qsizetype length = 10;
    if (stored.size() != length)
        return {};
    const auto day = persian::JalaliDate::fromGregorian(QDate::fromString(stored, Qt::ISODate));
    return day.ok() ? isolated(day->toString()) : QString();
}

} // namespace peygir::uikit
