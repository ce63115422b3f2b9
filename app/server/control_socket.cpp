// SPDX-License-Identifier: GPL-3.0-or-later
#include "control_socket.h"

#include "account_command.h"
#include "account_files.h"
#include "composition/registry.h"
#include "device_command.h"
#include "job_command.h"
#include "reply_command.h"
#include "service/backup.h"
#include "service/event_log.h"
#include "sync/server/gathering.h"
#include "sync/wire/messages.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocalSocket>
#include <QPointer>

namespace peygir::server {

namespace {

constexpr qint64 mostLineBytes = 16 * 1024 * 1024;
/// A thousand accounts take some minutes: each costs a slow hash.
constexpr int answerTimeMs = 600'000;

/// What a backup takes of a city's store and its files, at most.
constexpr int backupTimeMs = 6 * 3600 * 1000;

void say(QLocalSocket *socket, const Result<QJsonObject> &done)
{
    socket->write((done.ok() ? QJsonDocument(*done).toJson(QJsonDocument::Compact) : sync::errorToJson(done.error())) + '\n');
    socket->disconnectFromServer();
}

void say(QLocalSocket *socket, const Result<void> &done)
{
    say(socket, done.ok() ? Result<QJsonObject>(QJsonObject()) : Result<QJsonObject>(done.error()));
}

/// One line to the running server, and its answer. An answer with an id is an error.
Result<QJsonObject> tellServer(const QString &name, const QByteArray &line, int patienceMs)
{
    QLocalSocket socket;
    socket.connectToServer(name);
    if (!socket.waitForConnected(1000))
        return Error("server.no_answer");
    socket.write(line + '\n');
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(patienceMs))
            return Error("server.no_answer");
    }
    const QByteArray answer = socket.readLine().trimmed();
    const QJsonObject object = QJsonDocument::fromJson(answer).object();
    return object.contains(QLatin1String("id")) ? Result<QJsonObject>(sync::errorFromJson(answer)) : object;
}

QString socketName(const QString &folder) { return QDir(folder).canonicalPath() + QStringLiteral("/control"); }

} // namespace

ControlSocket::ControlSocket(const ServerStore &store, std::function<void()> tokensEnded)
    : m_store(store)
    , m_tokensEnded(std::move(tokensEnded))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    QObject::connect(&m_server, &QLocalServer::newConnection, &m_server, [this] { accept(); });
}

ControlSocket::~ControlSocket()
{
    if (m_backup)
        m_backup->wait();
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
            answer(socket, socket->readLine());
        });
    }
}

/// A list is accounts; an object asks for a backup, the end of a gathering, or says something about a job, a reply by SMS, an account
/// or a device.
void ControlSocket::answer(QLocalSocket *socket, const QByteArray &line)
{
    const QJsonDocument document = QJsonDocument::fromJson(line);
    const QJsonObject wish = document.object();
    if (const QJsonValue folder = wish.value(QLatin1String("backup")); folder.isString())
        return backup(socket, folder.toString());
    if (wish.value(QLatin1String("gather")) == QLatin1String("end"))
        return say(socket, endGathering());
    if (wish.contains(QLatin1String("job")))
        return say(socket, job(wish));
    if (wish.contains(QLatin1String("reply")))
        return say(socket, reply(wish));
    if (wish.contains(QLatin1String("account")))
        return say(socket, account(wish));
    if (document.isObject())
        return say(socket, device(wish));
    say(socket, putAccounts(line));
}

Result<QJsonObject> ControlSocket::account(const QJsonObject &wish)
{
    TRY(m_store.checkSchema());
    TRY_LET(const auto connection, m_store.openWriting());
    auto done = carryOutAccount(*connection, wish, SystemClock().now());
    m_tokensEnded();
    return done;
}

Result<QJsonObject> ControlSocket::device(const QJsonObject &wish)
{
    TRY_LET(const auto connection, m_store.openWriting());
    auto done = carryOutDevice(*connection, wish, SystemClock().now());
    m_tokensEnded();
    return done;
}

Result<QJsonObject> ControlSocket::job(const QJsonObject &wish)
{
    TRY(m_store.checkSchema());
    TRY_LET(const auto connection, m_store.openWriting());
    // The sequencer sees it at its next look.
    return carryOutJob(*connection, wish, SystemClock().now());
}

