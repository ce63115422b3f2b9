// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/keeping.h"

#include "cases/core/bucket_rules.h"

#include <algorithm>

namespace peygir::administration {

using access::Role;
using access::RoleId;

namespace {

/// What a desk keeps of one verb; -1: nothing, its person does not have it.
int monthsOf(const Role &role, const access::BucketRule &rule)
{
    const QString verb = QLatin1String(rule.verb.id);
    const bool gives = role.active && std::find(role.verbs.begin(), role.verbs.end(), verb) != role.verbs.end();
    return gives ? role.keptMonths.value(verb).toInt(rule.months) : -1;
}

int mostOf(const std::vector<Role> &roles, const std::vector<RoleId> &had, const access::BucketRule &rule)
{
    int most = -1;
    for (const Role &role : roles) {
        if (std::find(had.begin(), had.end(), role.id) != had.end())
            most = std::max(most, monthsOf(role, rule));
    }
    return most;
}

} // namespace

std::vector<KeepingEffect> keepingEffect(const Role &wanted, const std::vector<Role> &roles,
                                         const std::map<UserId, std::vector<RoleId>> &holders)
{
    std::vector<Role> after = roles;
    std::erase_if(after, [&wanted](const Role &role) { return role.id == wanted.id; });
    after.push_back(wanted);
    const auto present = std::find_if(roles.begin(), roles.end(), [&wanted](const Role &role) { return role.id == wanted.id; });
    std::vector<KeepingEffect> effects;
    for (const access::BucketRule &rule : cases::bucketRules()) {
        const QString verb = QLatin1String(rule.verb.id);
        const auto saidBy = [&](const Role &role) { return role.keptMonths.value(verb).toInt(rule.months); };
        KeepingEffect effect{verb, present == roles.end() ? rule.months : saidBy(*present), saidBy(wanted)};
        for (const auto &[user, had] : holders) {
            const int then = mostOf(roles, had, rule);
            const int now = mostOf(after, had, rule);
            effect.longer += now > then;
            effect.shorter += now < then;
        }
        if (effect.before != effect.after || effect.longer > 0 || effect.shorter > 0)
            effects.push_back(effect);
    }
    return effects;
}

} // namespace peygir::administration
