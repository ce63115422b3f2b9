// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "sync/wire/identity.h"

#include <span>

namespace peygir::sync {

/// What the server knows of a desk that introduced itself (SYNC 15).
struct DeskChain
{
    Uuid desk;
    QByteArray nonce;
    /// Up to here it has sent.
    ChainLink end;
    /// The history in which it did.
    Uuid epoch;
};

/// Those of `desks` that are known, in any order.
Result<std::vector<DeskChain>> deskChains(storage::Connection &connection, std::span<const Uuid> desks);

/// Writes them, each as a whole. On the sequencer's connection, in the caller's transaction.
Result<void> putDeskChains(storage::Connection &connection, const std::vector<DeskChain> &chains);

/// Takes a desk's word at its hello and keeps the next one. A desk that is not known in this history joins. Fails with
/// "sync.fork" where the word is an old one, or the desk lacks what came from it: then somebody has gone on under this name.
/// In the caller's transaction.
Result<void> greet(storage::Connection &connection, const Uuid &desk, const Uuid &epoch,
                   const Introduction &introduction);

} // namespace peygir::sync
