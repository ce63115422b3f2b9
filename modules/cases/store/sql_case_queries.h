// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "cases/store/case_lists.h"
#include "cases/store/looked_at_cases.h"
#include "storage/query_thread.h"

namespace peygir::cases {

class SqlCaseQueries final : public CaseQueries
{
public:
    /// `thread` reads the desk's store and outlives this.
    explicit SqlCaseQueries(storage::QueryThread &thread, std::shared_ptr<TextSearch> search = {},
                            std::shared_ptr<LookedAtCases> lookedAt = {})
        : m_thread(thread), m_lists(std::make_shared<CaseLists>(std::move(search))), m_lookedAt(std::move(lookedAt))
    {
    }

    Cancel list(const CaseFilter &filter, qint64 offset, int limit, QObject *context, Done<CaseLines> done) override;
    Cancel count(const CaseFilter &filter, QObject *context, Done<CaseTotal> done) override;
    Cancel choices(QObject *context, Done<CaseChoices> done) override;
    Cancel ids(const CaseFilter &filter, int limit, QObject *context, Done<std::vector<CaseId>> done) override;
    Cancel referable(const std::vector<CaseId> &ids, const UserId &user, QObject *context,
                     Done<std::vector<ReferableCase>> done) override;
    Cancel counts(const UserId &user, Instant now, QObject *context, Done<CaseCounts> done) override;
    Cancel open(const CaseId &id, QObject *context, Done<CaseView> done) override;
    Cancel posts(const QString &typed, int limit, QObject *context, Done<std::vector<PostChoice>> done) override;

private:
    storage::QueryThread &m_thread;
    std::shared_ptr<CaseLists> m_lists;
    /// Null where nothing is fetched.
    std::shared_ptr<LookedAtCases> m_lookedAt;
};

// The same, on a connection of the caller: what runs on the query thread, and what tests ask.
Result<std::vector<ReferableCase>> readReferable(storage::Connection &connection, const std::vector<CaseId> &ids,
                                                 const UserId &user);
Result<CaseView> readCase(storage::Connection &connection, const CaseId &id, LookedAtCases *lookedAt = nullptr);
Result<std::vector<PostChoice>> readPosts(storage::Connection &connection, const QString &typed, int limit);

} // namespace peygir::cases
