// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "storage/connection.h"

namespace peygir::sync {

/// Throws away what the log says of aggregates that left a bucket long ago (SYNC 4). What is thrown away stands below the
/// horizon of `server_state`, which moves first: a desk whose cursor lies below it begins anew ("sync.cursor_expired").
/// Works in small steps, between the sequencer's groups, on its thread and connection.
class LogCompactor
{
public:
    struct Ages
    {
        /// How long a REMOVE entry lives at least.
        Milliseconds live{limits::removeEntriesLive};
        /// How often the place of the history is noted.
        Milliseconds markEvery{limits::logMarkEvery};
        /// Entries thrown away in one step.
        int most = limits::logCompactionEntries;
    };

    explicit LogCompactor(storage::Connection &connection) : LogCompactor(connection, Ages()) {}
    LogCompactor(storage::Connection &connection, const Ages &ages) : m_connection(connection), m_ages(ages) {}

    /// One step in a transaction of its own; answers whether there may be more to do. `now` is the server's clock. A clock
    /// that was wrong makes entries live shorter or longer, never a desk wrong. Fails with "sync.not_leader" when the
    /// leadership is no longer that of `token`, and with the machine's errors.
    Result<bool> step(qint64 token, Instant now);

private:
    struct State
    {
        qint64 head = 0;
        qint64 horizon = 0;
    };

    Result<State> stateUnder(qint64 token);
    Result<void> mark(qint64 head, Instant now);
    /// Answers the horizon after it.
    Result<qint64> moveHorizon(const State &state, qint64 token, Instant now);

    storage::Connection &m_connection;
    Ages m_ages;
};

} // namespace peygir::sync
