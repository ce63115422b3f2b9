// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/accounts.h"
#include "service/server_store.h"

#include <QLocalServer>

namespace peygir::server {

/// How an administrator on this machine reaches the running server: a local socket in its folder that only the owner
/// may open. One line in, one line out. Lives on the thread of the event loop.
class ControlSocket
{
public:
    explicit ControlSocket(const ServerStore &store);

    /// Fails with "server.control" {folder}.
    Result<void> listen();

private:
    void accept();
    Result<void> putAccounts(const QByteArray &json);

    const ServerStore &m_store;
    SystemRandom m_random;
    QLocalServer m_server;
};

/// Whether a server runs on this folder.
bool isServerRunning(const StoreLocation &location);

/// Gives accounts to the running server. Fails with its error, or "server.no_answer".
Result<void> putAccountsThroughServer(const StoreLocation &location, const std::vector<access::NewAccount> &accounts);

} // namespace peygir::server
