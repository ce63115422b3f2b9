// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/store/sql_followup_queries.h"

#include "followup/store/case_follow_up.h"

namespace peygir::followup {

using storage::Connection;

namespace {

template <class T>
FollowUpQueries::Cancel asked(storage::QueryThread &thread, std::function<Result<T>(Connection &)> read,
                              QObject *context, FollowUpQueries::Done<T> done)
{
    auto ticket = thread.run<T>(std::move(read), context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace

FollowUpQueries::Cancel SqlFollowUpQueries::list(const Filter &filter, qint64 offset, int limit, QObject *context,
                                                 Done<Lines> done)
{
    return asked<Lines>(
        m_thread,
        [=, lists = m_lists](Connection &connection) { return lists->page(connection, filter, offset, limit); },
        context, std::move(done));
}

FollowUpQueries::Cancel SqlFollowUpQueries::counts(const Filter &filter, QObject *context, Done<PartCounts> done)
{
    return asked<PartCounts>(
        m_thread, [=, lists = m_lists](Connection &connection) { return lists->counts(connection, filter); }, context,
        std::move(done));
}

FollowUpQueries::Cancel SqlFollowUpQueries::choices(const UserId &user, QObject *context, Done<Choices> done)
{
    return asked<Choices>(
        m_thread, [=, lists = m_lists](Connection &connection) { return lists->choices(connection, user); }, context,
        std::move(done));
}

FollowUpQueries::Cancel SqlFollowUpQueries::ids(const Filter &filter, int limit, QObject *context,
                                                Done<std::vector<cases::CaseId>> done)
{
    return asked<std::vector<cases::CaseId>>(
        m_thread, [=, lists = m_lists](Connection &connection) { return lists->ids(connection, filter, limit); },
        context, std::move(done));
}

FollowUpQueries::Cancel SqlFollowUpQueries::askable(const std::vector<cases::CaseId> &ids, const UserId &user,
                                                    QObject *context, Done<std::vector<AskableCase>> done)
{
    return asked<std::vector<AskableCase>>(
        m_thread, [=](Connection &connection) { return readAskable(connection, ids, user); }, context, std::move(done));
}

FollowUpQueries::Cancel SqlFollowUpQueries::ofCase(const cases::CaseId &id, const UserId &user, QObject *context,
                                                   Done<FollowUpView> done)
{
    return asked<FollowUpView>(
        m_thread,
        [=, lookedAt = m_lookedAt](Connection &connection) {
            return readFollowUp(connection, id, user, lookedAt.get());
        },
        context, std::move(done));
}

FollowUpQueries::Cancel SqlFollowUpQueries::visits(const UserId &user, Instant from, Instant until, QObject *context,
                                                   Done<std::vector<OwnVisit>> done)
{
    return asked<std::vector<OwnVisit>>(
        m_thread, [=](Connection &connection) { return readOwnVisits(connection, user, from, until); }, context,
        std::move(done));
}

} // namespace peygir::followup
