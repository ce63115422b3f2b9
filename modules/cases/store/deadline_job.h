// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/working_calendar.h"
#include "storage/job_kind.h"

namespace peygir::cases {

/// What the job "deadlines" is asked: the calendar that has changed (R234).
struct DeadlinesAsked
{
    reference::WorkingCalendarId calendar;

    static constexpr auto fields() { return std::tuple{field("calendar", &DeadlinesAsked::calendar)}; }
};

/// Moves by `MoveDeadline` the promised end of every open case whose subject goes by the calendar to where the calendar
/// puts it now. A case that is promised as it should be is passed over; so is one that was brought in from another
/// system, which may have said until when. Taken back: to where it was, unless the case is closed or its promise was
/// moved since
/// ("jobs.moved_on"). Refuses "reference.calendar_unknown".
storage::JobKind deadlineJob();

} // namespace peygir::cases
