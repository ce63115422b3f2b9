// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/query_thread.h"
#include "supervision/core/supervision_queries.h"

namespace peygir::supervision {

/// Answers from a desk's store.
class SqlSupervisionQueries final : public SupervisionQueries
{
public:
    /// `thread` outlives this.
    explicit SqlSupervisionQueries(storage::QueryThread &thread)
        : m_thread(thread)
    {}

    Cancel subordinates(const UserId &user, Instant now, QObject *context, Done<std::vector<Subordinate>> done) override;
    /// Whether `user` stands in for anybody just now: cheap, to be asked with every change.
    Cancel standsIn(const UserId &user, QObject *context, Done<bool> done);
    Cancel stays(const UserId &user, const std::vector<organisation::PostId> &posts, int limit, QObject *context,
                 Done<std::vector<HeldStay>> done) override;

private:
    storage::QueryThread &m_thread;
};

} // namespace peygir::supervision
