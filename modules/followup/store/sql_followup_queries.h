// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/store/looked_at_cases.h"
#include "followup/core/followup_queries.h"
#include "followup/store/follow_up_lists.h"
#include "storage/query_thread.h"

namespace peygir::followup {

class SqlFollowUpQueries final : public FollowUpQueries
{
public:
    /// `thread` reads the desk's store and outlives this.
    explicit SqlFollowUpQueries(storage::QueryThread &thread, std::shared_ptr<cases::TextSearch> search = {},
                                std::shared_ptr<cases::LookedAtCases> lookedAt = {})
        : m_thread(thread)
        , m_lists(std::make_shared<FollowUpLists>(std::move(search)))
        , m_lookedAt(std::move(lookedAt))
    {}

    Cancel list(const Filter &filter, qint64 offset, int limit, QObject *context, Done<Lines> done) override;
    Cancel counts(const Filter &filter, QObject *context, Done<PartCounts> done) override;
    Cancel choices(const UserId &user, QObject *context, Done<Choices> done) override;
    Cancel ids(const Filter &filter, int limit, QObject *context, Done<std::vector<cases::CaseId>> done) override;
    Cancel askable(const std::vector<cases::CaseId> &ids, const UserId &user, QObject *context,
                   Done<std::vector<AskableCase>> done) override;
    Cancel ofCase(const cases::CaseId &id, const UserId &user, QObject *context, Done<FollowUpView> done) override;
    Cancel visits(const UserId &user, Instant from, Instant until, QObject *context,
                  Done<std::vector<OwnVisit>> done) override;

private:
    storage::QueryThread &m_thread;
    /// Used on the thread only; kept by what still waits there.
    std::shared_ptr<FollowUpLists> m_lists;
    std::shared_ptr<cases::LookedAtCases> m_lookedAt;
};

} // namespace peygir::followup
