// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "sync/wire/identity.h"

namespace peygir::sync {

/// The places of the outbox's commands in the chain of what this desk sends (SYNC 15). Those that have one stand in the
/// order of entry and without a gap. Works inside the caller's transaction.
class OutboxChain
{
public:
    explicit OutboxChain(storage::Connection &connection) : m_connection(connection) {}

    /// A desk begins under this id: what waits is numbered from the beginning, everything else leaves the chain.
    Result<void> beginAs(const Uuid &desk);
    /// What waits is numbered again behind this place, the last one of which the server has had the command: another history
    /// asks for more than that.
    Result<void> goOnFrom(const ChainLink &link) { return numberFrom(link); }
    /// A store from before there was a chain, or one that is new.
    Result<bool> isMissing();

    struct Waiting
    {
        /// Its number on this desk, and its place in what the desk sends.
        qint64 n;
        Uuid command;
        QByteArray bytes;
        ChainLink before;
    };
    /// What waits and was entered after the entry `n`, in order.
    Result<std::vector<Waiting>> waitingAfter(qint64 n);

    /// The last place.
    Result<ChainLink> end();
    /// The place before the command `n`, which is one of those here.
    Result<ChainLink> before(qint64 n);
    /// The place before the first command that waits; the end where none does.
    Result<ChainLink> sent();

private:
    Result<std::optional<ChainLink>> linkWhere(const QByteArray &condition, std::initializer_list<Value> parameters = {});
    Result<ChainLink> floor();
    Result<void> numberFrom(ChainLink link);

    storage::Connection &m_connection;
};

} // namespace peygir::sync
