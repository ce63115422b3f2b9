// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/job_kind.h"
#include "workflow/core/process_row.h"

namespace peygir::cases {

/// What the job "process_switch" is asked (R010, R077).
struct SwitchAsked
{
    workflow::ProcessId from;
    workflow::ProcessId to;
    /// As `MoveToProcess::places`.
    QJsonObject places;

    static constexpr auto fields()
    {
        return std::tuple{field("from", &SwitchAsked::from), field("to", &SwitchAsked::to),
                          field("places", &SwitchAsked::places)};
    }
};

inline constexpr const char *switchJobName = "process_switch";

/// Moves every open case that walks `from` to `to` by `MoveToProcess`, under the rights of whoever asks. What cannot go stays
/// where it is and is named. Taken back: to the task and the holder that it had, unless somebody has worked on it since, or it
/// is closed ("jobs.moved_on"). Refuses "workflow.switch.not_yet" as long as new messages still walk `from`, or something else
/// instead: what is switched is said by `SwitchProcess`, which may be on its way; "workflow.process_unknown", "workflow.switch.same", and "workflow.switch.target_missing"
/// {status, count}: cases stand in a status that is not there, and nobody has said where they go.
storage::JobKind switchJob();

} // namespace peygir::cases
