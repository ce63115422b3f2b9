// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_list.h"
#include "storage/connection.h"

#include <map>

namespace peygir::followup {

/// When the last reply was given to each open case that is shown at this node, as long as that reply stands: it was not
/// returned, and nobody was asked again since. Cases without such a reply are not in it. Asked of indexes but for what
/// has a reply; no card is read.
Result<std::map<Uuid, Instant>> standingReplies(storage::Connection &connection, const cases::StatusKey &at);

} // namespace peygir::followup
