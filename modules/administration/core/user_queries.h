// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/post_rights.h"
#include "administration/core/keeping.h"
#include "administration/core/verb_effect.h"
#include "organisation/core/chart.h"

#include <QObject>

#include <functional>

namespace peygir::administration {

/// Which people a list shows; members that are set narrow it together.
struct UserWish
{
    /// Parts of names, duties and roles.
    QString text = {};
    /// Who has this role somewhere.
    std::optional<access::RoleId> role = {};
    /// Who has a role in this unit or below it.
    std::optional<organisation::UnitId> unit = {};
    /// Also those who are switched off.
    bool inactiveToo = false;
};

struct UserLine
{
    UserId id;
    QString fullName;
    std::optional<QString> duty;
    bool active;
    /// What he has, each once.
    std::vector<Localized> roles;
};

/// In the order of the Persian alphabet.
struct UserPage
{
    std::vector<UserLine> lines;
    qint64 total = 0;
};

/// Something that was given to a person, with names.
struct AssignmentLine
{
    access::Assignment assignment;
    Localized role;
    bool roleActive;
    /// Empty: everywhere, all groups.
    std::optional<Localized> unit;
    std::optional<Localized> group;
    /// Which gives it to him while he holds it; empty: it was given to himself.
    std::optional<Localized> post = {};
};

/// A role that a post gives, with names.
struct PostRoleLine
{
    access::PostRole role;
    Localized name;
    bool roleActive;
    /// Empty: everywhere, all groups.
    std::optional<Localized> unit;
    std::optional<Localized> group;
};

struct UserCard
{
    organisation::Person person;
    /// What he has now, also by his posts, by the names of the roles.
    std::vector<AssignmentLine> assignments;
    /// The posts that he holds.
    std::vector<Localized> posts;
};

struct RoleLine
{
    access::Role role;
    /// Who have it somewhere, each once.
    int people;
    /// The roles that it contains (R114).
    std::vector<access::RoleId> contained = {};
};

/// What the page of users and rights reads, of what this desk holds. Asked and answered on the GUI thread; errors are
/// the machine's.
class UserQueries
{
public:
    using Cancel = std::function<void()>;
    template <class T>
    using Done = std::function<void(Result<T>)>;

    virtual ~UserQueries() = default;
    virtual Cancel users(const UserWish &wish, qint64 offset, int limit, QObject *context, Done<UserPage> done) = 0;
    /// Absent where there is nobody of this id.
    virtual Cancel user(const UserId &id, QObject *context, Done<std::optional<UserCard>> done) = 0;
    /// All, those that are switched off at the end, by their names.
    virtual Cancel roles(QObject *context, Done<std::vector<RoleLine>> done) = 0;
    /// What a post gives to whoever holds it, by the names of the roles.
    virtual Cancel postRoles(const organisation::PostId &id, QObject *context, Done<std::vector<PostRoleLine>> done) = 0;
    /// What a change of roles would do to people.
    virtual Cancel effect(const std::vector<RoleVerbs> &changes, QObject *context,
                          Done<std::vector<VerbEffect>> done) = 0;
    /// What it would do to the desks of people if this role said so of its months.
    virtual Cancel keeping(const access::Role &role, QObject *context, Done<std::vector<KeepingEffect>> done) = 0;
};

} // namespace peygir::administration
