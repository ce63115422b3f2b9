// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/store/deadline_moves.h"
#include "storage/job_kind.h"

namespace peygir::cases {

inline constexpr const char *deadlineJobName = "deadlines";

/// Brings promised ends and due times of the open cases of a calendar to where it puts them now, by `MoveDeadline`
/// (`deadlineMoves`). Taken back: to where they were, unless the case is closed, or its promise, or all that was moved of
/// it, has been moved since ("jobs.moved_on"). Refuses as `deadlineMoves`.
storage::JobKind deadlineJob();

} // namespace peygir::cases
