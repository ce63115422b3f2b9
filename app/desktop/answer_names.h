// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/ui/attention_page.h"
#include "intake/core/intake_queries.h"

namespace peygir::desktop {

/// What was answered to a subject's questions reads with the questions and the names of what was chosen, not with their
/// keys. `queries` outlives what it answers.
access::AttentionPage::Naming answerNames(intake::IntakeQueries &queries);

} // namespace peygir::desktop