Result<QJsonObject> ControlSocket::reply(const QJsonObject &wish)
{
    TRY(m_store.checkSchema());
    TRY_LET(const auto connection, m_store.openWriting());
    // Taken by the sequencer at its next look, of whichever node leads.
    return carryOutReply(*connection, wish, SystemClock().now());
}

void ControlSocket::backup(QLocalSocket *socket, const QString &folder)
{
    if (m_backup)
        return say(socket, Result<void>(Error("backup.under_way")));
    const auto done = std::make_shared<Result<void>>(Error("backup.under_way"));
    m_backup.reset(QThread::create([this, folder, done] {
        const auto made = makeBackup(m_store, makeRegistry(), folder, SystemClock().now());
        if (made.ok())
            logBackup(*made);
        *done = made.ok() ? Result<void>() : made.error();
    }));
    QObject::connect(m_backup.get(), &QThread::finished, &m_server,
                     [this, done, asker = QPointer<QLocalSocket>(socket)] {
                         m_backup->wait();
                         m_backup.release()->deleteLater();
                         if (!done->ok())
                             logError("backup", done->error());
                         // Whoever has asked may have gone; the backup is made all the same.
                         if (asker)
                             say(asker, *done);
                     });
    m_backup->start(QThread::LowPriority);
}

Result<void> ControlSocket::endGathering()
{
    TRY_LET(const auto connection, m_store.openWriting());
    // The sequencer sees it at its next beat.
    return sync::wantGatheringEnd(*connection);
}

Result<void> ControlSocket::putAccounts(const QByteArray &json)
{
    TRY_LET(const auto accounts, accountsFrom(json, QStringLiteral("control")));
    // Accounts are no part of the history: a node that does not lead may put them, but not into tables of another form.
    TRY(m_store.checkSchema());
    TRY_LET(const auto connection, m_store.openWriting());
    access::Accounts book(m_random);
    Result<void> done;
    for (const access::NewAccount &account : accounts) {
        done = book.put(*connection, account, SystemClock().now());
        if (!done.ok())
            break;
    }
    m_tokensEnded();
    return done;
}

bool isServerRunning(const StoreLocation &location)
{
    QLocalSocket socket;
    socket.connectToServer(socketName(location.folder));
    return socket.waitForConnected(1000);
}

Result<void> putAccountsThroughServer(const StoreLocation &location, const std::vector<access::NewAccount> &accounts)
{
    TRY(tellServer(socketName(location.folder), accountsToJson(accounts), answerTimeMs));
    return {};
}

Result<void> endGatheringThroughServer(const StoreLocation &location)
{
    const QJsonObject wish{{QStringLiteral("gather"), QStringLiteral("end")}};
    TRY(tellServer(socketName(location.folder), QJsonDocument(wish).toJson(QJsonDocument::Compact), answerTimeMs));
    return {};
}

Result<void> backupThroughServer(const StoreLocation &location, const QString &folder)
{
    const QJsonObject wish{{QStringLiteral("backup"), folder}};
    TRY(tellServer(socketName(location.folder), QJsonDocument(wish).toJson(QJsonDocument::Compact), backupTimeMs));
    return {};
}

Result<QJsonObject> askServerAboutJob(const StoreLocation &location, const QJsonObject &request)
{
    return tellServer(socketName(location.folder), QJsonDocument(request).toJson(QJsonDocument::Compact), answerTimeMs);
}

Result<QJsonObject> askServerAboutReply(const StoreLocation &location, const QJsonObject &request)
{
    return tellServer(socketName(location.folder), QJsonDocument(request).toJson(QJsonDocument::Compact), answerTimeMs);
}

Result<QJsonObject> askServerAboutAccount(const StoreLocation &location, const QJsonObject &request)
{
    return tellServer(socketName(location.folder), QJsonDocument(request).toJson(QJsonDocument::Compact), answerTimeMs);
}

Result<QJsonObject> askServerAboutDevice(const StoreLocation &location, const QJsonObject &request)
{
    return tellServer(socketName(location.folder), QJsonDocument(request).toJson(QJsonDocument::Compact), answerTimeMs);
}

} // namespace peygir::server
