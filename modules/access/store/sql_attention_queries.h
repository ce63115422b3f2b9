// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/attention_queries.h"
#include "storage/query_thread.h"

namespace peygir::access {

class SqlAttentionQueries final : public AttentionQueries
{
public:
    /// `thread` reads the desk's store and outlives this.
    explicit SqlAttentionQueries(storage::QueryThread &thread) : m_thread(thread) {}
    Cancel unsettled(const UserId &user, QObject *context, Done done) override;

private:
    storage::QueryThread &m_thread;
};

/// What `unsettled` answers, on any thread with a connection of its own.
Result<std::vector<AttentionEntry>> readUnsettled(storage::Connection &connection, const UserId &user);

} // namespace peygir::access
