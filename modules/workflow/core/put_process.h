// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/given.h"
#include "workflow/core/process_row.h"

namespace peygir::workflow {

/// The id of the version after this one. It follows from this one's, so that of two people who save a next version of the
/// same process without knowing of one another only the first has it.
ProcessId nextVersionOf(const ProcessId &base);

/// Publishes the next version of a process (R074, R075, R077, R078). Nothing walks it yet: new messages and open cases go on
/// as before until somebody switches (`SwitchProcess`). The version before stays as it is. For `editProcesses`. Refusals
/// besides those of `parseProcess` and `checkCarriedOut`: "access.denied", "workflow.process_unknown" (there is no such base),
/// "workflow.process.record_differs" (id, key or version are not those of the next version) and "workflow.version_taken"
/// {name, version}: somebody else has saved one meanwhile.
struct PutProcess
{
    static constexpr const char *kind = "PutProcess";
    static constexpr int version = 1;

    /// What was edited.
    ProcessId base;
    /// The text of the next version (docs/process-format.md).
    QString definition;

    static constexpr auto fields()
    {
        return std::tuple{field("base", &PutProcess::base), field("definition", &PutProcess::definition)};
    }
};

Result<Changes> decide(const PutProcess &command, const Facts &facts, const Given &given);

} // namespace peygir::workflow
