// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/door.h"
#include "sync/server/bucket_sets.h"
#include "sync/wire/verify.h"

namespace peygir::sync {

/// Compares a desk's bucket with the server's, part by part, and sends what differs (SYNC 17). Only reads; any number may
/// work at once, each with a connection of its own.
class Verifier
{
public:
    /// One answer holds at least one part, and further ones up to `pageRows` rows.
    Verifier(storage::Connection &connection, const Registry &registry, BucketSetOf bucketSetOf, int pageRows);

    /// Errors: "sync.epoch_changed" (the cursor belongs to another history), "sync.not_in_set" (the user may not hold the
    /// bucket), and the machine's.
    Result<VerifyResponse> answer(const UserId &user, const VerifyRequest &request, Instant now);

private:
    Result<PartSums> partsOf(qint64 bucket);
    Result<QByteArray> pageOf(qint64 bucket, const std::vector<int> &parts);

    storage::Connection &m_connection;
    storage::Door m_door;
    const Registry &m_registry;
    BucketSetOf m_bucketSetOf;
    int m_pageRows;
};

} // namespace peygir::sync
