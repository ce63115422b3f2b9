// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document_queries.h"
#include "storage/query_thread.h"

namespace peygir::cases {

/// Reads documents from this desk's store, on the thread of the queries.
class SqlDocumentQueries final : public DocumentQueries
{
public:
    /// `thread` must outlive it.
    explicit SqlDocumentQueries(storage::QueryThread &thread)
        : m_thread(thread)
    {}
    Cancel documents(const CaseId &caseId, QObject *context, Done done) override;

private:
    storage::QueryThread &m_thread;
};

Result<std::vector<DocumentView>> readDocuments(storage::Connection &connection, const CaseId &caseId);

} // namespace peygir::cases
