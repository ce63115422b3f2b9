// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "command/rights.h"
#include "storage/connection.h"
#include "sync/wire/messages.h"

namespace peygir::sync {

/// Registers a desk at its hello and draws code blocks for it. Runs on the sequencer's connection and thread, fenced by
/// its token.
class DeskRegister
{
public:
    explicit DeskRegister(storage::Connection &connection) : m_connection(connection) {}

    struct Entry
    {
        Uuid epoch;
        /// From 10000 on.
        int number;
        /// As many as the desk lacks; fewer when it has got `limits::blocksPerDeskAndDay` today: then it makes longer
        /// codes by itself (SYNC 19).
        std::vector<CodeBlock> blocks;
    };
    /// Errors: "sync.not_leader", "sync.desk_of_another" (the desk is another user's), "sync.no_more_desks", and the
    /// machine's.
    Result<Entry> hello(const Uuid &desk, const UserId &user, int blocksHeld, Instant now, qint64 token,
                        Random &random);

private:
    storage::Connection &m_connection;
};

} // namespace peygir::sync
