// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_document_queries.h"

#include "cases/store/name_book.h"

#include <algorithm>

namespace peygir::cases {

namespace {

Result<std::vector<CaseDocument>> documentsOf(storage::Door &door, const CaseId &caseId, LookedAtCases *lookedAt)
{
    TRY_LET(const RowPointer file, door.row(tableOf<CaseFile>(), caseId.uuid()));
    const auto fetched = lookedAt && !file ? lookedAt->find(caseId) : nullptr;
    if (fetched)
        return fetched->documents;
    TRY_LET(const auto rows, door.rowsOf(tableOf<CaseDocument>(), caseId.uuid()));
    std::vector<CaseDocument> documents;
    for (const RowPointer &row : rows)
        documents.push_back(fromRow<CaseDocument>(*row));
    return documents;
}

} // namespace

Result<std::vector<DocumentView>> readDocuments(storage::Connection &connection, const CaseId &caseId,
                                                LookedAtCases *lookedAt)
{
    storage::Door door(connection);
    NameBook names(door);
    TRY_LET(const auto found, documentsOf(door, caseId, lookedAt));
    std::vector<DocumentView> documents;
    for (const CaseDocument &document : found) {
        DocumentView view{document, {}, {}};
        TRY_LET(view.by, names.person(view.document.by));
        TRY_LET(view.reviewedBy, names.person(view.document.reviewedBy));
        documents.push_back(std::move(view));
    }
    std::stable_sort(documents.begin(), documents.end(),
                     [](const DocumentView &a, const DocumentView &b) { return a.document.at < b.document.at; });
    return documents;
}

DocumentQueries::Cancel SqlDocumentQueries::documents(const CaseId &caseId, QObject *context, Done done)
{
    auto ticket = m_thread.run<std::vector<DocumentView>>(
        [caseId, lookedAt = m_lookedAt](storage::Connection &connection) {
            return readDocuments(connection, caseId, lookedAt.get());
        },
        context, std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace peygir::cases
