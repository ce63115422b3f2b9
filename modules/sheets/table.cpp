// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/table.h"

#include "persian/digits.h"
#include "persian/local_time.h"

namespace peygir::sheets {

namespace {

const QTimeZone &zoneOfOrganisation()
{
    static const QTimeZone zone("Asia/Tehran");
    return zone;
}

/// Marks of direction are for a screen; in a cell they would be found by nobody who searches.
bool isDirectionMark(QChar c)
{
    const char16_t code = c.unicode();
    return code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

} // namespace

Cell textCell(const QString &text)
{
    QString plain = text;
    plain.removeIf(isDirectionMark);
    return {persian::toAsciiDigits(plain)};
}

Cell numberCell(qint64 number) { return {QString::number(number), number}; }

Cell timeCell(Instant at)
{
    const auto local = persian::LocalTime::at(at, zoneOfOrganisation());
    if (!local.ok())
        return {};
    const QTime clock(local->hour(), local->minute());
    return {local->toString(), {}, QDateTime(local->date.toGregorian(), clock, Qt::UTC)};
}

Cell timeCell(const std::optional<Instant> &at) { return at ? timeCell(*at) : Cell(); }

Cell dayCell(const std::optional<Instant> &day)
{
    if (!day)
        return {};
    const auto local = persian::LocalTime::at(*day, zoneOfOrganisation());
    if (!local.ok())
        return {};
    return {local->date.toString(), {}, QDateTime(local->date.toGregorian(), QTime(0, 0), Qt::UTC)};
}

} // namespace peygir::sheets
