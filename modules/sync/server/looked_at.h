// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/look.h"
#include "command/rights.h"
#include "storage/connection.h"

#include <functional>

namespace peygir::sync {

/// Who has looked at what, gathered from the journals of all desks. Reads on any connection; `add` on that of the
/// sequencer, fenced by its token.
class LookedAt
{
public:
    explicit LookedAt(storage::Connection &connection) : m_connection(connection) {}

    struct Entry
    {
        UserId user;
        Uuid desk;
        Look look;
    };
    /// Which entries; members that are set narrow the answer together.
    struct Question
    {
        std::optional<Uuid> aggregate = {};
        std::optional<UserId> user = {};
        std::optional<Instant> since = {};
    };

    /// Durable when it returns. A look that is there already stays as it is. A time in the future is that of the arrival.
    /// In the same transaction some go that are older than `limits::looksLive`. Errors: "sync.not_leader", and the machine's.
    Result<void> add(const UserId &user, const Uuid &desk, const std::vector<Look> &looks, Instant now, qint64 token);
    /// In the order of their times.
    Result<void> each(const Question &question, const std::function<void(const Entry &)> &visit);

private:
    storage::Connection &m_connection;
};

} // namespace peygir::sync
