// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/post_rights.h"

#include "access/core/after_changes.h"
#include "access/core/change_rights.h"
#include "access/core/grounds.h"
#include "base/random.h"
#include "organisation/core/roster.h"

#include <algorithm>

namespace peygir::access {

using organisation::Post;
using organisation::PostId;
using organisation::Roster;

namespace {

/// A right without a unit counts in all of them: who may give rights in one may not give that.
Scope scopeOf(const Assignment &assignment)
{
    return {assignment.unit ? std::optional(assignment.unit->uuid()) : std::nullopt, assignment.subjectGroup, true};
}

Scope scopeOf(const Post &post, const PostRole &role) { return scopeOf(assignmentOf(post, role, UserId(post.id.uuid()))); }

Result<PostRole> roleOf(const ChangePostRights &command)
{
    if ((command.reach == PostReach::OtherUnit) != command.unit.has_value())
        return Error("access.post_reach", {{QStringLiteral("field"), QStringLiteral("unit")}});
    return PostRole{command.role, command.reach, command.unit, command.subjectGroup};
}

bool holdsNow(const Post &post, const UserId &user) { return post.active && post.holder == user; }

/// "access.unknown_here" is no refusal: somebody else may know.
bool isUnknownHere(const Result<void> &answer) { return !answer.ok() && answer.error().id() == "access.unknown_here"; }

} // namespace

Assignment assignmentOf(const Post &post, const PostRole &role, const UserId &holder)
{
    static const Uuid space = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000007")).value();
    const auto unit = role.reach == PostReach::OwnUnit ? std::optional(post.unit) : role.unit;
    const QByteArray name = post.id.uuid().toAscii() + role.role.uuid().toAscii() + QByteArray::number(int(role.reach))
                            + (role.unit ? role.unit->uuid().toAscii() : QByteArray()) + '/'
                            + (role.subjectGroup ? role.subjectGroup->toAscii() : QByteArray());
    return {AssignmentId(derivedUuid(space, name)), holder, role.role, unit, role.subjectGroup, true};
}

std::vector<FromPost> fromPosts(const Facts &facts, const UserId &user, bool &unknown, const Changes *changes)
{
    std::vector<FromPost> found;
    // A desk does not know that somebody has no post, or that a post gives nothing: then there is nothing, as far as it can tell.
    const auto roster = factAfter<Roster>(facts, changes, organisation::rosterId(organisation::rosterOfPerson(user)));
    for (const PostId &id : roster.isKnown() ? roster->posts : std::vector<PostId>()) {
        const auto post = factAfter<Post>(facts, changes, id);
        unknown = unknown || post.isUnknown();
        if (!post.isKnown() || !holdsNow(*post, user))
            continue;
        const auto rights = factAfter<PostRights>(facts, changes, id);
        for (const PostRole &role : rights.isKnown() ? rights->roles : std::vector<PostRole>())
            found.push_back({id, assignmentOf(*post, role, user)});
    }
    return found;
}

Fact<std::vector<Assignment>> ownAssignments(const Facts &facts, const UserId &user)
{
    const auto given = facts.allOf<Assignment>(user);
    bool unknown = given.isUnknown();
    std::vector<Assignment> own = given.isKnown() ? *given : std::vector<Assignment>();
    for (FromPost &one : fromPosts(facts, user, unknown))
        own.push_back(std::move(one.assignment));
    return unknown ? Fact<std::vector<Assignment>>::unknown() : Fact<std::vector<Assignment>>::known(std::move(own));
}

Result<Changes> decide(const ChangePostRights &command, const Facts &facts, const Given &)
{
    const auto anywhere = facts.author().may(changeRights, {});
    if (isUnknownHere(anywhere))
        return Changes::leftToServer();
    TRY(anywhere);
    TRY_LET(const PostRole wanted, roleOf(command));
    const auto post = facts.of<Post>(command.post);
    const auto role = facts.of<Role>(command.role);
    if (post.isUnknown() || role.isUnknown())
        return Changes::leftToServer();
    if (post.isAbsent())
        return Error("access.post_unknown");
    const Scope where = scopeOf(*post, wanted);
    const auto allowed = facts.author().may(changeRights, where);
    if (isUnknownHere(allowed))
        return Changes::leftToServer();
    TRY(allowed);
    if (role.isAbsent())
        return Error("access.role_unknown");

    const auto found = facts.of<PostRights>(command.post);
    PostRights rights = found.isKnown() ? *found : PostRights{command.post, {}};
    const auto same = std::find(rights.roles.begin(), rights.roles.end(), wanted);
    if ((same != rights.roles.end()) == command.granted)
        return Changes::none();
    if (!command.granted)
        rights.roles.erase(same);
    else if (rights.roles.size() < size_t(mostPostRoles))
        rights.roles.push_back(wanted);
    else
        return Error("access.too_many_post_roles", {{QStringLiteral("most"), mostPostRoles}});
    Changes changes;
    changes.put(rights);
    if (!command.granted && holdsNow(*post, facts.author().id())) {
        const auto kept = keepsOwnRight(facts, changeRights, where, changes);
        if (isUnknownHere(kept))
            return Changes::leftToServer();
        TRY(kept);
    }
    return changes;
}

Result<void> mayPutWithRights(const Post &post, const Facts &facts, const Changes &changes)
{
    const auto before = facts.of<Post>(post.id);
    const auto rights = facts.of<PostRights>(post.id);
    // A new post gives nothing yet, and what a desk does not find the server will.
    if (!before.isKnown() || !rights.isKnown())
        return {};
    const auto heldBy = [](const Post &one) { return one.active ? one.holder : std::nullopt; };
    const auto former = heldBy(*before);
    if (former == heldBy(post) && (!former || before->unit == post.unit))
        return {};
    for (const PostRole &role : rights->roles) {
        for (const Post &one : {*before, post}) {
            if (!heldBy(one))
                continue;
            TRY(facts.author().may(changeRights, scopeOf(one, role)));
            if (former == facts.author().id())
                TRY(keepsOwnRight(facts, changeRights, scopeOf(*before, role), changes));
        }
    }
    return {};
}

} // namespace peygir::access
