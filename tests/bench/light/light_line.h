// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/light/light_loop.h"

#include <QByteArray>

#include <memory>

struct ssl_ctx_st;
struct ssl_session_st;
struct ssl_st;

namespace peygir::bench {

/// What all lines of a program share: the server's port and whom they trust.
class LightServer
{
public:
    LightServer(quint16 port, const QByteArray &authorityFile);
    ~LightServer();
    LightServer(const LightServer &) = delete;
    LightServer &operator=(const LightServer &) = delete;

    const quint16 port;
    ssl_ctx_st *const tls;
};

/// One TLS connection to the server on this machine. It checks the certificate, and resumes its last session when it opens
/// again, as a desk's does.
class LightLine final : LightLoop::Watched
{
public:
    LightLine(LightLoop &loop, LightServer &server) : m_loop(loop), m_server(server) {}
    ~LightLine() override;

    /// Bytes have come: takes what it understands off the front.
    std::function<void(QByteArray &)> came;
    /// The connection has ended, or could not be had.
    std::function<void()> ended;

    /// Opens where it is not open, and sends.
    void send(const QByteArray &bytes);
    void close();
    bool isOpen() const { return m_socket >= 0; }

private:
    void open();
    void ready() override;
    void write();
    void read();
    void keepSession();
    /// Whether the call to TLS has only to be made again later.
    bool waits(int result);
    void fail();

    LightLoop &m_loop;
    LightServer &m_server;
    int m_socket = -1;
    ssl_st *m_tls = nullptr;
    ssl_session_st *m_session = nullptr;
    bool m_connected = false;
    QByteArray m_out;
    QByteArray m_in;
};

} // namespace peygir::bench
