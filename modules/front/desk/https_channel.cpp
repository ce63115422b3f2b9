// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/https_channel.h"

#include "front/desk/tls_trust.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace peygir::front {

namespace {

/// What a problem document may take of the memory of a log.
constexpr qsizetype errorIdLength = 100;

Error statusError(int status, const QNetworkReply &reply, const QByteArray &body)
{
    Error error("front.status", {{QStringLiteral("status"), status}});
    bool isNumber = false;
    const int retryAfter = reply.rawHeader("Retry-After").toInt(&isNumber);
    if (isNumber && retryAfter >= 0)
        error = error.with(QStringLiteral("retryAfter"), retryAfter);
    const QJsonObject problem = QJsonDocument::fromJson(body).object().value(QStringLiteral("error")).toObject();
    const QString id = problem.value(QStringLiteral("id")).toString();
    if (id.isEmpty() || id.size() > errorIdLength)
        return error;
    return error.with(QStringLiteral("error"), id)
        .with(QStringLiteral("values"), problem.value(QStringLiteral("values")).toObject().toVariantMap());
}

} // namespace

/// One request under way; deletes itself when it has called back.
class HttpsChannel::Exchange final : public QObject
{
public:
    Exchange(HttpsChannel &channel, QNetworkReply *reply, Callback callback)
        : QObject(&channel)
        , m_channel(channel)
        , m_reply(reply)
        , m_callback(std::move(callback))
    {
        m_reply->setParent(this);
        connect(m_reply, &QNetworkReply::encrypted, this, &Exchange::checkPin);
        connect(m_reply, &QNetworkReply::sslErrors, this,
                [this](const QList<QSslError> &errors) { m_failed = certificateError(host(), errors); });
        connect(m_reply, &QNetworkReply::metaDataChanged, this, &Exchange::checkLength);
        connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::takeBytes);
        connect(m_reply, &QNetworkReply::finished, this, &Exchange::finish);
        connect(&m_channel, &HttpsChannel::cancelling, this, [this] { end(Error("front.cancelled")); });
    }

    ~Exchange() override { m_reply->disconnect(this); }

private:
    QString host() const { return m_channel.m_server.host(); }

    /// Qt's network thread waits for this slot before it sends the request, and sees the abort first.
    void checkPin()
    {
        const QSslCertificate peer = m_reply->sslConfiguration().peerCertificate();
        if (auto why = whyNotPinned(m_channel.m_trust, peer, host()))
            end(std::move(*why));
    }

    void checkLength()
    {
        const QVariant length = m_reply->header(QNetworkRequest::ContentLengthHeader);
        if (!m_failed && length.isValid() && length.toLongLong() > m_channel.m_limits.replyBytes)
            endTooLarge();
    }

    void takeBytes()
    {
        const QByteArray bytes = m_reply->readAll();
        if (m_failed)
            return;
        m_body += bytes;
        if (m_body.size() > m_channel.m_limits.replyBytes)
            endTooLarge();
    }

    /// Not from within Qt's own signal: it may be about to report the status as an error, and must do so once.
    void endTooLarge()
    {
        m_failed = Error("front.too_large", {{QStringLiteral("limit"), m_channel.m_limits.replyBytes}});
        QMetaObject::invokeMethod(m_reply, &QNetworkReply::abort, Qt::QueuedConnection);
    }

    /// The reason is ours; `finished` follows from the abort.
    void end(Error error)
    {
        if (!m_failed)
            m_failed = std::move(error);
        m_reply->abort();
    }

    void finish()
    {
        if (std::exchange(m_finished, true))
            return;
        if (m_reply->isOpen())
            m_body += m_reply->readAll();
        // From the event loop even if Qt has found the request impossible at once.
        QMetaObject::invokeMethod(
            this,
            [this] {
                deleteLater();
                const Callback callback = std::move(m_callback);
                callback(outcome());
            },
            Qt::QueuedConnection);
    }

    Result<HttpsReply> outcome() const
    {
        if (m_failed)
            return *m_failed;
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        switch (m_reply->error()) {
        case QNetworkReply::NoError:
            break;
        case QNetworkReply::OperationCanceledError:
        case QNetworkReply::TimeoutError:
            return Error("front.timeout", {{QStringLiteral("host"), host()}});
        default:
            // Qt calls 4xx and 5xx errors too, after the whole answer; below 200 the answer is not whole.
            if (status < 300 || m_reply->error() < QNetworkReply::ContentAccessDenied)
                return Error("front.unreachable",
                             {{QStringLiteral("host"), host()}, {QStringLiteral("reason"), m_reply->errorString()}});
        }
        if (status < 200 || status > 299)
            return statusError(status, *m_reply, m_body);
        const auto &headers = m_reply->rawHeaderPairs();
        return HttpsReply{status, m_reply->rawHeader("Content-Type"), m_body,
                          HttpHeaders(headers.begin(), headers.end())};
    }

    HttpsChannel &m_channel;
    QNetworkReply *m_reply;
    Callback m_callback;
    QByteArray m_body;
    std::optional<Error> m_failed;
    bool m_finished = false;
};

