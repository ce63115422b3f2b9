// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/facts.h"
#include "organisation/core/chart.h"

namespace peygir::supervision {

/// Whether the author watches this unit (`cases::superviseVerb`). His subordinates are those who hold a post there, and those with whom something
/// lies that came to them there: what somebody took along into another unit, or left behind with a post that nobody
/// holds, is lost to nobody's sight. A store that cannot tell says no.
bool watches(const Facts &facts, const organisation::UnitId &unit);

} // namespace peygir::supervision
