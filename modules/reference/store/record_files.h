// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "command/rights.h"
#include "storage/connection.h"

#include <set>
#include <vector>

namespace peygir::reference {

/// A record of base information that names a content, or named it once, and who made it do so.
struct RecordFileLink
{
    /// As `RecordType::name`.
    QString recordType;
    Uuid record;
    UserId by;
};

/// Every record that names this content or named it once. On the server that is all there are.
Result<std::vector<RecordFileLink>> recordsWith(storage::Connection &connection, const BlobHash &hash);

/// Every content that a record names or named once, whether its bytes have come or not.
Result<std::set<BlobHash>> contentsOfRecords(storage::Connection &connection);

} // namespace peygir::reference
