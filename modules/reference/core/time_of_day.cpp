// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/core/time_of_day.h"

#include "persian/digits.h"

#include <QRegularExpression>

namespace peygir::reference {

namespace {

constexpr int hourMinutes = 60;

Result<TimeOfDay> timeOf(int hour, int minute, const QString &text)
{
    const int minutes = hour * hourMinutes + minute;
    if (minute >= hourMinutes || minutes > TimeOfDay::dayMinutes)
        return Error("reference.time_malformed", {{QStringLiteral("text"), text}});
    return TimeOfDay::fromMinutes(minutes);
}

} // namespace

Result<TimeOfDay> TimeOfDay::parse(const QString &text)
{
    static const QRegularExpression form(QStringLiteral("\\A([0-9]{2}):([0-9]{2})\\z"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return Error("reference.time_malformed", {{QStringLiteral("text"), text.left(20)}});
    return timeOf(match.captured(1).toInt(), match.captured(2).toInt(), text);
}

Result<TimeOfDay> TimeOfDay::parseTyped(const QString &typed)
{
    static const QRegularExpression form(QStringLiteral("\\A([0-9]{1,2})(?:[:.\u066B]?([0-9]{2}))?\\z"));
    const auto match = form.match(persian::toAsciiDigits(typed.trimmed()));
    if (!match.hasMatch())
        return Error("reference.time_malformed", {{QStringLiteral("text"), typed.left(20)}});
    return timeOf(match.captured(1).toInt(), match.captured(2).toInt(), typed);
}

QString TimeOfDay::toString() const
{
    return QStringLiteral("%1:%2")
        .arg(m_minutes / hourMinutes, 2, 10, QChar(u'0'))
        .arg(m_minutes % hourMinutes, 2, 10, QChar(u'0'));
}

} // namespace peygir::reference
