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

} // namespace

QString timeText(Instant at)
{
    const auto local = persian::LocalTime::at(at, zoneOfOrganisation());
    if (!local.ok())
        return {};
    const int minutes = int(local->time.count() / 60'000);
    const QString clock
        = QStringLiteral("%1:%2").arg(minutes / 60, 2, 10, QLatin1Char('0')).arg(minutes % 60, 2, 10, QLatin1Char('0'));
    // Left to right inside of right-to-left text, or date and clock change places.
    return QChar(0x2066) + inUsersDigits(local->date.toString() + u' ' + clock) + QChar(0x2069);
}

} // namespace peygir::uikit
