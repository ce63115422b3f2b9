// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/bucket.h"
#include "command/changes.h"
#include "command/facts.h"
#include "command/row_type.h"
#include "organisation/core/chart.h"

namespace peygir::access {

struct RoleTag;
using RoleId = StrongId<RoleTag>;
struct AssignmentTag;
using AssignmentId = StrongId<AssignmentTag>;

/// Three years of every group of a large city are 30,000 buckets, which a desk names in its set; of what is older the
/// server is asked.
inline constexpr int mostKeptMonths = 36;

/// More verbs than the programs will ever know: what is in a role is read with every decision.
inline constexpr int mostVerbs = 500;

/// A key of its own for each role (`Changes::Key`).
inline constexpr const char *roleKeyKey = "role_key";

inline constexpr AggregateKind roleKind{15, "role"};
inline constexpr AggregateKind userRightsKind{16, "user_rights"};

/// What people with this role may do (R114): data, not code.
struct Role
{
    static constexpr const char *tableName = "role";
    static constexpr AggregateKind kind = roleKind;
    static constexpr bool root = true;
    static constexpr bool isReadOften = true;

    RoleId id;
    QString key;
    Localized name;
    /// Ids of verbs.
    std::vector<QString> verbs;
    /// A role that is switched off gives nothing (R116).
    bool active;
    /// How many months of what is over the desks of these people keep, by the verb that lets them read it:
    /// {"cases.read_files": 9}. Whole numbers from 0 to `mostKeptMonths`; of a verb that is not named the rule says
    /// how many (`BucketRule`).
    QJsonObject keptMonths = {};

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Role::id),         field("role_key", &Role::key),
                          field("name", &Role::name),     field("verbs", &Role::verbs),
                          field("active", &Role::active), field("kept_months", &Role::keptMonths)};
    }
};

/// What holds of a role by itself. Refusals: "access.role_key" and "access.role_name" {field}, "access.too_many_verbs"
/// {most}, and for a window that is no whole number of months within the limit "access.kept_months" {most}.
Result<void> checkRole(const Role &role);

/// What putting this role changes. Refusals: those of `checkRole`, and "access.role_key_taken" {field, key}.
Result<Changes> putRole(const Role &role, const Facts &facts);

/// The root of one person's rights. Lives in his own bucket and in that of the administrators.
struct UserRights
{
    static constexpr const char *tableName = "user_rights";
    static constexpr AggregateKind kind = userRightsKind;
    static constexpr bool root = true;

    UserId id;
    /// Counts the changes, so that two of them never look the same.
    qint64 changes;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &UserRights::id), field("changes", &UserRights::changes)};
    }
};

/// A role given to a person for a part of the organisation (R115, R123).
struct Assignment
{
    static constexpr const char *tableName = "assignment";
    static constexpr AggregateKind kind = userRightsKind;
    static constexpr bool root = false;

    AssignmentId id;
    UserId user;
    RoleId role;
    /// This unit and all below it; empty: everywhere.
    std::optional<organisation::UnitId> unit;
    /// This group of subjects only; empty: all.
    std::optional<Uuid> subjectGroup;
    /// Taken away, not deleted.
    bool active;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Assignment::id),     field("aggregate", &Assignment::user),
                          field("role", &Assignment::role), field("unit", &Assignment::unit),
                          field("subject_group", &Assignment::subjectGroup), field("active", &Assignment::active)};
    }
};

/// The server itself, where no person acts: setting up, timers. Its commands never come from the network.
const UserId &systemUser();

/// The rights of `user` as far as these facts tell them; give it to Registry::setRightsOf.
std::unique_ptr<Rights> rightsOf(const Facts &facts, const UserId &user);

/// The bucket of everybody's rights, held by those who may change them.
Bucket rightsBucket();

} // namespace peygir::access
