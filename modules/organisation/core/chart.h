// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/changes.h"
#include "command/facts.h"
#include "command/row_type.h"

#include <array>

namespace peygir::organisation {

struct UnitTag;
using UnitId = StrongId<UnitTag>;
struct PostTag;
using PostId = StrongId<PostTag>;

inline constexpr AggregateKind unitKind{10, "unit"};
inline constexpr AggregateKind postKind{11, "post"};
inline constexpr AggregateKind personKind{12, "person"};

/// What a part of the organisation is (R065–R067, R110).
enum class UnitLevel { Organisation, Deputy, Authority, Unit };
constexpr std::array<std::pair<UnitLevel, const char *>, 4> wordsOf(UnitLevel)
{
    return {{{UnitLevel::Organisation, "organisation"},
             {UnitLevel::Deputy, "deputy"},
             {UnitLevel::Authority, "authority"},
             {UnitLevel::Unit, "unit"}}};
}

/// The groups of authorities that messages are pursued with (R066).
enum class AuthorityGroup { Region, Organisation, Management, Company, Other };
constexpr std::array<std::pair<AuthorityGroup, const char *>, 5> wordsOf(AuthorityGroup)
{
    return {{{AuthorityGroup::Region, "region"},
             {AuthorityGroup::Organisation, "organisation"},
             {AuthorityGroup::Management, "management"},
             {AuthorityGroup::Company, "company"},
             {AuthorityGroup::Other, "other"}}};
}

/// A part of the organisation chart (R110, R111).
struct Unit
{
    static constexpr const char *tableName = "unit";
    static constexpr AggregateKind kind = unitKind;
    static constexpr bool root = true;

    UnitId id;
    /// Empty at the top of the chart.
    std::optional<UnitId> parent;
    UnitLevel level;
    Localized name;
    bool active;
    /// Of an authority; empty: nobody has said.
    std::optional<AuthorityGroup> authorityGroup = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Unit::id),     field("parent", &Unit::parent), field("level", &Unit::level),
                          field("name", &Unit::name), field("active", &Unit::active),
                          field("authority_group", &Unit::authorityGroup)};
    }
};

/// A place on the chart that somebody holds; work is referred to posts, so that it stays when people change.
struct Post
{
    static constexpr const char *tableName = "post";
    static constexpr AggregateKind kind = postKind;
    static constexpr bool root = true;

    PostId id;
    UnitId unit;
    Localized name;
    /// Empty while nobody holds it.
    std::optional<UserId> holder;
    /// The head of its unit answers for it (R127).
    bool head;
    /// The role that this post plays in processes ("follow_up", "answering"); empty: none.
    std::optional<QString> roleKey;
    bool active;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Post::id),     field("unit", &Post::unit), field("name", &Post::name),
                          field("holder", &Post::holder), field("head", &Post::head),
                          field("role_key", &Post::roleKey), field("active", &Post::active)};
    }
};

/// Somebody who works here, as colleagues see him (R068). How he signs in and what he may do is `access`.
struct Person
{
    static constexpr const char *tableName = "person";
    static constexpr AggregateKind kind = personKind;
    static constexpr bool root = true;

    UserId id;
    QString fullName;
    bool active;
    /// What he does, in a word or two.
    std::optional<QString> duty = {};
    /// As given; of the office, not private.
    std::optional<QString> phone = {};
    std::optional<QString> mobile = {};
    std::optional<QString> email = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Person::id),         field("full_name", &Person::fullName),
                          field("active", &Person::active), field("duty", &Person::duty),
                          field("phone", &Person::phone),   field("mobile", &Person::mobile),
                          field("email", &Person::email)};
    }
};

/// The chart is never deeper than this; a longer way up is a ring.
constexpr int chartDepth = 16;

/// Whether `unit` is `ancestor` or stands below it. Absent: a unit on the way up does not exist, or the chart has a ring.
Fact<bool> isWithin(const Facts &facts, const UnitId &unit, const UnitId &ancestor);

/// Puts a unit. Refuses one that would stand below itself ("organisation.ring") or below none that is there
/// ("organisation.parent_unknown").
Result<Changes> putUnit(const Unit &unit, const Facts &facts);

} // namespace peygir::organisation
