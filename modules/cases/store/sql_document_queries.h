// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document_queries.h"
#include "cases/store/looked_at_cases.h"
#include "storage/query_thread.h"

namespace peygir::cases {

/// Reads documents from this desk's store, on the thread of the queries; of a case whose file it does not hold, those
/// that were fetched from the server with it.
class SqlDocumentQueries final : public DocumentQueries
{
public:
    /// `thread` must outlive it.
    explicit SqlDocumentQueries(storage::QueryThread &thread, std::shared_ptr<LookedAtCases> lookedAt = {})
        : m_thread(thread)
        , m_lookedAt(std::move(lookedAt))
    {}
    Cancel documents(const CaseId &caseId, QObject *context, Done done) override;

private:
    storage::QueryThread &m_thread;
    std::shared_ptr<LookedAtCases> m_lookedAt;
};

Result<std::vector<DocumentView>> readDocuments(storage::Connection &connection, const CaseId &caseId,
                                                LookedAtCases *lookedAt = nullptr);

} // namespace peygir::cases
