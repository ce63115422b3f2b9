// SPDX-License-Identifier: GPL-3.0-or-later
#include "reference/store/record_files.h"

namespace peygir::reference {

Result<std::vector<RecordFileLink>> recordsWith(storage::Connection &connection, const BlobHash &hash)
{
    std::vector<RecordFileLink> links;
    TRY(connection.each("SELECT record_type, record, by_user FROM record_file WHERE sha256 = ? ORDER BY id",
                        {Value::text(hash.hex())}, [&links](const storage::RowView &view) {
                            links.push_back({QString::fromUtf8(view.utf8(0)), view.uuid(1), UserId(view.uuid(2))});
                            return true;
                        }));
    return links;
}

Result<std::set<BlobHash>> contentsOfRecords(storage::Connection &connection)
{
    std::set<BlobHash> contents;
    TRY(connection.each("SELECT DISTINCT sha256 FROM record_file", {}, [&contents](const storage::RowView &view) {
        if (const auto hash = BlobHash::parse(view.utf8(0)); hash.ok())
            contents.insert(*hash);
        return true;
    }));
    return contents;
}

} // namespace peygir::reference
