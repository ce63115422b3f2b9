// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/server/http_server.h"
#include "front/server/local_authority.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QtTest>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <sys/socket.h>

/// A certificate authority in a folder of its own that goes with it.
class TestAuthority
{
public:
    explicit TestAuthority(const QStringList &hosts = {})
        : m_files(peygir::front::openLocalAuthority(m_folder.path(), peygir::SystemClock().now(), hosts).value())
    {}

    const peygir::front::LocalAuthority &files() const { return m_files; }
    QByteArray pem() const
    {
        QFile file(m_files.authorityFile);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Any free port of the loopback.
    peygir::front::ServerOptions options() const
    {
        peygir::front::ServerOptions options;
        options.certificateFile = m_files.certificateFile;
        options.keyFile = m_files.keyFile;
        return options;
    }

private:
    QTemporaryDir m_folder;
    peygir::front::LocalAuthority m_files;
};

/// What came back, taken apart just enough.
struct RawAnswer
{
    int status = 0;
    QByteArray head;
    QByteArray body;

    QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head.split('\n'))
            if (line.toLower().startsWith(name.toLower() + ':'))
                return line.mid(name.size() + 1).trimmed();
        return {};
    }
};

/// A peer that sends whatever bytes it likes over TLS, and blocks its own thread only.
class RawClient
{
public:
    explicit RawClient(quint16 port)
    {
        m_socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        m_socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    }

    bool isReady() { return m_socket.waitForEncrypted(10'000); }
    QSslSocket &socket() { return m_socket; }

    void send(const QByteArray &bytes)
    {
        m_socket.write(bytes);
        while (m_socket.bytesToWrite() + m_socket.encryptedBytesToWrite() > 0 && m_socket.waitForBytesWritten(5000)) {
        }
    }

    /// The next answer, whole; status 0 if the connection ended before or nothing came.
    RawAnswer receive(bool withBody = true)
    {
        while (!m_received.contains("\r\n\r\n"))
            if (!readMore())
                return {};
        RawAnswer answer;
        const qsizetype headSize = m_received.indexOf("\r\n\r\n") + 4;
        answer.head = m_received.first(headSize);
        answer.status = answer.head.mid(9, 3).toInt();
        const qsizetype size = withBody ? answer.header("Content-Length").toLongLong() : 0;
        while (m_received.size() < headSize + size)
            if (!readMore())
                return {};
        answer.body = m_received.sliced(headSize, size);
        m_received.remove(0, headSize + size);
        return answer;
    }

    RawAnswer ask(const QByteArray &bytes)
    {
        send(bytes);
        return receive();
    }

    /// Ends the sending side and waits for the server to close. Closing a socket with unread bytes in it (the session
    /// tickets of TLS, say) resets the line instead, and what was on its way is then lost.
    void hangUp()
    {
        ::shutdown(int(m_socket.socketDescriptor()), SHUT_WR);
        closedAfter();
    }

    /// Milliseconds until the server has closed; -1 if it has not in 10 s. What arrives meanwhile is in `rest`.
    qint64 closedAfter()
    {
        QElapsedTimer timer;
        timer.start();
        while (m_socket.state() == QAbstractSocket::ConnectedState && timer.elapsed() < 10'000) {
            m_socket.waitForReadyRead(50);
            m_received += m_socket.readAll();
        }
        return m_socket.state() == QAbstractSocket::ConnectedState ? -1 : timer.elapsed();
    }
    const QByteArray &rest() const { return m_received; }

private:
    bool readMore()
    {
        if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(10'000))
            return false;
        m_received += m_socket.readAll();
        return true;
    }

    QSslSocket m_socket;
    QByteArray m_received;
};

/// Holds handler threads back until it is opened.
class Gate
{
public:
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_open; });
    }
    void waitFor(int count)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this, count] { return m_waiting >= count; });
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_open = true;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_waiting = 0;
    bool m_open = false;
};

/// Gives back what it got, so that a test sees what the handler saw.
inline void echo(const peygir::front::HttpRequest &request, const peygir::front::Responder &respond)
{
    respond({200, "text/plain", request.method + ' ' + request.path + ' ' + request.body, {}});
}

inline QByteArray get(const QByteArray &path, const QByteArray &more = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n" + more + "\r\n";
}

inline QByteArray post(const QByteArray &headers, const QByteArray &body)
{
    return "POST /v1/push HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n" + body;
}

/// For limits that a test waits for.
constexpr peygir::Milliseconds brief{300};

/// A server on any port of the loopback, with some options changed.
inline std::unique_ptr<peygir::front::HttpServer>
listenAs(const TestAuthority &authority, peygir::front::RequestHandler handle,
         const std::function<void(peygir::front::ServerOptions &)> &change = {})
{
    peygir::front::ServerOptions options = authority.options();
    if (change)
        change(options);
    auto server = std::make_unique<peygir::front::HttpServer>(std::move(handle));
    const peygir::Result<void> listening = server->listen(options);
    if (!listening.ok())
        qFatal("%s", listening.error().id().constData());
    return server;
}
