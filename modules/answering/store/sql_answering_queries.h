// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/store/call_views.h"
#include "answering/store/ready_answers.h"
#include "storage/query_thread.h"

namespace peygir::answering {

/// Reads from this desk's store, on the thread of the queries.
class SqlAnsweringQueries final : public AnsweringQueries
{
public:
    /// `thread` outlives it.
    explicit SqlAnsweringQueries(storage::QueryThread &thread, RepliesOf replies = operationNotes,
                                 RepliedAt repliedAt = {})
        : m_thread(thread)
        , m_ready(std::make_shared<ReadyAnswers>(std::move(repliedAt)))
        , m_replies(std::move(replies))
    {}

    Cancel ready(const ReadyFilter &filter, qint64 offset, int limit, QObject *context, Done<ReadyPage> done) override;
    Cancel call(const Uuid &id, QObject *context, Done<CallView> done) override;
    Cancel due(const DueFilter &filter, qint64 offset, int limit, QObject *context, Done<DuePage> done) override;
    Cancel counts(Instant now, Instant endOfDay, QObject *context, Done<AnsweringCounts> done) override;
    Cancel snippets(QObject *context, Done<std::vector<reference::Snippet>> done) override;

private:
    storage::QueryThread &m_thread;
    std::shared_ptr<ReadyAnswers> m_ready;
    RepliesOf m_replies;
};

} // namespace peygir::answering
