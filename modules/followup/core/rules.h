// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"

namespace peygir::followup {

/// Hangs questions, replies and visits on the file of a case, and brings the commands AskOfficial, RecordReply,
/// NotOurs, AcceptReply, ReturnReply, NameExpert, RequestVisit, ReportVisit and CancelVisit.
void addTo(Registry &registry);

} // namespace peygir::followup
