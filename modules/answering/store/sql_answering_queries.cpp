// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/store/sql_answering_queries.h"

namespace peygir::answering {

using storage::Connection;

namespace {

/// Runs a reader on the query thread.
template <class T>
AnsweringQueries::Cancel asked(storage::QueryThread &thread, std::function<Result<T>(Connection &)> read,
                               QObject *context, AnsweringQueries::Done<T> done)
{
    auto ticket = thread.run<T>(std::move(read), context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace

// The list is asked on the query thread only, one question after another.

AnsweringQueries::Cancel SqlAnsweringQueries::ready(const ReadyFilter &filter, qint64 offset, int limit,
                                                    QObject *context, Done<ReadyPage> done)
{
    return asked<ReadyPage>(
        m_thread,
        [=, ready = m_ready](Connection &connection) { return ready->page(connection, filter, offset, limit); },
        context, std::move(done));
}

AnsweringQueries::Cancel SqlAnsweringQueries::call(const Uuid &id, QObject *context, Done<CallView> done)
{
    return asked<CallView>(
        m_thread, [=, replies = m_replies](Connection &connection) { return readCall(connection, id, replies); },
        context, std::move(done));
}

AnsweringQueries::Cancel SqlAnsweringQueries::due(const DueFilter &filter, qint64 offset, int limit, QObject *context,
                                                  Done<DuePage> done)
{
    return asked<DuePage>(
        m_thread, [=](Connection &connection) { return readDue(connection, filter, offset, limit); }, context,
        std::move(done));
}

AnsweringQueries::Cancel SqlAnsweringQueries::counts(Instant now, Instant endOfDay, QObject *context,
                                                     Done<AnsweringCounts> done)
{
    return asked<AnsweringCounts>(
        m_thread,
        [=, ready = m_ready](Connection &connection) -> Result<AnsweringCounts> {
            AnsweringCounts counts;
            TRY_LET(counts.ready, ready->due(connection, now));
            TRY_LET(counts.due, countDue(connection, {{}, endOfDay}));
            return counts;
        },
        context, std::move(done));
}

AnsweringQueries::Cancel SqlAnsweringQueries::snippets(QObject *context, Done<std::vector<reference::Snippet>> done)
{
    return asked<std::vector<reference::Snippet>>(
        m_thread, [](Connection &connection) { return readToldSnippets(connection); }, context, std::move(done));
}

} // namespace peygir::answering
