// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/light/light_line.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace peygir::bench {

namespace {

SSL_CTX *clientContext(const QByteArray &authorityFile)
{
    SSL_CTX *const context = SSL_CTX_new(TLS_client_method());
    if (!context || SSL_CTX_load_verify_locations(context, authorityFile.constData(), nullptr) != 1)
        qFatal("no trust in %s", authorityFile.constData());
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
    // Thousands of connections that are mostly silent.
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
    return context;
}

} // namespace

LightServer::LightServer(quint16 ofServer, const QByteArray &authorityFile)
    : port(ofServer)
    , tls(clientContext(authorityFile))
{
}

LightServer::~LightServer() { SSL_CTX_free(tls); }

LightLine::~LightLine()
{
    close();
    SSL_SESSION_free(m_session);
}

void LightLine::open()
{
    m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (m_socket < 0)
        qFatal("no more sockets (ulimit -n)");
    const int yes = 1;
    setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_server.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    // In progress, or refused: the loop says which.
    [[maybe_unused]] const int begun = ::connect(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof address);
    m_tls = SSL_new(m_server.tls);
    SSL_set_fd(m_tls, m_socket);
    SSL_set_connect_state(m_tls);
    X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(m_tls), "127.0.0.1");
    if (m_session)
        SSL_set_session(m_tls, m_session);
    m_connected = false;
    m_in.clear();
    m_loop.watch(m_socket, this, true);
}

void LightLine::close()
{
    if (m_socket < 0)
        return;
    m_loop.forget(m_socket, this);
    SSL_free(m_tls);
    ::close(m_socket);
    m_tls = nullptr;
    m_socket = -1;
    m_out.clear();
}

void LightLine::fail()
{
    close();
    if (ended)
        ended();
}

void LightLine::send(const QByteArray &bytes)
{
    if (m_socket < 0)
        open();
    m_out += bytes;
    if (m_connected)
        write();
}

/// What one line has left in the thread's queue of errors would be read as an error of every other one: the queue is emptied
/// before each call.
bool LightLine::waits(int result)
{
    const int why = SSL_get_error(m_tls, result);
    return why == SSL_ERROR_WANT_READ || why == SSL_ERROR_WANT_WRITE;
}

void LightLine::ready()
{
    if (!m_connected) {
        ERR_clear_error();
        const int result = SSL_do_handshake(m_tls);
        if (result != 1) {
            if (!waits(result))
                return fail();
            return m_loop.change(m_socket, this, SSL_want_write(m_tls));
        }
        m_connected = true;
        return write();
    }
    if (!m_out.isEmpty())
        write();
    if (m_socket >= 0)
        read();
}

void LightLine::write()
{
    while (!m_out.isEmpty()) {
        ERR_clear_error();
        const int result = SSL_write(m_tls, m_out.constData(), int(m_out.size()));
        if (result <= 0) {
            if (!waits(result))
                return fail();
            break;
        }
        m_out.remove(0, result);
    }
    m_loop.change(m_socket, this, !m_out.isEmpty());
}

void LightLine::read()
{
    char piece[16 * 1024];
    for (;;) {
        ERR_clear_error();
        const int result = SSL_read(m_tls, piece, int(sizeof piece));
        if (result <= 0) {
            if (!waits(result))
                return fail();
            break;
        }
        m_in.append(piece, result);
    }
    if (m_in.isEmpty())
        return;
    keepSession();
    came(m_in);
}

void LightLine::keepSession()
{
    // Tickets come behind the handshake: by the first answer they are here.
    if (!m_session && SSL_SESSION_is_resumable(SSL_get0_session(m_tls)))
        m_session = SSL_get1_session(m_tls);
}

} // namespace peygir::bench
