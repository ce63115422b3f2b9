// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/ui/typed_place.h"

#include "persian/digits.h"
#include "uikit/language.h"

#include <QRegularExpression>

#include <cmath>

namespace peygir::followup {

std::optional<std::pair<qint64, qint64>> typedPlace(const QString &text)
{
    QString typed = persian::toAsciiDigits(text);
    // The Persian sign between whole and parts.
    typed.replace(QChar(0x066b), u'.');
    static const QRegularExpression number(QStringLiteral("-?\\d{1,3}(?:\\.\\d+)?"));
    std::vector<double> found;
    for (auto each = number.globalMatch(typed); each.hasNext();)
        found.push_back(each.next().captured().toDouble());
    if (found.size() != 2 || std::abs(found[0]) > 90 || std::abs(found[1]) > 180)
        return std::nullopt;
    return std::pair(qint64(std::llround(found[0] * 1e6)), qint64(std::llround(found[1] * 1e6)));
}

QString writtenPlace(qint64 latitude, qint64 longitude)
{
    // Five places are a metre.
    const auto degrees = [](qint64 millionths) { return QString::number(double(millionths) / 1e6, 'f', 5); };
    return uikit::inUsersDigits(degrees(latitude) + u' ' + degrees(longitude));
}

} // namespace peygir::followup
