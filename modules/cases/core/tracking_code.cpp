// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/tracking_code.h"

#include "base/random.h"
#include "persian/damm.h"
#include "persian/digits.h"

#include <QtEndian>

namespace peygir::cases {

namespace {

/// Desks are numbered from 1; no desk gets so high a number.
constexpr int noDesk = 99'999;
constexpr int codesOfDesk = 1'000'000;

} // namespace

bool isTrackingCode(QStringView text)
{
    return (text.size() == 10 || text.size() == 12) && text.front() != u'0' && persian::damm::valid(text);
}

QString asTrackingCode(const QString &typed)
{
    QString code = persian::toAsciiDigits(typed);
    code.remove(u' ');
    return code;
}

QString replacementCode(const Uuid &commandId, int n)
{
    const Uuid drawn = derivedUuid(commandId, "code");
    const auto first = qFromBigEndian<quint32>(drawn.bytes().data() + 12) % codesOfDesk;
    const int desk = noDesk - n / codesOfDesk;
    const int number = int((first + quint32(n % codesOfDesk)) % codesOfDesk);
    const QString digits = QString::number(desk) + QString::number(number).rightJustified(6, u'0');
    return digits + QString::number(*persian::damm::digit(digits));
}

} // namespace peygir::cases
