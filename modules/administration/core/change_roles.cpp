// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/change_roles.h"

#include "access/core/grounds.h"
#include "reference/core/base_information.h"
#include "reference/core/record_history.h"

#include <algorithm>

namespace peygir::administration {

using access::Role;
using reference::RecordHistory;
using reference::RecordHistoryId;

namespace {

/// What holds of a verb's id, whichever program knows it; a longer one is nobody's.
constexpr qsizetype longestVerb = 100;

bool has(const std::vector<QString> &verbs, const QString &verb)
{
    return std::find(verbs.begin(), verbs.end(), verb) != verbs.end();
}

Result<void> checkVerbs(const std::vector<QString> &verbs)
{
    const bool right = std::all_of(verbs.begin(), verbs.end(),
                                   [](const QString &verb) { return !verb.isEmpty() && verb.size() <= longestVerb; });
    return right ? Result<void>() : malformedField();
}

RecordHistory historyOf(const Role &before, const Role &after, const Facts &facts, const Given &given)
{
    return {given.idOf<RecordHistoryId>("record_history:" + after.id.uuid().toAscii()),
            QString::fromLatin1(Role::tableName),
            after.id.uuid(),
            reference::RecordChange::Changed,
            facts.author().id(),
            given.happenedAt(),
            reference::changesBetween(fieldsToJson(before), fieldsToJson(after))};
}

} // namespace

Role changed(Role role, const RoleVerbs &change)
{
    std::erase_if(role.verbs, [&change](const QString &verb) { return has(change.take, verb); });
    for (const QString &verb : change.give) {
        if (!has(role.verbs, verb) && !has(change.take, verb))
            role.verbs.push_back(verb);
    }
    return role;
}

Result<Changes> decide(const ChangeRoles &command, const Facts &facts, const Given &given)
{
    // What a role may do counts wherever anybody has it.
    constexpr Scope everywhere{.everywhere = true};
    const auto allowed = facts.author().may(reference::editRoles, everywhere);
    if (!allowed.ok() && allowed.error().id() == "access.unknown_here")
        return Changes::leftToServer();
    TRY(allowed);
    if (command.roles.size() > size_t(mostRolesAtOnce))
        return Error("administration.too_many_roles", {{QStringLiteral("most"), mostRolesAtOnce}});
    Changes changes;
    for (const RoleVerbs &change : command.roles) {
        TRY(checkVerbs(change.give));
        TRY(checkVerbs(change.take));
        const auto role = facts.of<Role>(change.role);
        if (role.isUnknown())
            return Changes::leftToServer();
        if (role.isAbsent())
            return Error("access.role_unknown");
        const Role after = changed(*role, change);
        if (after.verbs == role->verbs)
            continue;
        if (after.verbs.size() > size_t(access::mostVerbs))
            return Error("access.too_many_verbs", {{QStringLiteral("most"), access::mostVerbs}});
        changes.put(after);
        changes.put(historyOf(*role, after, facts, given));
    }
    const auto kept = access::keepsOwnRight(facts, reference::editRoles, everywhere, changes);
    if (!kept.ok() && kept.error().id() == "access.unknown_here")
        return Changes::leftToServer();
    TRY(kept);
    return changes;
}

} // namespace peygir::administration
