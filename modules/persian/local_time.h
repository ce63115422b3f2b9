// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "persian/jalali_date.h"

#include <QTimeZone>

namespace peygir::persian {

/// What calendar and clock on the wall show in a place. Only for showing and for what people type: what is stored is
/// the `Instant`.
struct LocalTime
{
    JalaliDate date;
    /// Since midnight on the wall's clock, in [0, 24 h).
    Milliseconds time;

    /// Fails with "persian.date.out_of_range". `zone` must be valid; Tehran's had daylight saving until 1401, hence
    /// the database of time zones and never a fixed offset.
    static Result<LocalTime> at(Instant instant, const QTimeZone &zone);

    /// The first instant at which the clock shows this. A time that the clock leaps over in spring is taken as much
    /// later as the clock leaps: 00:30 becomes 01:30.
    Instant toInstant(const QTimeZone &zone) const;

    int hour() const { return int(time.count() / 3'600'000); }
    int minute() const { return int(time.count() / 60'000 % 60); }
    /// "1405/08/30 14:05" in ASCII digits.
    QString toString() const;

    friend auto operator<=>(const LocalTime &, const LocalTime &) = default;
};

/// When the day begins: midnight, or the first instant after it on a day on which the clock leaps over midnight.
Instant startOfDay(const JalaliDate &date, const QTimeZone &zone);

} // namespace peygir::persian
