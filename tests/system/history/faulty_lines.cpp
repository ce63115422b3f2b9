// SPDX-License-Identifier: GPL-3.0-or-later
#include "system/history/faulty_lines.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <algorithm>

namespace peygir::history {

namespace {

/// What a line keeps for a side that does not read.
constexpr qint64 mostWaiting = 1024 * 1024;

} // namespace

/// One desk's way to the server. Lives on the thread of the lines.
class FaultyLines::Door final : public QObject
{
public:
    Door()
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no free port");
        QObject::connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *desk = m_server.nextPendingConnection())
                m_wires.push_back(new Wire(*this, desk));
        });
        // The server's object moves to another thread with this one.
        m_server.setParent(this);
    }

    quint16 port() const { return m_server.serverPort(); }
    void setServer(quint16 port) { m_target = port; }
    void setDelay(int ms) { m_delay = ms; }

    void reset()
    {
        for (Wire *wire : std::exchange(m_wires, {}))
            wire->tear();
    }
    void setBlocked(bool blocked)
    {
        m_blocked = blocked;
        for (Wire *wire : std::vector(m_wires))
            wire->carry();
    }

private:
    /// One connection of the desk, and its other half.
    class Wire final : public QObject
    {
    public:
        Wire(Door &door, QTcpSocket *desk)
            : QObject(&door)
            , m_door(door)
            , m_desk(desk)
            , m_server(new QTcpSocket(this))
        {
            desk->setParent(this);
            for (QTcpSocket *socket : {m_desk, m_server}) {
                socket->setReadBufferSize(mostWaiting);
                QObject::connect(socket, &QTcpSocket::readyRead, this, [this] { later(); });
                QObject::connect(socket, &QTcpSocket::bytesWritten, this, [this] { later(); });
                QObject::connect(socket, &QTcpSocket::connected, this, [this] { later(); });
                QObject::connect(socket, &QTcpSocket::disconnected, this, [this] { later(); });
                QObject::connect(socket, &QTcpSocket::errorOccurred, this, [this] { later(); });
            }
            carry();
        }

        void tear()
        {
            m_desk->abort();
            m_server->abort();
            deleteLater();
        }

        /// Takes over what has come, unless the line is blocked.
        void carry()
        {
            if (m_door.m_blocked)
                return;
            if (!m_begun) {
                m_begun = true;
                m_server->connectToHost(QHostAddress::LocalHost, m_door.m_target);
                return;
            }
            if (m_server->state() == QAbstractSocket::ConnectedState)
                move(m_desk, m_server);
            if (m_desk->state() == QAbstractSocket::ConnectedState)
                move(m_server, m_desk);
            if (isOver(m_desk) || isOver(m_server))
                end();
        }

    private:
        static bool isOver(const QTcpSocket *socket) { return socket->state() == QAbstractSocket::UnconnectedState; }
        static void move(QTcpSocket *from, QTcpSocket *to)
        {
            if (to->bytesToWrite() < mostWaiting)
                to->write(from->readAll());
        }
        void later()
        {
            QTimer::singleShot(m_door.m_delay, this, [this] { carry(); });
        }
        void end()
        {
            // What is still to be written is written first.
            m_desk->disconnectFromHost();
            m_server->disconnectFromHost();
            if (!isOver(m_desk) || !isOver(m_server))
                return;
            auto &all = m_door.m_wires;
            all.erase(std::remove(all.begin(), all.end(), this), all.end());
            deleteLater();
        }

        Door &m_door;
        QTcpSocket *m_desk;
        QTcpSocket *m_server;
        bool m_begun = false;
    };

    QTcpServer &m_server = *new QTcpServer;
    std::vector<Wire *> m_wires;
    quint16 m_target = 0;
    int m_delay = 0;
    bool m_blocked = false;
};

FaultyLines::FaultyLines(int desks)
{
    m_thread.setObjectName(QStringLiteral("lines"));
    m_thread.start();
    for (int desk = 0; desk < desks; ++desk) {
        m_doors.push_back(new Door);
        m_ports.push_back(m_doors.back()->port());
        m_doors.back()->moveToThread(&m_thread);
    }
}

FaultyLines::~FaultyLines()
{
    for (Door *door : m_doors)
        door->deleteLater();
    m_thread.quit();
    m_thread.wait();
}

template <class F>
void FaultyLines::tell(int desk, F what)
{
    Door *const door = m_doors[size_t(desk)];
    QMetaObject::invokeMethod(
        door, [door, what] { what(*door); }, Qt::QueuedConnection);
}

void FaultyLines::setServer(quint16 port)
{
    for (int desk = 0; desk < int(m_doors.size()); ++desk)
        tell(desk, [port](Door &door) { door.setServer(port); });
}

void FaultyLines::setDelay(int desk, int ms)
{
    tell(desk, [ms](Door &door) { door.setDelay(ms); });
}

void FaultyLines::reset(int desk)
{
    tell(desk, [](Door &door) { door.reset(); });
}

void FaultyLines::block(int desk)
{
    tell(desk, [](Door &door) { door.setBlocked(true); });
}

void FaultyLines::pass(int desk)
{
    tell(desk, [](Door &door) { door.setBlocked(false); });
}

} // namespace peygir::history
