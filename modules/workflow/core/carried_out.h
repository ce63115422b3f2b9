// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/process.h"

namespace peygir::workflow {

/// Whether this program does all that the process asks of it. A file may say more than that (docs/process-format.md): such a
/// process can be read and drawn, and is never given to a city, whose cases would stand where nobody can move them.
///
/// Fails with "workflow.act_unsupported" {node, edge, act}.
Result<void> checkCarriedOut(const Process &process);

} // namespace peygir::workflow
