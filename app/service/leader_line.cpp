// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/leader_line.h"

#include "base/instant.h"
#include "base/limits.h"
#include "service/event_log.h"
#include "service/problems.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QThread>
#include <QUrl>

#include <array>
#include <set>

namespace peygir::server {

using front::HttpHeader;
using front::HttpRequest;
using front::HttpResponse;
using front::Responder;

namespace {

/// Says that a node has handed the request on. Whoever else sends it only keeps himself from being served here.
const QByteArray mark = "peygir-forwarded";

/// Each has a pool of six connections, and each request holds one until it is answered: a group of the leader's sequencer
/// then takes up to 24 of them together.
constexpr size_t pools = 4;

/// A property of requests that we have given up ourselves: their end says nothing about the leader.
constexpr const char *takenBack = "takenBack";

HttpResponse notLed() { return problemOf(Error("sync.not_leader", {{QStringLiteral("retryAfter"), 2}})); }

bool isOfTheConnection(const QByteArray &header)
{
    const QByteArray name = header.toLower();
    return name == "connection" || name == "keep-alive" || name == "transfer-encoding" || name == "content-length" ||
           name == "content-type" || name == "date";
}

} // namespace

/// Lives on the line's thread.
class LeaderLine::Worker final : public QObject
{
public:
    explicit Worker(const QByteArray &authorities) : m_tls(QSslConfiguration::defaultConfiguration())
    {
        m_tls.setProtocol(QSsl::TlsV1_2OrLater);
        m_tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        if (!authorities.isEmpty())
            m_tls.setCaCertificates(QSslCertificate::fromData(authorities, QSsl::Pem));
        for (auto &network : m_networks) {
            network = std::make_unique<QNetworkAccessManager>();
            network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
            network->setTransferTimeout(int(Milliseconds(limits::forwardSilence).count()));
        }
    }
    ~Worker() override { letGo(); }

    void setLeader(const QByteArray &url)
    {
        if (m_leader == url)
            return;
        m_leader = url;
        m_wasTold = false;
        letGo();
    }

    void forward(const HttpRequest &request, Responder respond)
    {
        if (m_leader.isEmpty())
            return respond(notLed());
        QNetworkRequest onward(QUrl::fromEncoded(m_leader + request.path +
                                                 (request.query.isEmpty() ? QByteArray() : '?' + request.query)));
        onward.setSslConfiguration(m_tls);
        onward.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
        onward.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
        onward.setRawHeader("Accept-Encoding", "identity");
        onward.setRawHeader(mark, "1");
        onward.setRawHeader(reachedBy, request.header("host"));
        // Qt would think of one by itself.
        onward.setRawHeader("Content-Type", "application/octet-stream");
        for (const QByteArray &name : {QByteArray("authorization"), QByteArray("content-type"), QByteArray("range")}) {
            if (const QByteArray value = request.header(name); !value.isNull())
                onward.setRawHeader(name, value);
        }
        QNetworkAccessManager &network = *m_networks[m_next++ % pools];
        QNetworkReply *const reply = request.method == "GET"    ? network.get(onward)
                                     : request.method == "HEAD" ? network.head(onward)
                                                                : network.post(onward, request.body);
        m_underWay.insert(reply);
        connect(reply, &QNetworkReply::finished, this,
                [this, reply, respond = std::move(respond)] { finished(reply, respond); });
    }

private:
    void letGo()
    {
        // Each of them ends, and takes itself out.
        const auto underWay = m_underWay;
        for (QNetworkReply *const reply : underWay) {
            reply->setProperty(takenBack, true);
            reply->abort();
        }
    }

    void finished(QNetworkReply *reply, const Responder &respond)
    {
        m_underWay.erase(reply);
        reply->deleteLater();
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        // Qt calls 4xx and 5xx errors too, after the whole answer.
        const bool whole = reply->error() == QNetworkReply::NoError ||
                           (status >= 300 && reply->error() >= QNetworkReply::ContentAccessDenied);
        if (!whole) {
            // Once for each leader, not for each of two thousand desks.
            if (!reply->property(takenBack).toBool() && !std::exchange(m_wasTold, true))
                logEvent("leader-silent", {{"leader", m_leader}, {"error", QByteArray::number(int(reply->error()))}});
            return respond(notLed());
        }
        m_wasTold = false;
        HttpResponse response{status, reply->rawHeader("Content-Type"), reply->readAll(), {}};
        for (const auto &[name, value] : reply->rawHeaderPairs()) {
            if (!isOfTheConnection(name))
                response.headers.push_back({name, value});
        }
        respond(std::move(response));
    }

    QSslConfiguration m_tls;
    QByteArray m_leader;
    bool m_wasTold = false;
    std::array<std::unique_ptr<QNetworkAccessManager>, pools> m_networks;
    size_t m_next = 0;
    std::set<QNetworkReply *> m_underWay;
};

/// Makes the worker and takes it away where it lives.
class LeaderLine::Thread final : public QThread
{
public:
    explicit Thread(QByteArray authorities) : m_authorities(std::move(authorities)) {}

    /// Does nothing once the thread has ended.
    template <class Act>
    void post(Act act)
    {
        QMetaObject::invokeMethod(&m_context, std::move(act), Qt::QueuedConnection);
    }
    void launch()
    {
        m_context.moveToThread(this);
        start();
    }
    Worker &worker() { return *m_worker; }

private:
    void run() override
    {
        m_worker = std::make_unique<Worker>(m_authorities);
        exec();
        m_worker.reset();
    }

    QByteArray m_authorities;
    QObject m_context;
    std::unique_ptr<Worker> m_worker;
};

LeaderLine::LeaderLine(QByteArray authorities) : m_authorities(std::move(authorities)) {}

LeaderLine::~LeaderLine() { stop(); }

void LeaderLine::start()
{
    m_thread = std::make_unique<Thread>(m_authorities);
    m_thread->launch();
}

void LeaderLine::stop()
{
    if (!m_thread)
        return;
    m_thread->quit();
    m_thread->wait();
}

void LeaderLine::setLeader(const QByteArray &url)
{
    if (m_thread)
        m_thread->post([thread = m_thread.get(), url] { thread->worker().setLeader(url); });
}

void LeaderLine::forward(const HttpRequest &request, Responder respond)
{
    if (!m_thread || !request.header(mark).isNull())
        return respond(notLed());
    m_thread->post([thread = m_thread.get(), request, respond = std::move(respond)] {
        thread->worker().forward(request, respond);
    });
}

} // namespace peygir::server
