// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/sql_document_queries.h"

#include "cases/store/name_book.h"

#include <algorithm>

namespace peygir::cases {

Result<std::vector<DocumentView>> readDocuments(storage::Connection &connection, const CaseId &caseId)
{
    storage::Door door(connection);
    NameBook names(door);
    TRY_LET(const auto rows, door.rowsOf(tableOf<CaseDocument>(), caseId.uuid()));
    std::vector<DocumentView> documents;
    for (const RowPointer &row : rows) {
        DocumentView view{fromRow<CaseDocument>(*row), {}, {}};
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
        [caseId](storage::Connection &connection) { return readDocuments(connection, caseId); }, context,
        std::move(done));
    return [ticket]() mutable { ticket.cancel(); };
}

} // namespace peygir::cases
