// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/unit_moves.h"

#include "access/core/change_rights.h"
#include "access/core/grounds.h"

namespace peygir::access {

using organisation::Unit;

Result<void> mayMoveUnit(const Unit &unit, const Facts &facts)
{
    const auto before = facts.of<Unit>(unit.id);
    // A new unit has nothing in it yet, and what a desk does not find the server will.
    if (!before.isKnown() || before->parent == unit.parent || !unit.parent || facts.author().id() == systemUser())
        return {};
    const Scope where{.unit = unit.id.uuid()};
    for (const Finding &finding : findingsOf(facts, facts.author().id(), changeRights, where)) {
        const auto &reach = finding.assignment.unit;
        if (!reach || finding.ground == Ground::RoleOff)
            continue;
        const auto will = organisation::isWithin(facts, *unit.parent, *reach);
        const auto was = organisation::isWithin(facts, unit.id, *reach);
        if (will.isUnknown() || was.isUnknown())
            return Error("access.unknown_here", {{QStringLiteral("verb"), QString::fromLatin1(changeRights.id)}});
        if (will.isKnown() && *will && !(was.isKnown() && *was))
            return facts.author().may(changeRights, where);
    }
    return {};
}

} // namespace peygir::access
