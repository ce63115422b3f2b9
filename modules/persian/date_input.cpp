// SPDX-License-Identifier: GPL-3.0-or-later
#include "persian/date_input.h"

#include "persian/text.h"
#include "persian/words.h"

#include <QRegularExpression>

#include <cstdlib>

namespace peygir::persian {

namespace {

constexpr qsizetype textInError = 60;

/// A year typed with two digits means the nearest one; of two equally near the past one (dates of birth).
int fullYear(const QString &typed, const JalaliDate &today)
{
    const int year = typed.toInt();
    if (typed.size() > 2)
        return year;
    const int century = today.year() / 100 * 100;
    int nearest = century - 100 + year;
    for (const int candidate : {century + year, century + 100 + year}) {
        if (std::abs(candidate - today.year()) < std::abs(nearest - today.year()))
            nearest = candidate;
    }
    return nearest;
}

std::optional<Result<JalaliDate>> fromNumbers(const QString &text, const JalaliDate &today)
{
    static const QRegularExpression three(QStringLiteral("^(\\d{1,4})[/.\\- ]+(\\d{1,2})[/.\\- ]+(\\d{1,4})$"));
    static const QRegularExpression two(QStringLiteral("^(\\d{1,2})[/.\\- ]+(\\d{1,2})$"));
    static const QRegularExpression inOnePiece(QStringLiteral("^(\\d{4}|\\d{2})(\\d{2})(\\d{2})$"));

    if (const auto match = inOnePiece.match(text); match.hasMatch())
        return JalaliDate::fromParts(fullYear(match.captured(1), today), match.captured(2).toInt(),
                                     match.captured(3).toInt());
    if (const auto match = two.match(text); match.hasMatch())
        return JalaliDate::fromParts(today.year(), match.captured(1).toInt(), match.captured(2).toInt());
    const auto match = three.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    QString year = match.captured(1);
    QString day = match.captured(3);
    if (day.size() == 4)
        std::swap(year, day);
    if (day.size() > 2 || (year.size() != 4 && year.size() != 2))
        return std::nullopt;
    return JalaliDate::fromParts(fullYear(year, today), match.captured(2).toInt(), day.toInt());
}

std::optional<Result<JalaliDate>> fromMonthName(const QString &text, const JalaliDate &today)
{
    static const QRegularExpression named(QStringLiteral("^(\\d{1,2}) ?(\\D+?) ?(\\d{4}|\\d{2})?$"));
    const auto match = named.match(text);
    const auto month = match.hasMatch() ? words::month(match.captured(2)) : std::nullopt;
    if (!month)
        return std::nullopt;
    const QString year = match.captured(3);
    return JalaliDate::fromParts(year.isEmpty() ? today.year() : fullYear(year, today), *month,
                                 match.captured(1).toInt());
}

std::optional<JalaliDate> relative(const QString &text, const JalaliDate &today)
{
    static const QRegularExpression signedDays(QStringLiteral("^([+-]) ?(\\d{1,5})$"));
    if (const auto match = signedDays.match(text); match.hasMatch())
        return today.plusDays(match.captured(2).toInt() * (match.captured(1) == u'-' ? -1 : 1));
    if (const auto days = words::relativeDay(text))
        return today.plusDays(*days);
    return std::nullopt;
}

} // namespace

Result<JalaliDate> parseDate(const QString &typed, const JalaliDate &today)
{
    QString text = folded(normalised(typed));
    text.replace(QChar(0x2212), u'-'); // the minus sign that a Persian locale writes
    if (const auto date = relative(text, today))
        return *date;
    if (auto date = fromNumbers(text, today))
        return *date;
    if (auto date = fromMonthName(text, today))
        return *date;
    return Error("persian.date.malformed", {{QStringLiteral("text"), normalised(typed).left(textInError)}});
}

} // namespace peygir::persian
