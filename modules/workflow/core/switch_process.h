// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/given.h"
#include "workflow/core/process_row.h"

namespace peygir::workflow {

/// From now on new messages that would walk `from` walk `to` (R010, R077): a newer version, or another arrangement of the
/// roles. What is open stays where it is. Given the other way round it takes that back. For `editProcesses`. Refusals:
/// "access.denied", "workflow.process_unknown", "workflow.switch.same" (there is nothing to switch), "workflow.switch.inactive"
/// {name, version} (`to` is switched off), those of `parseProcess` and `checkCarriedOut` where this program cannot walk `to`.
struct SwitchProcess
{
    static constexpr const char *kind = "SwitchProcess";
    static constexpr int version = 1;

    ProcessId from;
    ProcessId to;

    static constexpr auto fields()
    {
        return std::tuple{field("fromProcess", &SwitchProcess::from), field("toProcess", &SwitchProcess::to)};
    }
};

Result<Changes> decide(const SwitchProcess &command, const Facts &facts, const Given &given);

} // namespace peygir::workflow
