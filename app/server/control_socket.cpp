// SPDX-License-Identifier: GPL-3.0-or-later
#include "control_socket.h"

#include "account_files.h"
#include "sync/wire/messages.h"

#include <QDir>
#include <QLocalSocket>

namespace peygir::server {

namespace {

constexpr qint64 mostLineBytes = 16 * 1024 * 1024;
/// A thousand accounts take some minutes: each costs a slow hash.
constexpr int answerTimeMs = 600'000;

QString socketName(const QString &folder) { return QDir(folder).canonicalPath() + QStringLiteral("/control"); }

} // namespace

ControlSocket::ControlSocket(const ServerStore &store) : m_store(store)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] { accept(); });
}

Result<void> ControlSocket::listen()
{
    const QString name = m_store.file(QStringLiteral("control"));
    // Left by a server that was killed: the store's lock says that no other one is there.
    QLocalServer::removeServer(name);
    if (!m_server.listen(name))
        return Error("server.control", {{QStringLiteral("folder"), name}});
    return {};
}

void ControlSocket::accept()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        QObject::connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        QObject::connect(socket, &QLocalSocket::readyRead, socket, [this, socket] {
            if (socket->bytesAvailable() > mostLineBytes)
                return socket->abort();
            if (!socket->canReadLine())
                return;
            const auto done = putAccounts(socket->readLine());
            socket->write((done.ok() ? QByteArray("{}") : sync::errorToJson(done.error())) + '\n');
            socket->disconnectFromServer();
        });
    }
}

Result<void> ControlSocket::putAccounts(const QByteArray &json)
{
    TRY_LET(const auto accounts, accountsFrom(json, QStringLiteral("control")));
    TRY_LET(const auto connection, m_store.openWriting());
    access::Accounts book(m_random);
    for (const access::NewAccount &account : accounts)
        TRY(book.put(*connection, account, SystemClock().now()));
    return {};
}

bool isServerRunning(const StoreLocation &location)
{
    QLocalSocket socket;
    socket.connectToServer(socketName(location.folder));
    return socket.waitForConnected(1000);
}

Result<void> putAccountsThroughServer(const StoreLocation &location, const std::vector<access::NewAccount> &accounts)
{
    QLocalSocket socket;
    socket.connectToServer(socketName(location.folder));
    if (!socket.waitForConnected(1000))
        return Error("server.no_answer");
    socket.write(accountsToJson(accounts) + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(answerTimeMs))
            return Error("server.no_answer");
    }
    const QByteArray answer = socket.readLine().trimmed();
    return answer == "{}" ? Result<void>() : sync::errorFromJson(answer);
}

} // namespace peygir::server
