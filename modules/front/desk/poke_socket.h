// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "front/desk/back_off.h"
#include "front/desk/https_channel.h"
#include "front/desk/trust.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

class QWebSocket;

namespace peygir::front {

/// Calls `then` once, after a while, on the thread that asked. A timer in the programs, a list in the tests.
using After = std::function<void(Milliseconds wait, std::function<void()> then)>;

/// After, by Qt's timer.
After afterByTimer();

/// A desk's ear: a WebSocket over which the server says that something has moved. Opens again by itself whenever it
/// breaks, with growing, jittered waits, until it is closed. Losing it loses nothing but time: who holds it pulls when
/// it opens, and polls while it is not open. Lives on one thread with an event loop.
class PokeSocket final : public QObject
{
    Q_OBJECT

public:
    static constexpr Milliseconds leastWait{1000};
    static constexpr Milliseconds mostWait{120'000};
    /// Asks the silent server for a sign of life; without one before the next time the line is dead.
    static constexpr Milliseconds pingTime{30'000};

    /// `url` is wss://host[:port]/path; `random` must outlive it. A wrong url or trust shows as `failed` at `open`.
    PokeSocket(const QUrl &url, const Trust &trust, Random &random, After after = afterByTimer());
    ~PokeSocket() override;

    /// Opens with these headers (the bearer token) and keeps it open. Again with others: opens anew with those.
    void open(const HttpHeaders &headers);
    void close();
    bool isOpen() const { return m_open; }
    /// False if it is not open; the message is lost then.
    bool send(const QByteArray &utf8);

Q_SIGNALS:
    /// A text message, at most `limits::pokeMessageBytes`.
    void poked(const QByteArray &utf8);
    void openChanged(bool open);
    /// One attempt or connection came to its end, "front.certificate" (nothing has been sent) or "front.unreachable",
    /// and the next one follows by itself; or "front.url" or "front.trust", and none follows.
    void failed(const peygir::Error &error);

private:
    void attempt();
    void drop();
    void endWith(const Error &error);
    void setOpen(bool open);
    void askForSign();
    void watch(int attemptNumber);
    void attemptIfWanted(int attemptNumber);

    QUrl m_url;
    Trust m_trust;
    BackOff m_backOff;
    After m_after;
    HttpHeaders m_headers;
    std::unique_ptr<QWebSocket> m_socket;
    int m_attempt = 0;
    bool m_wanted = false;
    bool m_open = false;
    bool m_heard = false;
};

} // namespace peygir::front
