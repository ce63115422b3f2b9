// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "storage/connection.h"

#include <optional>
#include <vector>

namespace peygir::sync {

/// After a restore that has lost what came after the backup, the server gathers it from the desks (SYNC 9): they bring again
/// what they had been told was done, with its place in the lost history. What cannot be applied yet is held, and tried again
/// in the order of those places whenever more has come (`Sequencer::run`).
struct Gathering
{
    Instant since{0};
    /// The backup's last place; what follows was lost.
    qint64 from = 0;
    /// The last lost place of which any desk has told.
    qint64 oldHead = 0;
    /// Desks that were known, and those of them that have brought what they had.
    qint64 desks = 0;
    qint64 returned = 0;
    /// Commands that were brought, and those that wait for others.
    qint64 brought = 0;
    qint64 waiting = 0;
    bool endWanted = false;
    /// Empty while it goes on.
    std::optional<Instant> ended = std::nullopt;

    /// Every known desk has come back, or limits::gatheringLasts is over, or an administrator wants it to end.
    bool isDue(Instant now) const;
};

/// The last one; nothing on a store that was never restored so.
Result<std::optional<Gathering>> gatheringOf(storage::Connection &connection);

/// Places of a history, both ends included.
struct Places
{
    qint64 first;
    qint64 last;
    friend bool operator==(const Places &, const Places &) = default;
};
/// Places of the lost history that no desk has brought: commands of the server itself (imports, timers), or of a desk that
/// did not come back. In their order.
Result<std::vector<Places>> possiblyLost(storage::Connection &connection);

/// Makes the store, put back to an older state, the beginning of another history, and lets it gather. Codes and desk numbers
/// that may have been given since are passed over. Before a sequencer leads there; in a transaction of its own.
Result<void> beginGathering(storage::Connection &connection, const Uuid &newEpoch, Instant now);
/// It ends at the next look (`Sequencer::endGatheringIfDue`).
Result<void> wantGatheringEnd(storage::Connection &connection);

/// At a desk's hello, when it is known to be that desk: it has brought all that it kept into this history, or comes from the lost
/// one, of which it knows a place; then it is waited for, also where it began after the backup. Nothing happens while nothing
/// is gathered.
Result<void> noteReturned(storage::Connection &connection, const Uuid &desk, Instant now);
Result<void> noteComing(storage::Connection &connection, const Uuid &desk, qint64 lostPlace);

} // namespace peygir::sync
