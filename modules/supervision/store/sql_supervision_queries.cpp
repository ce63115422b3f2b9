// SPDX-License-Identifier: GPL-3.0-or-later
#include "supervision/store/sql_supervision_queries.h"

#include "supervision/store/subordinates.h"

namespace peygir::supervision {

using storage::Connection;

SupervisionQueries::Cancel SqlSupervisionQueries::subordinates(const UserId &user, Instant now, QObject *context,
                                                               Done<std::vector<Subordinate>> done)
{
    auto ticket = m_thread.run<std::vector<Subordinate>>(
        [user, now](Connection &connection) { return readSubordinates(connection, user, now); }, context,
        std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

SupervisionQueries::Cancel SqlSupervisionQueries::standsIn(const UserId &user, QObject *context, Done<bool> done)
{
    auto ticket = m_thread.run<bool>([user](Connection &connection) { return standsInForSomebody(connection, user); },
                                     context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

SupervisionQueries::Cancel SqlSupervisionQueries::stays(const UserId &user,
                                                        const std::vector<organisation::PostId> &posts, int limit,
                                                        QObject *context, Done<std::vector<HeldStay>> done)
{
    auto ticket = m_thread.run<std::vector<HeldStay>>(
        [user, posts, limit](Connection &connection) { return readHeldStays(connection, user, posts, limit); }, context,
        std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace peygir::supervision
