// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "catalogue/core/subject.h"
#include "command/facts.h"
#include "reference/core/working_time.h"
#include "workflow/core/node.h"

namespace peygir::cases {

/// The working time of a calendar where the organisation's clocks hang.
reference::WorkingTime workingTimeOf(reference::CalendarSheet sheet);

/// When a message about this subject that was registered then is promised to be done: by the working hours of the
/// subject's calendar, else round the clock. Absent where its calendar does not exist or does not reach so far; Unknown
/// where the server has to say. Without a calendar nothing is read.
Fact<Instant> promisedEnd(const catalogue::Subject &subject, Instant registeredAt, const Facts &facts);

/// Until when a case about this subject may stay at a task to which it comes then, by the same hours. Absent where the
/// task allows any time, or the subject's calendar gives no end; Unknown where the server has to say. Of a task that
/// allows any time nothing is read.
Fact<Instant> dueEnd(const workflow::Task &task, const catalogue::SubjectId &subject, Instant openedAt,
                     const Facts &facts);

/// `end`, later by the time that passes between the two instants: by the working hours of the subject's calendar, else
/// round the clock, as where there is no such subject or calendar, or it does not reach so far. Never absent; Unknown
/// where the server has to say.
Fact<Instant> laterBy(Instant end, Instant from, Instant to, const catalogue::SubjectId &subject, const Facts &facts);

} // namespace peygir::cases
