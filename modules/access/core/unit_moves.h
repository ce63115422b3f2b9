// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/facts.h"
#include "organisation/core/chart.h"

namespace peygir::access {

/// Whether the author may put this unit as far as it gives rights: one that comes below a unit in which he has rights, and was not below it
/// before, is his to read and to work in from then on. That may whoever gives rights where the unit stands now (R110, R115); everybody else
/// who keeps the chart may not. Refusals: "access.denied" {verb}, "access.unknown_here" where this store does not hold what would tell.
Result<void> mayMoveUnit(const organisation::Unit &unit, const Facts &facts);

} // namespace peygir::access
