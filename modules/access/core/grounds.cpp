// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/grounds.h"

#include "access/core/after_changes.h"
#include "access/core/post_rights.h"
#include "access/core/substitutes.h"

#include <algorithm>

namespace peygir::access {

namespace {

std::vector<Assignment> assignmentsAfter(const Facts &facts, const UserId &user, const Changes &changes)
{
    const auto before = facts.allOf<Assignment>(user);
    std::vector<Assignment> after = before.isKnown() ? *before : std::vector<Assignment>();
    for (Assignment &assignment : after)
        assignment = putBy<Assignment>(changes, assignment.id.uuid()).value_or(assignment);
    return after;
}

/// Of a role that has the verb.
Ground groundAt(const Facts &facts, const Assignment &assignment, const Scope &scope)
{
    if (assignment.subjectGroup && (scope.subjectGroup || scope.everywhere) &&
        assignment.subjectGroup != scope.subjectGroup)
        return scope.subjectGroup ? Ground::OtherGroup : Ground::PartOnly;
    if (!assignment.unit || !scope.unit)
        return !assignment.unit || !scope.everywhere ? Ground::Gives : Ground::PartOnly;
    const auto within = organisation::isWithin(facts, organisation::UnitId(*scope.unit), *assignment.unit);
    if (within.isUnknown())
        return Ground::Unknown;
    return within.isKnown() && *within ? Ground::Gives : Ground::OtherUnit;
}

} // namespace

Finding findingOf(const Facts &facts, const Assignment &assignment, const RoleLookup &roles, const Verb &verb, const Scope &scope)
{
    Finding finding{assignment, Ground::RoleOff};
    bool unknown = false;
    const bool has = anyOfWhole(assignment.role, roles, unknown, [&](const Role &role) {
        finding.ground = Ground::NoVerb;
        if (std::find(role.verbs.begin(), role.verbs.end(), QLatin1String(verb.id)) == role.verbs.end())
            return false;
        if (role.id != assignment.role)
            finding.through = role.id;
        return true;
    });
    if (has)
        finding.ground = groundAt(facts, assignment, scope);
    else if (unknown)
        finding.ground = Ground::Unknown;
    return finding;
}

std::vector<Finding> findingsOf(const Facts &facts, const UserId &user, const Verb &verb, const Scope &scope)
{
    const RoleLookup roles = rolesOf(facts);
    const auto assignments = facts.allOf<Assignment>(user);
    std::vector<Finding> findings;
    for (const Assignment &assignment : assignments.isKnown() ? *assignments : std::vector<Assignment>()) {
        if (assignment.active)
            findings.push_back(findingOf(facts, assignment, roles, verb, scope));
    }
    bool unknown = false;
    for (const FromPost &one : fromPosts(facts, user, unknown)) {
        findings.push_back(findingOf(facts, one.assignment, roles, verb, scope));
        findings.back().post = one.post;
    }
    const auto delegated = facts.allOf<DelegatedRight>(user);
    for (const DelegatedRight &one : delegated.isKnown() ? *delegated : std::vector<DelegatedRight>()) {
        if (one.active)
            findings.push_back(findingOf(facts, one.asAssignment(), roles, verb, scope));
    }
    return findings;
}

Result<void> keepsOwnRight(const Facts &facts, const Verb &verb, const Scope &scope, const Changes &changes)
{
    const UserId &author = facts.author().id();
    if (author == systemUser())
        return {};
    bool unknown = false;
    std::vector<Assignment> after = assignmentsAfter(facts, author, changes);
    for (const FromPost &one : fromPosts(facts, author, unknown, &changes))
        after.push_back(one.assignment);
    // Whoever stands in acts by what another has: that one is to keep it as well.
    const auto delegated = facts.allOf<DelegatedRight>(author);
    for (const DelegatedRight &one : delegated.isKnown() ? *delegated : std::vector<DelegatedRight>())
        after.push_back(one.asAssignment());
    const RoleLookup roles = rolesOf(facts, &changes);
    for (const Assignment &assignment : after) {
        if (!assignment.active)
            continue;
        const Ground ground = findingOf(facts, assignment, roles, verb, scope).ground;
        if (ground == Ground::Gives)
            return {};
        unknown = unknown || ground == Ground::Unknown;
    }
    return Error(unknown ? "access.unknown_here" : "access.own_right",
                 {{QStringLiteral("verb"), QString::fromLatin1(verb.id)}});
}

} // namespace peygir::access
