// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/accounts.h"
#include "service/heartbeat.h"
#include "sync/server/leadership.h"
#include "sync/server/sequencer.h"

namespace peygir::server {

/// The server without its network, for whoever sets up or fills a store: the same sequencer, the same rules, in one
/// process that holds the store's lock. Commands are trusted: their authors and times are taken as they are. On one
/// thread.
class OfflineServer
{
public:
    /// Leads and migrates. Fails with the errors of `ServerStore::open`, "sync.not_leader" while another node leads,
    /// and the machine's.
    static Result<std::unique_ptr<OfflineServer>> open(StoreLocation location, Registry registry);
    /// Gives the leadership up.
    ~OfflineServer();

    /// Runs the commands in their order, in groups; one receipt each. `happenedAt` follows from `madeAt`, never later
    /// than now. Errors are the machine's: what came before stays, and repeating everything is harmless.
    Result<std::vector<sync::Receipt>> run(std::span<const Envelope> commands);

    /// A command of the server itself (access::systemUser), made now.
    Envelope command(const QByteArray &kind, const QJsonObject &arguments);

    /// `cost`: of guessing a password that a person has chosen.
    Result<void> putAccounts(std::span<const access::NewAccount> accounts,
                             access::PasswordCost cost = access::PasswordCost::interactive());

    const ServerStore &store() const { return *m_store; }
    storage::Connection &connection() { return *m_connection; }

private:
    OfflineServer(std::unique_ptr<ServerStore> store, std::unique_ptr<storage::Connection> connection,
                  Registry registry);

    std::unique_ptr<ServerStore> m_store;
    std::unique_ptr<storage::Connection> m_connection;
    Registry m_registry;
    SystemClock m_clock;
    SystemRandom m_random;
    sync::Leadership m_leadership;
    sync::Sequencer m_sequencer;
    std::unique_ptr<Heartbeat> m_heartbeat;
};

} // namespace peygir::server
