// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/core/chart.h"

namespace peygir::organisation {

Fact<bool> isWithin(const Facts &facts, const UnitId &unit, const UnitId &ancestor)
{
    std::optional<UnitId> at = unit;
    for (int steps = 0; at && steps < chartDepth; ++steps) {
        if (*at == ancestor)
            return Fact<bool>::known(true);
        const auto found = facts.of<Unit>(*at);
        if (!found.isKnown())
            return found.without<bool>();
        at = found->parent;
    }
    return at ? Fact<bool>::absent() : Fact<bool>::known(false);
}

} // namespace peygir::organisation
