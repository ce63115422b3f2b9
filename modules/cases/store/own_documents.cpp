// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/own_documents.h"

namespace peygir::cases {

Result<std::vector<DocumentContent>> ownDocuments(storage::Connection &connection, const UserId &user, qint64 mostBytes, int most)
{
    std::vector<DocumentContent> contents;
    const QByteArray own = "aggregate IN (SELECT aggregate FROM case_node WHERE state = 'open' AND holder IN"
                           " (SELECT id FROM post WHERE holder = ? AND active))";
    // How large a small picture is no record says; that it is small, everybody who fetches it sees to.
    TRY(connection.each("SELECT content, MIN(bytes) AS least FROM ("
                        "SELECT thumbnail AS content, 1 AS bytes FROM case_document WHERE thumbnail IS NOT NULL AND " + own +
                            " UNION ALL SELECT sha256 AS content, size AS bytes FROM case_document WHERE size <= ? AND " + own +
                            ") AS wished GROUP BY content ORDER BY least, content LIMIT ?",
                        {Value(user.uuid()), Value(mostBytes), Value(user.uuid()), Value(qint64(most))},
                        [&contents](const storage::RowView &view) {
                            // Whatever else a record says cannot be fetched.
                            if (const auto hash = BlobHash::parse(view.utf8(0)); hash.ok())
                                contents.push_back({*hash, view.integer(1)});
                            return true;
                        }));
    return contents;
}

} // namespace peygir::cases
