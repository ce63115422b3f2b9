// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/process.h"

#include <QByteArrayView>

namespace peygir::workflow {

/// Reads a process file of format 1 or 2 (docs/process-format.md). Input is hostile until this has seen it: sizes come first, every
/// field is known and of its type, no member of an object stands twice.
///
/// Fails with "workflow.process.…" and the value `where` ("nodes[2].status.colour"), and `node` or `edge` once they are
/// known; then with what `Process::of` finds. A condition is refused with "workflow.condition_unsupported".
Result<Process> parseProcess(QByteArrayView json);

} // namespace peygir::workflow
