// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "sync/desk/desk_state.h"
#include "sync/desk/outbox_chain.h"
#include "sync/wire/stranded.h"

namespace peygir::sync {

/// Who this desk is to its server, and what becomes of it when it finds itself to be a copy (SYNC 15, ADR 12). Every call
/// that writes does so inside the caller's transaction.
class DeskIdentity
{
public:
    DeskIdentity(storage::Connection &connection, DeskState &state) : m_connection(connection), m_state(state), m_chain(connection) {}

    /// Reads the words that are kept; once after opening and after a transaction that failed.
    Result<void> load();
    /// Whether the store has an id and a chain.
    Result<bool> isEstablished();
    /// Gives a new store its id, and a store from before there was a chain its chain.
    Result<void> establish(Instant now, Random &random);

    /// What to say at hello. The word that it brings is drawn by this process, so that two copies of a store never say the
    /// same one, and is kept before it is said.
    Result<Introduction> introduce(Random &random);
    /// The server has answered the last introduction, with the key to which what stays behind is sealed; empty: none.
    Result<void> welcomed(const QByteArray &sealTo);
    /// What is needed to leave work behind (SYNC 16); nothing before the first hello.
    std::optional<StrandingKeys> strandingKeys() const;
    Result<std::vector<OutboxChain::Waiting>> waitingAfter(qint64 n) { return m_chain.waitingAfter(n); }
    /// With what a push that begins with the command `n` opens.
    Result<PushOpening> opening(qint64 n);

    /// This store is a copy of one that went on, or the one that was copied: from now on it is a desk of its own. What waits
    /// is numbered anew and keeps its ids; the codes stay with the other one.
    Result<void> becomeAnother(Instant now, Random &random);
    /// What had left is to be sent again, to another history.
    Result<void> sendAgain(const ChainLink &behind) { return m_chain.goOnFrom(behind); }
    /// What the server has had of this desk.
    Result<ChainLink> sent() { return m_chain.sent(); }

private:
    Result<void> keep();

    storage::Connection &m_connection;
    DeskState &m_state;
    OutboxChain m_chain;
    /// Those that the server may have heard last; the first is the one that it answered.
    std::vector<QByteArray> m_known;
    std::optional<Uuid> m_replaces;
    /// See StrandingKeys.
    QByteArray m_sealTo;
    QByteArray m_pushSeed;
    /// The server knows by which key this store signs.
    bool m_isPushKeyKnown = false;
    /// Drawn by this process, not answered yet.
    QByteArray m_next;
};

} // namespace peygir::sync
