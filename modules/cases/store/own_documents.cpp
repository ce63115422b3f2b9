// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/own_documents.h"

#include "base/limits.h"

#include <set>

namespace peygir::cases {

Result<std::vector<DocumentContent>> ownDocuments(storage::Connection &connection, const UserId &user, qint64 mostBytes, int most)
{
    const QByteArray own = "aggregate IN (SELECT aggregate FROM case_node WHERE state = 'open' AND holder IN"
                           " (SELECT id FROM post WHERE holder = ? AND active))";
    std::vector<DocumentContent> files, contents;
    std::set<BlobHash> known;
    // Whatever else a record says than the name of a content cannot be fetched.
    TRY(connection.each("SELECT sha256, MIN(size) AS least FROM case_document WHERE size <= ? AND " + own +
                            " GROUP BY sha256 ORDER BY least, sha256 LIMIT ?",
                        {Value(mostBytes), Value(user.uuid()), Value(qint64(most))}, [&](const storage::RowView &view) {
                            if (const auto hash = BlobHash::parse(view.utf8(0)); hash.ok()) {
                                files.push_back({*hash, view.integer(1)});
                                known.insert(*hash);
                            }
                            return true;
                        }));
    // How large a small picture is no record says; that it is small, everybody who fetches it sees to. What is a file as well comes
    // as that one: it may be larger.
    TRY(connection.each("SELECT DISTINCT thumbnail FROM case_document WHERE thumbnail IS NOT NULL AND " + own +
                            " ORDER BY thumbnail LIMIT ?",
                        {Value(user.uuid()), Value(qint64(most))}, [&](const storage::RowView &view) {
                            const auto hash = BlobHash::parse(view.utf8(0));
                            if (hash.ok() && !known.contains(*hash))
                                contents.push_back({*hash, limits::thumbnailBytes, true});
                            return true;
                        }));
    contents.insert(contents.end(), files.begin(), files.end());
    return contents;
}

} // namespace peygir::cases
