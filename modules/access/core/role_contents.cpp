// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/role_contents.h"

#include "access/core/after_changes.h"

#include <algorithm>
#include <set>

namespace peygir::access {

RoleLookup rolesOf(const Facts &facts, const Changes *changes)
{
    return {[&facts, changes](const RoleId &id) { return factAfter<Role>(facts, changes, id); },
            [&facts, changes](const RoleId &id) {
                const auto contents = factAfter<RoleContents>(facts, changes, id);
                return contents.isKnown() ? contents->contained : std::vector<RoleId>();
            }};
}

RoleLookup rolesOf(const std::vector<Role> &roles, const Contents &contents)
{
    std::map<RoleId, const Role *> byId;
    for (const Role &role : roles)
        byId.emplace(role.id, &role);
    return {[byId = std::move(byId)](const RoleId &id) {
                const auto found = byId.find(id);
                return found == byId.end() ? Fact<Role>::absent() : Fact<Role>::known(*found->second);
            },
            [&contents](const RoleId &id) {
                const auto found = contents.find(id);
                return found == contents.end() ? std::vector<RoleId>() : found->second;
            }};
}

bool anyOfWhole(const RoleId &id, const RoleLookup &roles, bool &unknown, const std::function<bool(const Role &)> &says)
{
    std::vector<RoleId> reached{id};
    std::set<RoleId> seen{id};
    for (size_t at = 0; at < reached.size(); ++at) {
        const RoleId current = reached[at];
        const auto role = roles.role(current);
        unknown = unknown || role.isUnknown();
        if (!role.isKnown() || !role->active)
            continue;
        if (says(*role))
            return true;
        for (const RoleId &next : roles.contained(current)) {
            if (seen.insert(next).second)
                reached.push_back(next);
        }
    }
    return false;
}

std::vector<Role> wholeOf(const RoleId &id, const RoleLookup &roles)
{
    std::vector<Role> whole;
    bool unknown = false;
    anyOfWhole(id, roles, unknown, [&whole](const Role &role) {
        whole.push_back(role);
        return false;
    });
    return whole;
}

std::map<QString, std::vector<Role>> givenBy(const RoleId &id, const RoleLookup &roles)
{
    const std::vector<Role> whole = wholeOf(id, roles);
    std::map<QString, std::vector<Role>> given;
    for (const Role &role : whole) {
        for (const QString &verb : role.verbs)
            given[verb].push_back(role);
    }
    // A role that has a verb only by what it contains may name its months as well.
    for (const Role &role : whole) {
        for (const QString &verb : role.keptMonths.keys()) {
            const auto found = given.find(verb);
            if (found != given.end() && std::find(role.verbs.begin(), role.verbs.end(), verb) == role.verbs.end())
                found->second.push_back(role);
        }
    }
    return given;
}

bool reachesRole(const RoleId &outer, const RoleId &inner, const RoleLookup &roles)
{
    std::vector<RoleId> reached{outer};
    std::set<RoleId> seen{outer};
    for (size_t at = 0; at < reached.size(); ++at) {
        if (reached[at] == inner)
            return true;
        for (const RoleId &next : roles.contained(reached[at])) {
            if (seen.insert(next).second)
                reached.push_back(next);
        }
    }
    return false;
}

} // namespace peygir::access
