// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "reference/core/calendar_sheet.h"

#include <QTimeZone>

#include <functional>

namespace peygir::reference {

/// Arithmetic with the working time of one calendar, in the zone where its clocks hang. Working time passes in the
/// spans of the calendar, and is real time: a shift on the night on which the clock is put back is an hour longer. A
/// pure value; for one thread.
///
/// Nothing looks further ahead than `limits::calendarDaysAhead`: both fail with "reference.calendar_too_far" where they
/// would have to, and for instants outside the official list of years.
class WorkingTime
{
public:
    /// `zone` must be valid.
    WorkingTime(CalendarSheet sheet, QTimeZone zone);

    /// The first instant not before `start` at which so much working time has passed since `start`: none gives `start`
    /// itself, and a day's work ends with the span, not with the beginning of the next one. `working` is not negative.
    Result<Instant> after(Instant start, Milliseconds working) const;
    /// How much working time passes from one instant to the other; none where `to` is not after `from`.
    Result<Milliseconds> between(Instant from, Instant to) const;

private:
    /// Calls `visit` with what is left after `from` of each span, in order, until it answers false or the days begin at
    /// `until`.
    Result<void> walk(Instant from, std::optional<Instant> until,
                      const std::function<bool(Instant begin, Instant end)> &visit) const;
    const std::vector<DaySpan> &spansOf(const persian::JalaliDate &date) const;

    CalendarSheet m_sheet;
    QTimeZone m_zone;
    /// By weekday, in order.
    std::array<std::vector<DaySpan>, 7> m_week;
};

} // namespace peygir::reference
