// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/poke_socket.h"

#include "front/desk/tls_trust.h"

#include <QNetworkRequest>
#include <QPointer>
#include <QSslSocket>
#include <QTimer>
#include <QWebSocket>

namespace peygir::front {

After afterByTimer()
{
    return [](Milliseconds wait, std::function<void()> then) { QTimer::singleShot(wait, std::move(then)); };
}

PokeSocket::PokeSocket(const QUrl &url, const Trust &trust, Random &random, After after)
    : m_url(url)
    , m_trust(trust)
    , m_backOff(random, leastWait, mostWait)
    , m_after(std::move(after))
{}

PokeSocket::~PokeSocket() { drop(); }

void PokeSocket::open(const HttpHeaders &headers)
{
    drop();
    m_wanted = true;
    m_headers = headers;
    m_backOff.reset();
    attempt();
}

void PokeSocket::close()
{
    m_wanted = false;
    if (m_socket && m_open)
        m_socket->close();
    drop();
    setOpen(false);
}

bool PokeSocket::send(const QByteArray &utf8)
{
    if (!m_open)
        return false;
    m_socket->sendTextMessage(QString::fromUtf8(utf8));
    return true;
}

void PokeSocket::attempt()
{
    ++m_attempt;
    const Result<QSslConfiguration> configuration = tlsConfiguration(m_trust);
    if (!configuration.ok() || m_url.scheme() != QLatin1String("wss")) {
        m_wanted = false;
        Q_EMIT failed(configuration.ok() ? Error("front.url", {{QStringLiteral("url"), m_url.toString()}})
                                         : configuration.error());
        return;
    }
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setSslConfiguration(*configuration);
    m_socket->setMaxAllowedIncomingFrameSize(quint64(limits::pokeMessageBytes));
    m_socket->setMaxAllowedIncomingMessageSize(quint64(limits::pokeMessageBytes));
    connect(m_socket.get(), &QWebSocket::connected, this, [this] {
        setOpen(true);
        askForSign();
    });
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        m_heard = true;
        Q_EMIT poked(text.toUtf8());
    });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_heard = true; });
    connect(m_socket.get(), &QWebSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { endWith(certificateError(m_url.host(), errors)); });
    connect(m_socket.get(), &QWebSocket::disconnected, this, [this] {
        endWith(Error("front.unreachable",
                      {{QStringLiteral("host"), m_url.host()}, {QStringLiteral("reason"), m_socket->errorString()}}));
    });
    connect(m_socket.get(), qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this,
            [this](QAbstractSocket::SocketError) {
                endWith(Error("front.unreachable", {{QStringLiteral("host"), m_url.host()},
                                                    {QStringLiteral("reason"), m_socket->errorString()}}));
            });

    QNetworkRequest request(m_url);
    for (const auto &[name, value] : m_headers)
        request.setRawHeader(name, value);
    m_socket->open(request);

    // QWebSocket has no signal between handshake and upgrade, but its socket has: what is written before is kept back
    // until the slot has returned, so an abort there lets nothing out. Without that socket a pin cannot be kept.
    auto *const tls = m_socket->findChild<QSslSocket *>();
    if (!tls)
        return endWith(certificateError(m_url.host(), QStringLiteral("other")));
    connect(tls, &QSslSocket::encrypted, this, [this, tls] {
        if (const auto why = whyNotPinned(m_trust, tls->peerCertificate(), m_url.host()))
            endWith(*why);
    });
}

void PokeSocket::endWith(const Error &error)
{
    if (!m_socket)
        return;
    drop();
    setOpen(false);
    if (m_wanted) {
        const int number = m_attempt;
        m_after(m_backOff.next(), [self = QPointer<PokeSocket>(this), number] {
            if (self)
                self->attemptIfWanted(number);
        });
    }
    Q_EMIT failed(error);
}

void PokeSocket::attemptIfWanted(int attemptNumber)
{
    if (m_wanted && attemptNumber == m_attempt)
        attempt();
}

/// The socket may be the one that called us: it goes when its own call has returned.
void PokeSocket::drop()
{
    if (!m_socket)
        return;
    QWebSocket *const socket = m_socket.release();
    socket->disconnect(this);
    if (auto *const tls = socket->findChild<QSslSocket *>())
        tls->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

void PokeSocket::setOpen(bool open)
{
    if (m_open == open)
        return;
    m_open = open;
    Q_EMIT openChanged(open);
}

void PokeSocket::askForSign()
{
    m_heard = false;
    m_socket->ping();
    m_after(pingTime, [self = QPointer<PokeSocket>(this), number = m_attempt] {
        if (self)
            self->watch(number);
    });
}

void PokeSocket::watch(int attemptNumber)
{
    if (attemptNumber != m_attempt || !m_open)
        return;
    if (!m_heard)
        return endWith(Error("front.unreachable", {{QStringLiteral("host"), m_url.host()},
                                                   {QStringLiteral("reason"), QStringLiteral("silent")}}));
    // Only now: a server that accepts and closes at once shall not be asked every second.
    m_backOff.reset();
    askForSign();
}

} // namespace peygir::front
