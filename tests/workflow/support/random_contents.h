// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/process.h"

namespace peygir::workflow::test {

/// The draft with everything that a file can say in its nodes and edges, and texts that are awkward to write down: still a
/// sound one, of format 2 as good as always. Drawn from rapidcheck, so only inside a property.
ProcessDraft withContents(ProcessDraft draft);

} // namespace peygir::workflow::test
