// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/period.h"

#include "persian/local_time.h"

namespace peygir::cases {

int jalaliYear(Instant at)
{
    static const QTimeZone zone{QByteArray(organisationZone)};
    const auto local = persian::LocalTime::at(at, zone);
    if (local.ok())
        return local->date.year();
    return at < Instant(0) ? persian::JalaliDate::firstYear : persian::JalaliDate::lastYear;
}

} // namespace peygir::cases
