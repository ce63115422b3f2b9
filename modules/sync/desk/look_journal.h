// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/look.h"
#include "storage/connection.h"

namespace peygir::sync {

/// What was looked at on this desk, until the server has it: an append-only journal of its own, apart from the outbox, so
/// that a full journal never delays a command and a command never a look. On the store's writing connection.
class LookJournal
{
public:
    explicit LookJournal(storage::Connection &connection) : m_connection(connection) {}

    /// How many there are, and since when; read once, then known.
    Result<void> load();
    Result<void> add(const Look &look);
    /// Whether it is time to send: enough have gathered, or the first has waited long enough.
    bool isDue(Instant now) const;
    /// When that will be so without further looks; empty: never.
    std::optional<Instant> dueAt() const;
    /// The oldest, as many as one request takes.
    Result<std::vector<Look>> oldest();
    /// The server has these.
    Result<void> forget(const std::vector<Look> &looks);

private:
    storage::Connection &m_connection;
    qint64 m_count = 0;
    std::optional<Instant> m_first;
};

} // namespace peygir::sync
