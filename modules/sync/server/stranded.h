// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "storage/connection.h"
#include "sync/server/sequencer.h"
#include "sync/wire/stranded.h"

namespace peygir::sync {

/// The server's part of stranded work (SYNC 16): its keys, those of the stores, and what becomes of what strangers bring.
namespace stranded {

/// The public key to which desks seal, made when there is none yet. In the caller's transaction, on the sequencer's
/// connection.
Result<QByteArray> publicKey(storage::Connection &connection, Random &random);

/// From now on this desk signs with this key. In the caller's transaction.
Result<void> keepPushKey(storage::Connection &connection, const Uuid &desk, const QByteArray &pushKey);

/// What a request brings: for each file a command to run or why it stays where it lies. Whoever sends it does not count; the
/// author of each is the user of the desk that has signed it. Reasons: "sync.malformed", "sync.desk_unknown",
/// "sync.signature", "sync.sealed_otherwise", "sync.author". On a reading connection.
struct Brought
{
    std::vector<Arrival> arrivals;
    /// One for each file; nothing for those that became arrivals, in the same order.
    std::vector<std::optional<Error>> left;
};
Result<Brought> brought(storage::Connection &connection, const StrandedRequest &request, Instant now);

/// The answer, with what the sequencer said about the arrivals.
StrandedResponse answered(Brought brought, const GroupOutcome &outcome);

} // namespace stranded

} // namespace peygir::sync
