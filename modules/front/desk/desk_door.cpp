// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_door.h"

#include "base/hash.h"
#include "front/desk/desk_json.h"
#include "front/desk/raw_query.h"
#include "front/desk/server_query.h"

#include <QDir>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QLocalSocket>

namespace peygir::front {

namespace {

/// A command of the largest size, with room for how it is written.
constexpr qint64 doorLineBytes = 4 * 1024 * 1024;
/// Of the address of a local socket, by the system (sun_path, less its end).
constexpr qsizetype socketPathBytes = 107;

/// In the profile's folder, which its owner alone may enter; where that has too long a name, in the session's own.
QString doorPath(const QString &profileFolder)
{
    const QString canonical = QDir(profileFolder).canonicalPath();
    const QString path = QDir(canonical).filePath(QStringLiteral("window"));
    const QString session = qEnvironmentVariable("XDG_RUNTIME_DIR");
    if (path.toUtf8().size() <= socketPathBytes || session.isEmpty())
        return path;
    return QDir(session).filePath(
        QStringLiteral("peygir-") + QString::fromLatin1(Blake2b(16).add(canonical.toUtf8()).finish().toHex()));
}

QByteArray lineOf(const QJsonObject &json) { return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n'; }

} // namespace

/// One who came in. Deletes itself when he has gone.
class DeskDoor::Visit final : public QObject
{
public:
    Visit(DeskDoor &door, QLocalSocket *socket) : m_door(door), m_socket(socket)
    {
        socket->setParent(this);
        connect(socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, &Visit::read);
        read();
    }

private:
    void read()
    {
        if (!m_socket->canReadLine()) {
            if (m_socket->bytesAvailable() > doorLineBytes)
                m_socket->abort();
            return;
        }
        const QJsonDocument request = QJsonDocument::fromJson(m_socket->readLine(doorLineBytes));
        m_door.answer(request.object(), this, [this](const QJsonObject &reply) {
            m_socket->write(lineOf(reply));
            m_socket->disconnectFromServer();
        });
    }

    DeskDoor &m_door;
    QLocalSocket *m_socket;
};

DeskDoor::DeskDoor(DeskPort &desk, ServerPort &server, const Registry &registry,
                   const storage::QueryThread::Open &reader)
    : m_desk(desk)
    , m_server(server)
    , m_registry(registry)
    , m_queries(std::make_unique<storage::QueryThread>(reader))
{
    m_entrance.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_entrance, &QLocalServer::newConnection, this, &DeskDoor::accept);
}

DeskDoor::~DeskDoor()
{
    m_entrance.close();
    // Before what they use.
    qDeleteAll(findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly));
}

Result<void> DeskDoor::listen(const QString &profileFolder)
{
    const QString path = doorPath(profileFolder);
    // Left by a desk that was killed: the store's lock says that no other one is there.
    QLocalServer::removeServer(path);
    if (!m_entrance.listen(path))
        return Error("front.door", {{QStringLiteral("path"), path}, {QStringLiteral("reason"), m_entrance.errorString()}});
    return {};
}

void DeskDoor::accept()
{
    while (QLocalSocket *const socket = m_entrance.nextPendingConnection())
        (new Visit(*this, socket))->setParent(this);
}

void DeskDoor::answer(const QJsonObject &request, QObject *visit, const Reply &reply)
{
    const QString wish = request.value(QStringLiteral("do")).toString();
    const QJsonObject arguments = request.value(QStringLiteral("arguments")).toObject();
    if (wish == QLatin1String("raise")) {
        Q_EMIT raiseAsked();
        return reply({});
    }
    if (wish == QLatin1String("caller")) {
        Q_EMIT raiseAsked();
        Q_EMIT callerGiven(request.value(QStringLiteral("number")).toString());
        return reply({});
    }
    if (wish == QLatin1String("status"))
        return reply(toJson(m_desk.status(), m_desk.troubled()));
    if (wish == QLatin1String("synchronise")) {
        m_desk.synchroniseNow();
        return reply({});
    }
    if (wish == QLatin1String("submit")) {
        const QByteArray codeField = request.value(QStringLiteral("code_field")).toString().toLatin1();
        return m_desk.submit(
            request.value(QStringLiteral("kind")).toString().toLatin1(), arguments, visit,
            [reply](const Result<DeskPort::Accepted> &accepted) {
                reply(accepted.ok() ? toJson(*accepted) : toJson(accepted.error()));
            },
            codeField.isEmpty() ? nullptr : codeField.constData());
    }
    if (wish == QLatin1String("query")) {
        m_queries->run<QJsonObject>(
            [this, name = request.value(QStringLiteral("name")).toString(), arguments](storage::Connection &connection) {
                return rawQuery(connection, m_registry, name, arguments);
            },
            visit, [reply](const Result<QJsonObject> &answer) { reply(answer.ok() ? *answer : toJson(answer.error())); });
        return;
    }
    if (wish == QLatin1String("ask")) {
        m_server.ask(request.value(QStringLiteral("name")).toString().toUtf8(), arguments, visit,
                     [reply](const Result<ServerPort::Answer> &answer) {
                         reply(answer.ok() ? toJson(*answer) : toJson(answer.error()));
                     });
        return;
    }
    reply(toJson(Error("front.wish_unknown", {{QStringLiteral("do"), wish}})));
}

Result<QJsonObject> DeskDoor::ask(const QString &profileFolder, const QJsonObject &request, Milliseconds patience)
{
    QElapsedTimer passed;
    passed.start();
    const auto left = [&] { return int(std::max<qint64>(0, patience.count() - passed.elapsed())); };
    QLocalSocket socket;
    socket.connectToServer(doorPath(profileFolder));
    if (!socket.waitForConnected(left()))
        return Error("front.no_desk");
    socket.write(lineOf(request));
    QByteArray answer;
    while (!answer.endsWith('\n')) {
        if (!socket.bytesAvailable() && !socket.waitForReadyRead(left()))
            return Error("front.no_desk");
        answer += socket.readAll();
    }
    const QJsonObject json = QJsonDocument::fromJson(answer).object();
    if (const auto error = errorIn(json))
        return *error;
    return json;
}

} // namespace peygir::front
