// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/core/watch.h"

#include "cases/core/acting_for.h"

namespace peygir::supervision {

bool watches(const Facts &facts, const organisation::UnitId &unit)
{
    return facts.author().may(cases::superviseVerb, {.unit = unit.uuid()}).ok();
}

} // namespace peygir::supervision
