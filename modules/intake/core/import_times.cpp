// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/core/import_times.h"

#include "persian/digits.h"
#include "persian/local_time.h"

#include <QDateTime>
#include <QRegularExpression>

namespace peygir::intake {

namespace {

/// No system of citizens' messages is older. Who writes 1402/12/30 means a Jalali year, and has made a mistake.
constexpr int firstYear = 1900;

std::optional<Instant> jalaliTime(const QString &text, const QTimeZone &zone)
{
    static const QRegularExpression form(QStringLiteral("^(?:(\\d{1,2}):(\\d{2})(?::(\\d{2}))?[ -]+)?"
                                                        "(\\d{1,4})[/.-](\\d{1,2})[/.-](\\d{1,4})"
                                                        "(?:[ T-]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?)?$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const auto number = [&match](int n) { return match.captured(n).toInt(); };
    const bool yearFirst = match.capturedLength(4) == 4;
    const bool before = match.capturedLength(1) > 0, behind = match.capturedLength(7) > 0;
    if ((before && behind) || yearFirst == (match.capturedLength(6) == 4))
        return std::nullopt;
    const auto date = yearFirst ? persian::JalaliDate::fromParts(number(4), number(5), number(6))
                                : persian::JalaliDate::fromParts(number(6), number(5), number(4));
    const int at = before ? 1 : 7;
    if (!date.ok() || number(at) > 23 || number(at + 1) > 59 || number(at + 2) > 59)
        return std::nullopt;
    const auto time = std::chrono::hours(number(at)) + std::chrono::minutes(number(at + 1)) + std::chrono::seconds(number(at + 2));
    return persian::LocalTime{*date, time}.toInstant(zone);
}

std::optional<Instant> isoTime(const QString &text, const QTimeZone &zone)
{
    QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid() || time.date().year() < firstYear)
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time = QDateTime(time.date(), time.time(), zone);
    return Instant(time.toMSecsSinceEpoch());
}

} // namespace

std::optional<Instant> readImportTime(const QString &text, const QStringList &times, const QTimeZone &zone)
{
    const QString typed = persian::toAsciiDigits(text);
    if (times.contains(jalaliTimes)) {
        if (const auto at = jalaliTime(typed, zone))
            return at;
    }
    if (const auto at = isoTime(typed, zone))
        return at;
    for (const QString &format : times) {
        const QDateTime time = QDateTime::fromString(typed, format);
        if (time.isValid() && time.date().year() >= firstYear)
            return Instant(QDateTime(time.date(), time.time(), zone).toMSecsSinceEpoch());
    }
    return std::nullopt;
}

} // namespace peygir::intake
