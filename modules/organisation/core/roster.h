// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/changes.h"
#include "organisation/core/chart.h"

namespace peygir::organisation {

struct RosterTag;
using RosterId = StrongId<RosterTag>;

inline constexpr AggregateKind rosterKind{13, "roster"};

/// Posts under a name that a rule can read: rules never search, and a desk without the server must still find who
/// comes next. Kept by `putPost`; its id is made from its name, so that it is found without a key of the server's.
struct Roster
{
    static constexpr const char *tableName = "roster";
    static constexpr AggregateKind kind = rosterKind;
    static constexpr bool root = true;

    RosterId id;
    /// As given by the functions below.
    QString name;
    /// Active posts only, in the order in which they came; the first one stands for all.
    std::vector<PostId> posts;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Roster::id), field("name", &Roster::name), field("posts", &Roster::posts)};
    }
};

/// Everybody who plays a role, wherever: "role:intake_supervisor".
QString rosterOfRole(const QString &roleKey);
/// Those who play a role in one unit.
QString rosterOfRole(const UnitId &unit, const QString &roleKey);
/// The head of one unit.
QString rosterOfHead(const UnitId &unit);
/// The posts that a person holds.
QString rosterOfPerson(const UserId &user);

RosterId rosterId(const QString &name);

/// The first post under this name. Absent: there is none; Unknown: this store cannot tell (a desk does not know that a
/// roster does not exist).
Fact<Post> firstPost(const Facts &facts, const QString &name);

/// Puts a post and keeps the rosters that name it: gives it to the new ones and takes it from those of the row that it
/// replaces. Left to the server where a roster is Unknown.
Changes putPost(const Post &post, const Facts &facts);

} // namespace peygir::organisation
