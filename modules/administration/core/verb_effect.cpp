// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/verb_effect.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace peygir::administration {

using access::Role;
using access::RoleId;

namespace {

using Verbs = std::map<RoleId, std::set<QString>>;

/// What each role gives, itself or by what it contains; nothing where it is switched off.
Verbs given(const std::vector<Role> &roles, const access::Contents &contents)
{
    const access::RoleLookup lookup = access::rolesOf(roles, contents);
    Verbs verbs;
    for (const Role &role : roles) {
        std::set<QString> &his = verbs[role.id];
        bool unknown = false;
        access::anyOfWhole(role.id, lookup, unknown, [&his](const Role &one) {
            his.insert(one.verbs.begin(), one.verbs.end());
            return false;
        });
    }
    return verbs;
}

/// What any role has before or afterwards and not both times.
std::set<QString> touchedBy(const Verbs &then, const Verbs &now)
{
    std::set<QString> touched;
    for (const auto &[role, verbs] : then) {
        const std::set<QString> &after = now.at(role);
        std::set_symmetric_difference(verbs.begin(), verbs.end(), after.begin(), after.end(), std::inserter(touched, touched.end()));
    }
    return touched;
}

bool hasVerb(const Verbs &verbs, const std::vector<RoleId> &roles, const QString &verb)
{
    return std::any_of(roles.begin(), roles.end(), [&](const RoleId &role) {
        const auto found = verbs.find(role);
        return found != verbs.end() && found->second.count(verb) > 0;
    });
}

} // namespace

std::vector<VerbEffect> effectOf(const std::vector<RoleVerbs> &changes, const std::vector<Role> &roles,
                                 const access::Contents &contents, const std::map<UserId, std::vector<RoleId>> &holders)
{
    std::vector<Role> after = roles;
    access::Contents contentsAfter = contents;
    for (const RoleVerbs &change : changes) {
        contentsAfter[change.role] = changed(contentsAfter[change.role], change);
        for (Role &role : after) {
            if (role.id == change.role)
                role = changed(role, change);
        }
    }
    const Verbs then = given(roles, contents);
    const Verbs now = given(after, contentsAfter);
    std::vector<VerbEffect> effects;
    for (const QString &verb : touchedBy(then, now)) {
        VerbEffect effect{verb};
        for (const auto &[user, had] : holders) {
            const bool before = hasVerb(then, had, verb);
            const bool afterwards = hasVerb(now, had, verb);
            effect.gain += !before && afterwards;
            effect.lose += before && !afterwards;
        }
        if (effect.gain > 0 || effect.lose > 0)
            effects.push_back(effect);
    }
    return effects;
}

} // namespace peygir::administration
