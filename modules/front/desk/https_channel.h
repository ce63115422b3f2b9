// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/limits.h"
#include "base/result.h"
#include "front/desk/trust.h"

#include <QList>
#include <QObject>
#include <QPair>
#include <QUrl>

#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace peygir::front {

using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

/// An answer whose status is 2xx; every other end is an error.
struct HttpsReply
{
    int status = 0;
    QByteArray contentType;
    QByteArray body;
    HttpHeaders headers;
};

struct HttpsLimits
{
    /// Without a byte in either direction, the making of the connection included. Longer than a long poll.
    Milliseconds silence = limits::pullWait + std::chrono::seconds(15);
    /// A larger answer is not taken to its end.
    qsizetype replyBytes = limits::pageBytes;
};

/// A desk's way to its server: requests over HTTPS to one trusted host. Lives on one thread with an event loop and is
/// used on that thread only.
///
/// A callback is called exactly once, from the event loop, never within the call that asked; not at all once the
/// channel has been destroyed. Errors:
/// - "front.certificate" (host, reason): someone else answered; nothing of the request has left this machine
/// - "front.unreachable" (host, reason): no connection, or it broke in the middle
/// - "front.timeout" (host)
/// - "front.status" (status; error and values if the server gave a problem document; retryAfter in seconds)
/// - "front.too_large" (limit)
/// After unreachable and timeout nobody knows whether the server has done what was asked.
class HttpsChannel final : public QObject
{
    Q_OBJECT

public:
    using Callback = std::function<void(Result<HttpsReply>)>;

    /// `server` is https://host[:port]. Fails with "front.url" if it is anything else, "front.trust" (what) if the
    /// trust cannot be read.
    static Result<std::unique_ptr<HttpsChannel>> open(const QUrl &server, const Trust &trust,
                                                      const HttpsLimits &limits = {});
    ~HttpsChannel() override;

    /// `path` begins with '/', is percent-encoded and may have a query.
    void get(const QByteArray &path, const HttpHeaders &headers, Callback callback);
    /// The answer has no body; neither has a problem, so that its status is all that is known of it.
    void head(const QByteArray &path, const HttpHeaders &headers, Callback callback);
    void post(const QByteArray &path, const QByteArray &body, const QByteArray &contentType, const HttpHeaders &headers,
              Callback callback);
    void put(const QByteArray &path, const QByteArray &body, const QByteArray &contentType, const HttpHeaders &headers,
             Callback callback);

    /// Ends what is under way with "front.cancelled" and closes the connections.
    void cancelAll();

Q_SIGNALS:
    void cancelling();

private:
    class Exchange;
    HttpsChannel(const QUrl &server, const Trust &trust, const HttpsLimits &limits);
    void send(const QByteArray &method, const QByteArray &path, const QByteArray &body, const QByteArray &contentType,
              const HttpHeaders &headers, Callback callback);

    QUrl m_server;
    Trust m_trust;
    HttpsLimits m_limits;
    std::unique_ptr<QNetworkAccessManager> m_network;
};

} // namespace peygir::front
