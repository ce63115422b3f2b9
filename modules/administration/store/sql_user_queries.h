// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/user_queries.h"
#include "storage/query_thread.h"

namespace peygir::administration {

/// Answers from a desk's store.
class SqlUserQueries final : public UserQueries
{
public:
    /// `thread` outlives this.
    explicit SqlUserQueries(storage::QueryThread &thread)
        : m_thread(thread)
    {}

    Cancel users(const UserWish &wish, qint64 offset, int limit, QObject *context, Done<UserPage> done) override;
    Cancel user(const UserId &id, QObject *context, Done<std::optional<UserCard>> done) override;
    Cancel roles(QObject *context, Done<std::vector<RoleLine>> done) override;
    Cancel postRoles(const organisation::PostId &id, QObject *context, Done<std::vector<PostRoleLine>> done) override;
    Cancel effect(const std::vector<RoleVerbs> &changes, QObject *context, Done<std::vector<VerbEffect>> done) override;
    Cancel keeping(const access::Role &role, QObject *context, Done<std::vector<KeepingEffect>> done) override;

private:
    storage::QueryThread &m_thread;
};

} // namespace peygir::administration
