// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/roles.h"
#include "command/given.h"

namespace peygir::access {

inline constexpr AggregateKind postRightsKind{19, "post_rights"};

/// Where what a post gives counts.
enum class PostReach { OwnUnit, OtherUnit, Everywhere };
constexpr std::array<std::pair<PostReach, const char *>, 3> wordsOf(PostReach)
{
    return {{{PostReach::OwnUnit, "own_unit"}, {PostReach::OtherUnit, "other_unit"}, {PostReach::Everywhere, "everywhere"}}};
}

/// A role that a post gives to whoever holds it.
struct PostRole
{
    static constexpr bool fewLists = true;

    RoleId role;
    /// The post's own unit is the one in which it stands just now: what it gives moves along with it.
    PostReach reach;
    /// Of `OtherUnit`: that one and all below it.
    std::optional<organisation::UnitId> unit = {};
    /// This group of subjects only; empty: all.
    std::optional<Uuid> subjectGroup = {};

    static constexpr auto fields()
    {
        return std::tuple{field("role", &PostRole::role), field("reach", &PostRole::reach), field("unit", &PostRole::unit),
                          field("subject_group", &PostRole::subjectGroup)};
    }
    friend bool operator==(const PostRole &, const PostRole &) = default;
};

} // namespace peygir::access

namespace peygir {

template <>
struct FieldCodec<access::PostRole>
{
    static QJsonValue toJson(const access::PostRole &role) { return fieldsToJson(role); }
    static Result<access::PostRole> fromJson(const QJsonValue &json)
    {
        if (!json.isObject())
            return malformedField();
        return fieldsFromJson<access::PostRole>(json.toObject());
    }
};

} // namespace peygir

namespace peygir::access {

/// More than any post of a chart will ever give: all of it is read with a decision.
inline constexpr int mostPostRoles = 50;

/// The rights of a position (R113): whoever holds the post has these roles while he holds it. Nobody copies them to him: they are read
/// through the post, so that they begin and end with its holder (docs/adr/0043-rights-of-a-post.md). Everybody holds it, as the chart.
struct PostRights
{
    static constexpr const char *tableName = "post_rights";
    static constexpr AggregateKind kind = postRightsKind;
    static constexpr bool root = true;

    /// The post's own.
    organisation::PostId id;
    /// Each once.
    std::vector<PostRole> roles;

    static constexpr auto fields() { return std::tuple{field("id", &PostRights::id), field("roles", &PostRights::roles)}; }
};

/// Gives a role to a post, or takes it away (R113). Whoever holds the post has it from then on. May be given by whoever may give such a
/// role, there, to a person (`ChangeRights`). Given twice, it is there once. Refusals: "access.denied", "access.post_unknown",
/// "access.role_unknown", "access.post_reach" {field} where another unit is meant and none is named, "access.too_many_post_roles"
/// {most}, and where the author holds the post and would take from himself the right by which he does it "access.own_right" {verb}.
struct ChangePostRights
{
    static constexpr const char *kind = "ChangePostRights";
    static constexpr int version = 1;

    organisation::PostId post;
    RoleId role;
    PostReach reach;
    std::optional<organisation::UnitId> unit;
    std::optional<Uuid> subjectGroup;
    bool granted;

    static constexpr auto fields()
    {
        return std::tuple{field("post", &ChangePostRights::post),   field("role", &ChangePostRights::role),
                          field("reach", &ChangePostRights::reach), field("unit", &ChangePostRights::unit),
                          field("subjectGroup", &ChangePostRights::subjectGroup),
                          field("granted", &ChangePostRights::granted)};
    }
};

Result<Changes> decide(const ChangePostRights &command, const Facts &facts, const Given &given);

/// What one role of a post is for its holder.
Assignment assignmentOf(const organisation::Post &post, const PostRole &role, const UserId &holder);

struct FromPost
{
    organisation::PostId post;
    Assignment assignment;
};
/// What the posts give that `user` holds; after these changes, where some are given. A store that does not hold a post that he is said to hold
/// knows nothing of it: `unknown` is set then, and never reset.
std::vector<FromPost> fromPosts(const Facts &facts, const UserId &user, bool &unknown, const Changes *changes = nullptr);

/// What somebody has of his own now: what was given to him, and what the posts give that he holds. Unknown where this store cannot tell.
Fact<std::vector<Assignment>> ownAssignments(const Facts &facts, const UserId &user);

/// Whether the author may put this post as far as it gives rights: who holds it, where it stands and whether it is in use says who may
/// what, so that it is changed by those alone who may change these rights. A post that gives nothing, or that nobody holds before
/// and after, is anybody's who keeps the chart. Refusals: "access.denied", "access.unknown_here", "access.own_right" {verb}.
Result<void> mayPutWithRights(const organisation::Post &post, const Facts &facts, const Changes &changes);

} // namespace peygir::access
