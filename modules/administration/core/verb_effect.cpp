// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/verb_effect.h"

#include <algorithm>
#include <set>

namespace peygir::administration {

using access::Role;
using access::RoleId;

namespace {

using Verbs = std::map<RoleId, std::set<QString>>;

/// What each role gives; nothing where it is switched off.
Verbs given(const std::vector<Role> &roles)
{
    Verbs verbs;
    for (const Role &role : roles) {
        if (role.active)
            verbs[role.id] = {role.verbs.begin(), role.verbs.end()};
    }
    return verbs;
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
                                 const std::map<UserId, std::vector<RoleId>> &holders)
{
    std::vector<Role> after = roles;
    std::set<QString> touched;
    for (const RoleVerbs &change : changes) {
        touched.insert(change.give.begin(), change.give.end());
        touched.insert(change.take.begin(), change.take.end());
        for (Role &role : after) {
            if (role.id == change.role)
                role = changed(role, change);
        }
    }
    const Verbs then = given(roles);
    const Verbs now = given(after);
    std::vector<VerbEffect> effects;
    for (const QString &verb : touched) {
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
