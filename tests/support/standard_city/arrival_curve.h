// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <QByteArray>

#include <vector>

namespace peygir::standard_city {

/// When citizens call: over the day (most between 10 and 12, as Tehran's 137 reports), the week (Friday is quiet) and
/// the Jalali year (snow and floods make Dey the busiest month). Memory: two numbers per hour of the span.
class ArrivalCurve
{
public:
    /// `until` must come after `from`; the zone is an IANA name that exists; both within the years of
    /// `persian::JalaliDate`.
    ArrivalCurve(Instant from, Instant until, const QByteArray &timeZone);

    /// The moment before which `share` (0 up to 1) of all calls have come. Never falls when `share` rises.
    Instant at(double share) const;

private:
    struct Hour
    {
        qint64 start;
        qint64 end;
        /// Weight of all calls up to its end.
        double sum;
    };
    std::vector<Hour> m_hours;
};

} // namespace peygir::standard_city
