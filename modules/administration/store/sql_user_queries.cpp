// SPDX-License-Identifier: GPL-3.0-or-later
#include "administration/store/sql_user_queries.h"

#include "administration/store/user_reader.h"

namespace peygir::administration {

using storage::Connection;

UserQueries::Cancel SqlUserQueries::users(const UserWish &wish, qint64 offset, int limit, QObject *context,
                                          Done<UserPage> done)
{
    auto ticket = m_thread.run<UserPage>(
        [wish, offset, limit](Connection &connection) { return UserReader(connection).users(wish, offset, limit); },
        context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

UserQueries::Cancel SqlUserQueries::user(const UserId &id, QObject *context, Done<std::optional<UserCard>> done)
{
    auto ticket = m_thread.run<std::optional<UserCard>>(
        [id](Connection &connection) { return UserReader(connection).user(id); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

UserQueries::Cancel SqlUserQueries::roles(QObject *context, Done<std::vector<RoleLine>> done)
{
    auto ticket = m_thread.run<std::vector<RoleLine>>(
        [](Connection &connection) { return UserReader(connection).roles(); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

UserQueries::Cancel SqlUserQueries::postRoles(const organisation::PostId &id, QObject *context,
                                              Done<std::vector<PostRoleLine>> done)
{
    auto ticket = m_thread.run<std::vector<PostRoleLine>>(
        [id](Connection &connection) { return UserReader(connection).postRoles(id); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

UserQueries::Cancel SqlUserQueries::effect(const std::vector<RoleVerbs> &changes, QObject *context,
                                           Done<std::vector<VerbEffect>> done)
{
    auto ticket = m_thread.run<std::vector<VerbEffect>>(
        [changes](Connection &connection) { return UserReader(connection).effect(changes); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

UserQueries::Cancel SqlUserQueries::keeping(const access::Role &role, QObject *context, Done<std::vector<KeepingEffect>> done)
{
    auto ticket = m_thread.run<std::vector<KeepingEffect>>(
        [role](Connection &connection) { return UserReader(connection).keeping(role); }, context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace peygir::administration
