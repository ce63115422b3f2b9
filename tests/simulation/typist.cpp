// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/typist.h"

#include <iterator>

namespace peygir::simulation {

Uuid Typist::stranger() { return newUuid(Instant(1'700'000'000'000), m_random); }

QString Typist::words()
{
    switch (m_random.below(8)) {
    case 0: return QString();
    case 1: return QString(QChar(0x200c)) + QStringLiteral("  \t ");
    case 2: return QStringLiteral("'; DROP TABLE case_card; -- \"\\ <b>&amp;");
    case 3: return QString::fromUcs4(U"\U0001f4a9 \u202e\u0627\u0644\u0649 \u06f1\u06f2\u06f3");
    default: return QStringLiteral("words %1").arg(m_random.below(1000));
    }
}

QString Typist::phone()
{
    const char *phones[] = {"09121234567", "02188776655", "09350001122", "", "no phone", "0912123456"};
    return QLatin1String(phones[m_random.below(std::size(phones))]);
}

} // namespace peygir::simulation
