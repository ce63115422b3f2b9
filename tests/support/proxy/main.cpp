// SPDX-License-Identifier: GPL-3.0-or-later
// peygir-proxy --listen PORT --to PORT --port-file FILE: passes bytes between desks and a server on this machine, so
// that a test cuts the network by ending this process.
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>

namespace {

void join(QTcpSocket *desk, quint16 serverPort)
{
    auto *server = new QTcpSocket(desk);
    QObject::connect(desk, &QTcpSocket::readyRead, server, [desk, server] {
        // Before the connection stands the bytes wait in the desk's socket.
        if (server->state() == QAbstractSocket::ConnectedState)
            server->write(desk->readAll());
    });
    QObject::connect(server, &QTcpSocket::connected, desk, [desk, server] { server->write(desk->readAll()); });
    QObject::connect(server, &QTcpSocket::readyRead, desk, [desk, server] { desk->write(server->readAll()); });
    QObject::connect(server, &QTcpSocket::disconnected, desk, &QTcpSocket::disconnectFromHost);
    QObject::connect(server, &QTcpSocket::errorOccurred, desk, [desk] { desk->abort(); });
    QObject::connect(desk, &QTcpSocket::disconnected, desk, &QObject::deleteLater);
    server->connectToHost(QHostAddress::LocalHost, serverPort);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption listen(QStringLiteral("listen"), QString(), QStringLiteral("PORT"), QStringLiteral("0"));
    const QCommandLineOption to(QStringLiteral("to"), QString(), QStringLiteral("PORT"));
    const QCommandLineOption portFile(QStringLiteral("port-file"), QString(), QStringLiteral("FILE"));
    parser.addOptions({listen, to, portFile});
    parser.process(application);

    QTcpServer door;
    if (!door.listen(QHostAddress::LocalHost, parser.value(listen).toUShort()))
        return 1;
    QObject::connect(&door, &QTcpServer::newConnection, &application, [&] {
        while (QTcpSocket *desk = door.nextPendingConnection())
            join(desk, parser.value(to).toUShort());
    });
    QFile file(parser.value(portFile));
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::number(door.serverPort())) < 0)
        return 1;
    file.close();
    return QCoreApplication::exec();
}
