// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "command/rights.h"
#include "storage/connection.h"

#include <vector>

namespace peygir::sync {

/// A record that names a content: the aggregate that it belongs to, and who wrote it.
struct BlobLink
{
    int kind;
    Uuid aggregate;
    UserId by;
};

/// What the server knows of files besides their bytes: who has shown them (SYNC 20). On any connection; `add` on that
/// of the sequencer.
class BlobRegister
{
public:
    explicit BlobRegister(storage::Connection &connection)
        : m_connection(connection)
    {}

    /// This person has sent the bytes, or was allowed to refer to them.
    Result<bool> hasShown(const BlobHash &hash, const UserId &user);
    /// Bytes of all that he has shown since then.
    Result<qint64> shownSince(const UserId &user, Instant since);
    /// Repeating it changes nothing.
    Result<void> add(const BlobHash &hash, const UserId &user, qint64 size, Instant now);

    /// Whether one of the links opens the content to somebody who holds `buckets` (ascending): its aggregate lies in
    /// one of them, and its author has shown the content.
    Result<bool> opens(const std::vector<BlobLink> &links, const BlobHash &hash, const std::vector<qint64> &buckets);

private:
    storage::Connection &m_connection;
};

} // namespace peygir::sync
