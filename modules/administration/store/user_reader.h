// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/user_queries.h"
#include "storage/connection.h"

namespace peygir::administration {

/// Reads people with what they have. Belongs to one thread.
class UserReader
{
public:
    /// The connection outlives it.
    explicit UserReader(storage::Connection &connection)
        : m_connection(connection)
    {}

    Result<UserPage> users(const UserWish &wish, qint64 offset, int limit);
    Result<std::optional<UserCard>> user(const UserId &id);
    Result<std::vector<RoleLine>> roles();
    /// What a post gives, by the names of the roles.
    Result<std::vector<PostRoleLine>> postRoles(const organisation::PostId &id);
    Result<std::vector<VerbEffect>> effect(const std::vector<RoleVerbs> &changes);
    Result<std::vector<KeepingEffect>> keeping(const access::Role &role);
    /// Of a unit or group of subjects; absent where there is none here.
    Result<std::optional<Localized>> unitName(const Uuid &id);
    Result<std::optional<Localized>> groupName(const Uuid &id);
    Result<std::optional<Localized>> postName(const Uuid &id);

private:
    using Assigned = std::map<UserId, std::vector<access::Assignment>>;
    using Holders = std::map<UserId, std::vector<access::RoleId>>;

    Result<std::vector<access::Role>> allRoles();
    /// What roles contain.
    Result<access::Contents> contents();
    Result<AssignmentLine> lineOf(const access::Assignment &assignment);
    /// Everything that anybody has now, given or by a post.
    Result<Assigned> assigned();
    /// The roles that each person has anywhere.
    Result<Holders> holders();
    Result<std::vector<access::FromPost>> heldByPosts();
    /// The unit and what stands below it.
    Result<std::vector<organisation::UnitId>> subtree(const organisation::UnitId &top);

    storage::Connection &m_connection;
};

} // namespace peygir::administration
