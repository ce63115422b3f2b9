// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/core/chart.h"

#include "organisation/core/chart_use.h"

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

Result<Changes> putUnit(const Unit &unit, const Facts &facts)
{
    const QVariantMap where{{QStringLiteral("field"), QStringLiteral("parent")}};
    if (unit.parent) {
        const auto parent = facts.of<Unit>(*unit.parent);
        const auto within = isWithin(facts, *unit.parent, unit.id);
        if (parent.isUnknown() || within.isUnknown())
            return Changes::leftToServer();
        if (parent.isAbsent())
            return Error("organisation.parent_unknown", where);
        if (within.isKnown() && *within)
            return Error("organisation.ring", where);
    }
    TRY(mayBePut(unit, facts));
    Changes changes;
    changes.put(unit);
    return changes;
}

} // namespace peygir::organisation
