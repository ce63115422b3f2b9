// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "catalogue/core/subject.h"
#include "command/facts.h"
#include "reference/core/working_time.h"

namespace peygir::cases {

/// The working time of a calendar where the organisation's clocks hang.
reference::WorkingTime workingTimeOf(reference::CalendarSheet sheet);

/// When a message about this subject that was registered then is promised to be done: by the working hours of the
/// subject's calendar, else round the clock. Absent where its calendar does not exist or does not reach so far; Unknown
/// where the server has to say. Without a calendar nothing is read.
Fact<Instant> promisedEnd(const catalogue::Subject &subject, Instant registeredAt, const Facts &facts);

} // namespace peygir::cases
