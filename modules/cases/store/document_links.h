// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/document.h"
#include "storage/connection.h"

#include <set>
#include <vector>

namespace peygir::cases {

/// A document of a case: whose file it is in, and who attached it.
struct DocumentLink
{
    CaseId caseId;
    UserId by;
};

/// Every document that has this content, or this small picture. On the server that is all there are.
Result<std::vector<DocumentLink>> documentsWith(storage::Connection &connection, const BlobHash &hash);

/// Every content that a document names, small pictures as well, whether its bytes have come or not.
Result<std::set<BlobHash>> namedContents(storage::Connection &connection);

} // namespace peygir::cases
