// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "command/rights.h"
#include "storage/connection.h"

#include <vector>

namespace peygir::cases {

/// The content of a document, with what its record says of its size.
struct DocumentContent
{
    BlobHash sha256;
    /// In bytes, more than 0; of a small picture `limits::thumbnailBytes`, since no record says it.
    qint64 size;
    /// Named as a small picture only: what is larger than that is none.
    bool isThumbnail = false;
};

/// What an offline visit needs of files: the documents of all cases in this person's current cartable, as this desk holds
/// them, each content once, small pictures and then small files first; no file larger than `mostBytes`, `most` files at most, and as many
/// small pictures.
Result<std::vector<DocumentContent>> ownDocuments(storage::Connection &connection, const UserId &user, qint64 mostBytes, int most);

} // namespace peygir::cases
