// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/process.h"

namespace peygir::workflow::test {

/// From 0 to `bound` - 1, all as likely.
size_t below(size_t bound);

/// A process of tasks and splits within splits, each with its join, whose extra edges lead to ends, to the start or to
/// a task before in the same branch: always a sound one. Drawn from rapidcheck, so only inside a property.
ProcessDraft wellNestedDraft();

/// The draft with up to three edges bent or added without thought: sound or not.
ProcessDraft scribbledOver(ProcessDraft draft);

} // namespace peygir::workflow::test
