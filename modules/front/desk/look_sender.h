// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "front/desk/desk_transport.h"
#include "sync/desk/look_journal.h"

namespace peygir::front {

/// Keeps what was looked at on a desk and brings it to the server, gathered, when nothing more urgent is on the line
/// (`POST /v1/journal`). What does not come through is kept and sent again. Lives on the worker's thread.
class LookSender
{
public:
    LookSender(storage::Connection &connection, Random &random) : m_journal(connection), m_random(random) {}

    Result<void> load() { return m_journal.load(); }
    /// `now` in server time. Durable when it returns.
    Result<void> note(LookAct act, const std::optional<AggregateId> &of, const QString &detail, Instant now);
    /// Sends what is due, unless something is on its way or has just failed. `line` must not call back after this object
    /// is gone.
    void send(DeskTransport &line, const Uuid &desk, const QByteArray &token, Instant now);

private:
    sync::LookJournal m_journal;
    Random &m_random;
    bool m_underWay = false;
    /// After a failure.
    std::optional<Instant> m_notBefore;
};

} // namespace peygir::front
