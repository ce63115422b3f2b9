// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/accounts.h"
#include "service/server_store.h"

#include <QJsonObject>
#include <QLocalServer>
#include <QThread>

#include <functional>
#include <memory>

namespace peygir::server {

/// How an administrator on this machine reaches the running server: a local socket in its folder that only the owner
/// may open. One line in, one line out: a list of accounts, {"backup": FOLDER}, {"gather": "end"}, or
/// what account_command.h, device_command.h, job_command.h and reply_command.h say. Lives on the thread of the event loop; a
/// backup has a thread of its own, one at a time.
class ControlSocket
{
public:
    /// `tokensEnded` is called after something that may have ended tokens.
    ControlSocket(const ServerStore &store, std::function<void()> tokensEnded);
    /// Waits for a backup that is being made.
    ~ControlSocket();

    /// Fails with "server.control" {folder}.
    Result<void> listen();

private:
    void accept();
    void answer(QLocalSocket *socket, const QByteArray &line);
    void backup(QLocalSocket *socket, const QString &folder);
    Result<void> endGathering();
    Result<QJsonObject> account(const QJsonObject &wish);
    Result<QJsonObject> device(const QJsonObject &wish);
    Result<QJsonObject> job(const QJsonObject &wish);
    Result<QJsonObject> reply(const QJsonObject &wish);
    Result<void> putAccounts(const QByteArray &json);

    const ServerStore &m_store;
    std::function<void()> m_tokensEnded;
    SystemRandom m_random;
    std::unique_ptr<QThread> m_backup;
    QLocalServer m_server;
};

/// Whether a server runs on this folder.
bool isServerRunning(const StoreLocation &location);

/// Gives accounts to the running server. Fails with its error, or "server.no_answer".
Result<void> putAccountsThroughServer(const StoreLocation &location, const std::vector<access::NewAccount> &accounts);

/// Has the running server end its gathering. Fails with "server.no_answer".
Result<void> endGatheringThroughServer(const StoreLocation &location);

/// Has the running server make a backup, and waits until it is verified. Fails with its error, or "server.no_answer".
Result<void> backupThroughServer(const StoreLocation &location, const QString &folder);

/// See `carryOutJob`. Fails with the server's error, or "server.no_answer".
Result<QJsonObject> askServerAboutJob(const StoreLocation &location, const QJsonObject &request);

/// See `carryOutReply`. Fails with the server's error, or "server.no_answer".
Result<QJsonObject> askServerAboutReply(const StoreLocation &location, const QJsonObject &request);

/// See `carryOutAccount`. Fails with the server's error, or "server.no_answer".
Result<QJsonObject> askServerAboutAccount(const StoreLocation &location, const QJsonObject &request);

/// See `carryOutDevice`. Fails with the server's error, or "server.no_answer".
Result<QJsonObject> askServerAboutDevice(const StoreLocation &location, const QJsonObject &request);

} // namespace peygir::server
