// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/blob_links.h"

#include "cases/store/document_links.h"
#include "composition/registry.h"
#include "reference/store/record_files.h"

namespace peygir::server {

namespace {

/// By the name of each type of base information, in which aggregates its records are. A type that there is no longer opens nothing.
const std::map<QString, int> &recordKinds()
{
    static const std::map<QString, int> kinds = [] {
        std::map<QString, int> found;
        for (const reference::RecordType &type : makeRecordTypes())
            found.emplace(QString::fromLatin1(type.name), type.table->kind.number);
        return found;
    }();
    return kinds;
}

} // namespace

Result<std::vector<sync::BlobLink>> linksTo(storage::Connection &connection, const BlobHash &hash)
{
    std::vector<sync::BlobLink> links;
    TRY_LET(const auto documents, cases::documentsWith(connection, hash));
    for (const cases::DocumentLink &document : documents)
        links.push_back({cases::caseFileKind.number, document.caseId.uuid(), document.by});
    TRY_LET(const auto records, reference::recordsWith(connection, hash));
    for (const reference::RecordFileLink &link : records) {
        const auto kind = recordKinds().find(link.recordType);
        if (kind != recordKinds().end())
            links.push_back({kind->second, link.record, link.by});
    }
    return links;
}

Result<std::set<BlobHash>> namedContents(storage::Connection &connection)
{
    TRY_LET(auto contents, cases::namedContents(connection));
    TRY_LET(auto ofRecords, reference::contentsOfRecords(connection));
    contents.merge(ofRecords);
    return contents;
}

} // namespace peygir::server
