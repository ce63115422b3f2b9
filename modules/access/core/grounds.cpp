// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/grounds.h"

#include "access/core/post_rights.h"
#include "access/core/substitutes.h"

#include <algorithm>

namespace peygir::access {

namespace {

/// The row of this id as the changes put it; empty where they do not.
template <RowType T>
std::optional<T> putBy(const Changes &changes, const Uuid &id)
{
    std::optional<T> found;
    for (const Row &row : changes.rows()) {
        if (row.table == &tableOf<T>() && row.id == id)
            found = fromRow<T>(row);
    }
    return found;
}

std::vector<Assignment> assignmentsAfter(const Facts &facts, const UserId &user, const Changes &changes)
{
    const auto before = facts.allOf<Assignment>(user);
    std::vector<Assignment> after = before.isKnown() ? *before : std::vector<Assignment>();
    for (Assignment &assignment : after)
        assignment = putBy<Assignment>(changes, assignment.id.uuid()).value_or(assignment);
    return after;
}

} // namespace

Ground groundOf(const Facts &facts, const Assignment &assignment, const Fact<Role> &role, const Verb &verb,
                const Scope &scope)
{
    if (role.isUnknown())
        return Ground::Unknown;
    if (role.isAbsent() || !role->active)
        return Ground::RoleOff;
    if (std::find(role->verbs.begin(), role->verbs.end(), QLatin1String(verb.id)) == role->verbs.end())
        return Ground::NoVerb;
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

std::vector<Finding> findingsOf(const Facts &facts, const UserId &user, const Verb &verb, const Scope &scope)
{
    const auto assignments = facts.allOf<Assignment>(user);
    std::vector<Finding> findings;
    for (const Assignment &assignment : assignments.isKnown() ? *assignments : std::vector<Assignment>()) {
        if (assignment.active)
            findings.push_back({assignment, groundOf(facts, assignment, facts.of<Role>(assignment.role), verb, scope)});
    }
    bool unknown = false;
    for (const FromPost &one : fromPosts(facts, user, unknown))
        findings.push_back({one.assignment, groundOf(facts, one.assignment, facts.of<Role>(one.assignment.role), verb, scope), one.post});
    const auto delegated = facts.allOf<DelegatedRight>(user);
    for (const DelegatedRight &one : delegated.isKnown() ? *delegated : std::vector<DelegatedRight>()) {
        if (one.active)
            findings.push_back({one.asAssignment(), groundOf(facts, one.asAssignment(), facts.of<Role>(one.role), verb, scope)});
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
    for (const Assignment &assignment : after) {
        if (!assignment.active)
            continue;
        const auto put = putBy<Role>(changes, assignment.role.uuid());
        const Ground ground =
            groundOf(facts, assignment, put ? Fact<Role>::known(*put) : facts.of<Role>(assignment.role), verb, scope);
        if (ground == Ground::Gives)
            return {};
        unknown = unknown || ground == Ground::Unknown;
    }
    return Error(unknown ? "access.unknown_here" : "access.own_right",
                 {{QStringLiteral("verb"), QString::fromLatin1(verb.id)}});
}

} // namespace peygir::access
