// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/change_roles.h"

#include "access/core/grounds.h"
#include "reference/core/base_information.h"
#include "reference/core/record_history.h"

#include <QJsonArray>

#include <algorithm>

namespace peygir::administration {

using access::Role;
using access::RoleContents;
using access::RoleId;
using reference::RecordHistory;
using reference::RecordHistoryId;

namespace {

/// What holds of a verb's id, whichever program knows it; a longer one is nobody's.
constexpr qsizetype longestVerb = 100;

template <class T>
bool has(const std::vector<T> &items, const T &item)
{
    return std::find(items.begin(), items.end(), item) != items.end();
}

Result<void> checkVerbs(const std::vector<QString> &verbs)
{
    const bool right = std::all_of(verbs.begin(), verbs.end(),
                                   [](const QString &verb) { return !verb.isEmpty() && verb.size() <= longestVerb; });
    return right ? Result<void>() : malformedField();
}

/// As the history tells it: what a role contains is told with the role.
QJsonObject asTold(const Role &role, const std::vector<RoleId> &contained)
{
    QJsonObject told = fieldsToJson(role);
    told.insert(QStringLiteral("contained"), FieldCodec<std::vector<RoleId>>::toJson(contained));
    return told;
}

/// What stands in both goes.
template <class T>
std::vector<T> after(std::vector<T> items, const std::vector<T> &more, const std::vector<T> &less)
{
    std::erase_if(items, [&less](const T &item) { return has(less, item); });
    for (const T &item : more) {
        if (!has(items, item) && !has(less, item))
            items.push_back(item);
    }
    return items;
}

RecordHistory historyOf(const Role &role, const QJsonObject &before, const QJsonObject &after, const Facts &facts, const Given &given)
{
    return {given.idOf<RecordHistoryId>("record_history:" + role.id.uuid().toAscii()),
            QString::fromLatin1(Role::tableName),
            role.id.uuid(),
            reference::RecordChange::Changed,
            facts.author().id(),
            given.happenedAt(),
            reference::changesBetween(before, after)};
}

/// Whether what this change includes is there, and lets no roles contain each other. False: the server has to say.
Result<bool> checkIncluded(const Role &role, const RoleVerbs &change, const Facts &facts, const Changes &changes)
{
    const access::RoleLookup after = access::rolesOf(facts, &changes);
    for (const RoleId &id : change.include) {
        const auto part = facts.of<Role>(id);
        if (part.isUnknown())
            return false;
        if (part.isAbsent())
            return Error("access.role_unknown");
        if (id == role.id)
            return Error("access.role_in_itself", {{QStringLiteral("role"), role.name.fa}});
        if (!has(change.exclude, id) && access::reachesRole(id, role.id, after))
            return Error("access.role_circle", {{QStringLiteral("role"), role.name.fa}, {QStringLiteral("part"), part->name.fa}});
    }
    return true;
}

} // namespace

Role changed(Role role, const RoleVerbs &change)
{
    role.verbs = after(std::move(role.verbs), change.give, change.take);
    return role;
}

std::vector<RoleId> changed(std::vector<RoleId> contained, const RoleVerbs &change)
{
    return after(std::move(contained), change.include, change.exclude);
}

std::vector<Upcast> ChangeRoles::upcasts()
{
    return {[](const QJsonObject &arguments) {
        QJsonArray roles;
        for (const QJsonValue &one : arguments.value(QStringLiteral("roles")).toArray()) {
            QJsonObject role = one.toObject();
            role.insert(QStringLiteral("include"), QJsonArray());
            role.insert(QStringLiteral("exclude"), QJsonArray());
            roles.append(role);
        }
        QJsonObject now = arguments;
        now.insert(QStringLiteral("roles"), roles);
        return now;
    }};
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
        const auto found = facts.of<RoleContents>(change.role);
        const std::vector<RoleId> contained = found.isKnown() ? found->contained : std::vector<RoleId>();
        const Role after = changed(*role, change);
        const std::vector<RoleId> containedAfter = changed(contained, change);
        if (after.verbs.size() > size_t(access::mostVerbs))
            return Error("access.too_many_verbs", {{QStringLiteral("most"), access::mostVerbs}});
        if (containedAfter.size() > size_t(access::mostContained))
            return Error("access.too_many_contained", {{QStringLiteral("most"), access::mostContained}});
        if (after.verbs != role->verbs)
            changes.put(after);
        if (containedAfter != contained)
            changes.put(RoleContents{change.role, containedAfter});
        if (after.verbs != role->verbs || containedAfter != contained)
            changes.put(historyOf(*role, asTold(*role, contained), asTold(after, containedAfter), facts, given));
    }
    for (const RoleVerbs &change : command.roles) {
        const auto role = facts.of<Role>(change.role);
        TRY_LET(const bool known, checkIncluded(*role, change, facts, changes));
        if (!known)
            return Changes::leftToServer();
    }
    const auto kept = access::keepsOwnRight(facts, reference::editRoles, everywhere, changes);
    if (!kept.ok() && kept.error().id() == "access.unknown_here")
        return Changes::leftToServer();
    TRY(kept);
    return changes;
}

} // namespace peygir::administration
