// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/own_documents.h"

namespace peygir::cases {

Result<std::vector<DocumentContent>> ownDocuments(storage::Connection &connection, const UserId &user, qint64 mostBytes, int most)
{
    std::vector<DocumentContent> contents;
    TRY(connection.each("SELECT sha256, MIN(size) AS bytes FROM case_document WHERE size <= ? AND aggregate IN"
                        " (SELECT aggregate FROM case_node WHERE state = 'open' AND holder IN"
                        " (SELECT id FROM post WHERE holder = ? AND active))"
                        " GROUP BY sha256 ORDER BY bytes, sha256 LIMIT ?",
                        {Value(mostBytes), Value(user.uuid()), Value(qint64(most))}, [&contents](const storage::RowView &view) {
                            // Whatever else a record says cannot be fetched.
                            if (const auto hash = BlobHash::parse(view.utf8(0)); hash.ok())
                                contents.push_back({*hash, view.integer(1)});
                            return true;
                        }));
    return contents;
}

} // namespace peygir::cases