Result<std::unique_ptr<HttpsChannel>> HttpsChannel::open(const QUrl &server, const Trust &trust,
                                                         const HttpsLimits &limits)
{
    const bool bare = (server.path().isEmpty() || server.path() == QLatin1String("/")) && !server.hasQuery() &&
                      !server.hasFragment() && server.userInfo().isEmpty();
    if (!server.isValid() || server.scheme() != QLatin1String("https") || server.host().isEmpty() || !bare)
        return Error("front.url", {{QStringLiteral("url"), server.toString(QUrl::RemoveUserInfo)}});
    TRY_LET(const QSslConfiguration unused, tlsConfiguration(trust));
    return std::unique_ptr<HttpsChannel>(new HttpsChannel(server, trust, limits));
}

HttpsChannel::HttpsChannel(const QUrl &server, const Trust &trust, const HttpsLimits &limits)
    : m_server(server)
    , m_trust(trust)
    , m_limits(limits)
    , m_network(std::make_unique<QNetworkAccessManager>())
{
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setTransferTimeout(int(limits.silence.count()));
}

HttpsChannel::~HttpsChannel()
{
    // Before the network, which owns what they watch.
    qDeleteAll(findChildren<QObject *>(QString(), Qt::FindDirectChildrenOnly));
}

void HttpsChannel::get(const QByteArray &path, const HttpHeaders &headers, Callback callback)
{
    send("GET", path, {}, {}, headers, std::move(callback));
}

void HttpsChannel::head(const QByteArray &path, const HttpHeaders &headers, Callback callback)
{
    send("HEAD", path, {}, {}, headers, std::move(callback));
}

void HttpsChannel::post(const QByteArray &path, const QByteArray &body, const QByteArray &contentType,
                        const HttpHeaders &headers, Callback callback)
{
    send("POST", path, body, contentType, headers, std::move(callback));
}

void HttpsChannel::put(const QByteArray &path, const QByteArray &body, const QByteArray &contentType,
                       const HttpHeaders &headers, Callback callback)
{
    send("PUT", path, body, contentType, headers, std::move(callback));
}

void HttpsChannel::cancelAll()
{
    Q_EMIT cancelling();
    m_network->clearConnectionCache();
}

void HttpsChannel::send(const QByteArray &method, const QByteArray &path, const QByteArray &body,
                        const QByteArray &contentType, const HttpHeaders &headers, Callback callback)
{
    Q_ASSERT(path.startsWith('/'));
    QUrl url = m_server;
    url.setPath({});
    QNetworkRequest request(QUrl::fromEncoded(url.toEncoded() + path));
    Q_ASSERT(request.url().host() == m_server.host());
    request.setSslConfiguration(tlsConfiguration(m_trust).value());
    // One way to frame and to verify: HTTP/1.1. No cookies, no stored passwords, nothing unpacked behind our back.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept-Encoding", "identity");
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    if (!contentType.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, contentType);
    QNetworkReply *const reply = method == "GET"    ? m_network->get(request)
                                 : method == "HEAD" ? m_network->head(request)
                                 : method == "POST" ? m_network->post(request, body)
                                                    : m_network->put(request, body);
    new Exchange(*this, reply, std::move(callback));
}

} // namespace peygir::front
