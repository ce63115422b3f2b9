// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/store/document_links.h"

namespace peygir::cases {

Result<std::vector<DocumentLink>> documentsWith(storage::Connection &connection, const BlobHash &hash)
{
    std::vector<DocumentLink> links;
    TRY(connection.each("SELECT aggregate, by_user FROM case_document WHERE sha256 = ? OR thumbnail = ?",
                        {Value::text(hash.hex()), Value::text(hash.hex())},
                        [&links](const storage::RowView &view) {
                            links.push_back({CaseId(view.uuid(0)), UserId(view.uuid(1))});
                            return true;
                        }));
    return links;
}

Result<std::set<BlobHash>> namedContents(storage::Connection &connection)
{
    std::set<BlobHash> contents;
    TRY(connection.each("SELECT sha256 FROM case_document UNION SELECT thumbnail FROM case_document WHERE thumbnail IS NOT NULL", {}, [&contents](const storage::RowView &view) {
        if (const auto hash = BlobHash::parse(view.utf8(0)); hash.ok())
            contents.insert(*hash);
        return true;
    }));
    return contents;
}

} // namespace peygir::cases
