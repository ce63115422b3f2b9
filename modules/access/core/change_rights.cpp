// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"

#include "access/core/grounds.h"

namespace peygir::access {

Result<Changes> decide(const ChangeRights &command, const Facts &facts, const Given &given)
{
    // A right without a unit counts in all of them: who may give rights in one may not give that.
    const Scope where{command.unit ? std::optional(command.unit->uuid()) : std::nullopt, command.subjectGroup, true};
    const auto allowed = facts.author().may(changeRights, where);
    if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
        return Changes::leftToServer();
    TRY(allowed);
    const auto role = facts.of<Role>(command.role);
    const auto rights = facts.of<UserRights>(command.user);
    const auto assignments = facts.allOf<Assignment>(command.user);
    if (role.isUnknown() || rights.isUnknown() || assignments.isUnknown())
        return Changes::leftToServer();
    if (role.isAbsent())
        return Error("access.role_unknown");

    std::optional<Assignment> same;
    if (assignments.isKnown()) {
        for (const Assignment &assignment : *assignments) {
            if (assignment.role == command.role && assignment.unit == command.unit &&
                assignment.subjectGroup == command.subjectGroup)
                same = assignment;
        }
    }
    if (same ? same->active == command.granted : !command.granted)
        return Changes::none();
    Assignment changed = same.value_or(Assignment{given.idOf<AssignmentId>("assignment"), command.user, command.role,
                                                  command.unit, command.subjectGroup, false});
    changed.active = command.granted;
    Changes changes;
    changes.put(UserRights{command.user, rights.isKnown() ? rights->changes + 1 : 1});
    changes.put(changed);
    if (!command.granted && command.user == facts.author().id()) {
        const auto kept = keepsOwnRight(facts, changeRights, where, changes);
        if (!kept.ok() && kept.error().id() == "access.unknown_here")
            return Changes::leftToServer();
        TRY(kept);
    }
    return changes;
}

} // namespace peygir::access
