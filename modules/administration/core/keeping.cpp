// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/core/keeping.h"

#include "cases/core/bucket_rules.h"

#include <algorithm>

namespace peygir::administration {

using access::Role;
using access::RoleId;

namespace {

/// For each role what a desk keeps by it of each rule's verb; -1: nothing, its person does not have it.
using Months = std::map<RoleId, std::vector<int>>;

Months monthsOf(const std::vector<Role> &roles, const access::Contents &contents, const std::vector<access::BucketRule> &rules)
{
    const access::RoleLookup lookup = access::rolesOf(roles, contents);
    Months months;
    for (const Role &role : roles) {
        const auto given = access::givenBy(role.id, lookup);
        for (const access::BucketRule &rule : rules) {
            const QString verb = QLatin1String(rule.verb.id);
            const auto giving = given.find(verb);
            int most = -1;
            for (const Role &one : giving == given.end() ? std::vector<Role>() : giving->second)
                most = std::max(most, one.keptMonths.value(verb).toInt(rule.months));
            months[role.id].push_back(most);
        }
    }
    return months;
}

int mostOf(const Months &months, const std::vector<RoleId> &had, size_t rule)
{
    int most = -1;
    for (const RoleId &role : had) {
        const auto found = months.find(role);
        most = std::max(most, found == months.end() ? -1 : found->second[rule]);
    }
    return most;
}

} // namespace

std::vector<KeepingEffect> keepingEffect(const Role &wanted, const std::vector<Role> &roles, const access::Contents &contents,
                                         const std::map<UserId, std::vector<RoleId>> &holders)
{
    std::vector<Role> after = roles;
    std::erase_if(after, [&wanted](const Role &role) { return role.id == wanted.id; });
    after.push_back(wanted);
    const auto present = std::find_if(roles.begin(), roles.end(), [&wanted](const Role &role) { return role.id == wanted.id; });
    const std::vector<access::BucketRule> rules = cases::bucketRules();
    const Months then = monthsOf(roles, contents, rules);
    const Months now = monthsOf(after, contents, rules);
    std::vector<KeepingEffect> effects;
    for (size_t at = 0; at < rules.size(); ++at) {
        const access::BucketRule &rule = rules[at];
        const QString verb = QLatin1String(rule.verb.id);
        const auto saidBy = [&](const Role &role) { return role.keptMonths.value(verb).toInt(rule.months); };
        KeepingEffect effect{verb, present == roles.end() ? rule.months : saidBy(*present), saidBy(wanted)};
        for (const auto &[user, had] : holders) {
            const int before = mostOf(then, had, at);
            const int afterwards = mostOf(now, had, at);
            effect.longer += afterwards > before;
            effect.shorter += afterwards < before;
        }
        if (effect.before != effect.after || effect.longer > 0 || effect.shorter > 0)
            effects.push_back(effect);
    }
    return effects;
}

} // namespace peygir::administration
