// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/https_channel.h"

#include "front/server/problem.h"
#include "front/unit/front_support.h"

#include <QEventLoop>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslServer>
#include <QTimer>

#include <optional>

using namespace peygir;
using namespace peygir::front;

namespace {

using Answer = Result<HttpsReply>;

/// A server that keeps to no rule: sends the given bytes to whoever has sent anything, then closes or falls silent.
class RudeServer
{
public:
    enum class Then { Close, Silence };

    RudeServer(const TestAuthority &authority, const QByteArray &bytes, Then then)
    {
        QFile key(authority.files().keyFile);
        if (!key.open(QIODevice::ReadOnly))
            qFatal("no key");
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        configuration.setPrivateKey(QSslKey(&key, QSsl::Ec));
        configuration.setLocalCertificate(QSslCertificate::fromPath(authority.files().certificateFile).constFirst());
        m_server.setSslConfiguration(configuration);
        QObject::connect(&m_server, &QTcpServer::pendingConnectionAvailable, &m_server, [this, bytes, then] {
            QTcpSocket *const socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [socket, bytes, then] {
                socket->readAll();
                socket->write(bytes);
                if (then == Then::Close)
                    socket->disconnectFromHost();
            });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
    }

    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server.serverPort())); }

private:
    QSslServer m_server;
};

QUrl urlOf(quint16 port, const QString &host = QStringLiteral("127.0.0.1"))
{
    return QUrl(QStringLiteral("https://%1:%2").arg(host).arg(port));
}

std::unique_ptr<HttpsChannel> channelTo(const QUrl &url, const Trust &trust, const HttpsLimits &limits = {})
{
    return std::move(HttpsChannel::open(url, trust, limits)).value();
}

const HttpHeaders secretHeader{{"Authorization", "Bearer secret"}};

Answer posted(HttpsChannel &channel, const QByteArray &path = "/v1/push", const QByteArray &body = "words")
{
    std::optional<Answer> answer;
    QEventLoop loop;
    channel.post(path, body, "application/json", secretHeader, [&](Answer got) {
        if (answer)
            qFatal("called back twice");
        answer.emplace(std::move(got));
        loop.quit();
    });
    if (answer)
        qFatal("called back from within the call");
    QTimer::singleShot(15'000, &loop, &QEventLoop::quit);
    loop.exec();
    if (!answer)
        qFatal("not called back");
    return *answer;
}

} // namespace

/// Goal (R246): a desk speaks to its own server or to nobody, and knows of every request how it ended.
class HttpsChannelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addressesOtherThanAServerAreRefused_data()
    {
        QTest::addColumn<QString>("url");
        QTest::newRow("plain") << QStringLiteral("http://127.0.0.1");
        QTest::newRow("no host") << QStringLiteral("https:///v1");
        QTest::newRow("path") << QStringLiteral("https://127.0.0.1/v1");
        QTest::newRow("query") << QStringLiteral("https://127.0.0.1/?a");
        QTest::newRow("password") << QStringLiteral("https://a:b@127.0.0.1/");
        QTest::newRow("nothing") << QString();
    }
    void addressesOtherThanAServerAreRefused()
    {
        QFETCH(QString, url);
        QCOMPARE(HttpsChannel::open(QUrl(url), {}).error().id(), QByteArray("front.url"));
    }

    void aTrustThatCannotBeReadIsRefused()
    {
        const QUrl url = urlOf(1);
        QCOMPARE(HttpsChannel::open(url, {"no certificate", {}}).error().id(), QByteArray("front.trust"));
        QCOMPARE(HttpsChannel::open(url, {{}, "short"}).error().id(), QByteArray("front.trust"));
    }

    void toAStrangerNothingIsSent_data()
    {
        QTest::addColumn<QByteArray>("authority");
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("reason");
        const QString loopback = QStringLiteral("127.0.0.1");
        const QByteArray own = m_authority.pem();
        QTest::newRow("another authority")
            << m_other.pem() << QByteArray() << loopback << QStringLiteral("other_authority");
        QTest::newRow("the authorities of the system")
            << QByteArray() << QByteArray() << loopback << QStringLiteral("other_authority");
        QTest::newRow("another host") << own << QByteArray() << QStringLiteral("127.0.0.2")
                                      << QStringLiteral("other_host");
        QTest::newRow("another key") << own << m_other.files().publicKeyHash << loopback << QStringLiteral("other_key");
        QTest::newRow("right key, another authority")
            << m_other.pem() << m_authority.files().publicKeyHash << loopback << QStringLiteral("other_authority");
    }
    void toAStrangerNothingIsSent()
    {
        QFETCH(QByteArray, authority);
        QFETCH(QByteArray, pin);
        QFETCH(QString, host);
        QFETCH(QString, reason);
        const auto server = listen();
        const auto channel = channelTo(urlOf(server->port(), host), {authority, pin});
        // More than once: whether bytes leave in time must not be a matter of luck.
        for (int i = 0; i < 20; ++i) {
            const Answer answer = posted(*channel);
            QCOMPARE(answer.error().id(), QByteArray("front.certificate"));
            QCOMPARE(answer.error().values().value(QStringLiteral("reason")).toString(), reason);
            QCOMPARE(answer.error().values().value(QStringLiteral("host")).toString(), host);
        }
        QVERIFY(server->figures().connectionsAccepted > 0);
        QTRY_COMPARE(server->figures().connectionsOpen, 0);
        QCOMPARE(server->figures().requestsHandled, 0);
    }

    void aStrangerWhoTakesTheServersPlaceLaterGetsNothingEither()
    {
        TestAuthority renewed;
        auto server = listen();
        const quint16 port = server->port();
        const auto channel =
            channelTo(urlOf(port), {m_authority.pem() + renewed.pem(), m_authority.files().publicKeyHash});
        QVERIFY(posted(*channel).ok());
        server.reset();
        HttpServer stranger(echo);
        ServerOptions options = renewed.options();
        options.port = port;
        QVERIFY(stranger.listen(options).ok());
        QCOMPARE(posted(*channel).error().id(), QByteArray("front.certificate"));
        QCOMPARE(stranger.figures().requestsHandled, 0);
    }

    void noServerIsUnreachable()
    {
        quint16 port = 0;
        {
            const auto server = listen();
            port = server->port();
        }
        const auto channel = channelTo(urlOf(port), ownTrust());
        const Answer answer = posted(*channel);
        QCOMPARE(answer.error().id(), QByteArray("front.unreachable"));
        QVERIFY(!answer.error().values().value(QStringLiteral("reason")).toString().isEmpty());
    }

    void aServerGoneInMidAnswerIsUnreachable_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("in the body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
        QTest::newRow("in a chunk") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n100\r\nhalf");
        QTest::newRow("in the header") << QByteArray("HTTP/1.1 200 OK\r\nContent-Le");
        QTest::newRow("in the body of an error") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 1000\r\n\r\nhalf");
        QTest::newRow("before a word") << QByteArray();
    }
    void aServerGoneInMidAnswerIsUnreachable()
    {
        QFETCH(QByteArray, bytes);
        const RudeServer server(m_authority, bytes, RudeServer::Then::Close);
        const auto channel = channelTo(server.url(), ownTrust());
        const Answer answer = posted(*channel);
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().id(), QByteArray("front.unreachable"));
    }

    void aSilentServerIsATimeout_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no answer") << QByteArray();
        QTest::newRow("half an answer") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf");
    }
    void aSilentServerIsATimeout()
    {
        QFETCH(QByteArray, bytes);
        const RudeServer server(m_authority, bytes, RudeServer::Then::Silence);
        HttpsLimits limits;
        limits.silence = Milliseconds(400);
        const auto channel = channelTo(server.url(), ownTrust(), limits);
        QCOMPARE(posted(*channel).error().id(), QByteArray("front.timeout"));
    }

    void anAnswerTooLargeIsNotTaken_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("told") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
        QTest::newRow("not told") << QByteArray("HTTP/1.1 200 OK\r\n\r\n") + QByteArray(1001, 'x');
        QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3e9\r\n") +
                                       QByteArray(1001, 'x');
        QTest::newRow("an error") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 1001\r\n\r\n") +
                                         QByteArray(1001, 'x');
    }
    void anAnswerTooLargeIsNotTaken()
    {
        QFETCH(QByteArray, bytes);
        const RudeServer server(m_authority, bytes, RudeServer::Then::Silence);
        HttpsLimits limits;
        limits.replyBytes = 1000;
        const auto channel = channelTo(server.url(), ownTrust(), limits);
        const Answer answer = posted(*channel);
        QCOMPARE(answer.error().id(), QByteArray("front.too_large"));
        QCOMPARE(answer.error().values().value(QStringLiteral("limit")).toInt(), 1000);
    }

    void aPackedAnswerIsNotUnpacked()
    {
        const RudeServer server(m_authority,
                                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd",
                                RudeServer::Then::Silence);
        const auto channel = channelTo(server.url(), ownTrust());
        QCOMPARE(posted(*channel)->body, QByteArray("abcd"));
    }

    void aRedirectionIsNotFollowed()
    {
        const auto elsewhere = listen();
        const auto server = listen([&elsewhere](const HttpRequest &, const Responder &respond) {
            respond({302, {}, {}, {{"Location", urlOf(elsewhere->port()).toEncoded() + "/v1/push"}}});
        });
        const auto channel = channelTo(urlOf(server->port()), ownTrust());
        const Answer answer = posted(*channel);
        QCOMPARE(answer.error().id(), QByteArray("front.status"));
        QCOMPARE(answer.error().values().value(QStringLiteral("status")).toInt(), 302);
        QCOMPARE(elsewhere->figures().requestsHandled, 0);
    }

    void anErrorOfTheServerComesThrough()
    {
        const auto server = listen([](const HttpRequest &, const Responder &respond) {
            respond(problemDocument(Error("sync.overloaded", {{QStringLiteral("retryAfter"), 7},
                                                              {QStringLiteral("who"), QStringLiteral("شهر")}})));
        });
        const auto channel = channelTo(urlOf(server->port()), ownTrust());
        const Answer answer = posted(*channel);
        QCOMPARE(answer.error().id(), QByteArray("front.status"));
        const QVariantMap values = answer.error().values();
        QCOMPARE(values.value(QStringLiteral("status")).toInt(), 503);
        QCOMPARE(values.value(QStringLiteral("error")).toString(), QStringLiteral("sync.overloaded"));
        QCOMPARE(values.value(QStringLiteral("retryAfter")).toInt(), 7);
        QCOMPARE(values.value(QStringLiteral("values")).toMap().value(QStringLiteral("who")).toString(),
                 QStringLiteral("شهر"));
    }

    void anErrorThatIsNoProblemDocumentKeepsItsStatus_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a page of a proxy") << QByteArray("<html>Bad gateway</html>");
        QTest::newRow("an array") << QByteArray("[1]");
        QTest::newRow("an endless id") << QByteArray("{\"error\":{\"id\":\"") + QByteArray(1000, 'x') + "\"}}";
    }
    void anErrorThatIsNoProblemDocumentKeepsItsStatus()
    {
        QFETCH(QByteArray, body);
        const auto server = listen([body](const HttpRequest &, const Responder &respond) {
            respond({502, {}, body, {}});
        });
        const auto channel = channelTo(urlOf(server->port()), ownTrust());
        const Answer answer = posted(*channel);
        QCOMPARE(answer.error().id(), QByteArray("front.status"));
        QCOMPARE(answer.error().values().value(QStringLiteral("status")).toInt(), 502);
        QVERIFY(!answer.error().values().contains(QStringLiteral("error")));
    }

    void cancellingEndsWhatIsUnderWay()
    {
        const RudeServer server(m_authority, {}, RudeServer::Then::Silence);
        const auto channel = channelTo(server.url(), ownTrust());
        std::optional<Answer> answer;
        channel->get("/v1/pull", {}, [&answer](Answer got) { answer.emplace(std::move(got)); });
        channel->cancelAll();
        QTRY_VERIFY(answer.has_value());
        QCOMPARE(answer->error().id(), QByteArray("front.cancelled"));
    }

    void aChannelThatIsGoneCallsNobody()
    {
        const auto server = listen();
        int calls = 0;
        auto channel = channelTo(urlOf(server->port()), ownTrust());
        channel->get("/1", {}, [&calls](const Answer &) { ++calls; });
        channel.reset();
        // Another one's answer shows that the loop has had its turn.
        const auto other = channelTo(urlOf(server->port()), ownTrust());
        QVERIFY(posted(*other).ok());
        QCOMPARE(calls, 0);
    }

    void aCallbackMayDestroyItsChannel()
    {
        const auto server = listen();
        auto channel = channelTo(urlOf(server->port()), ownTrust());
        bool called = false;
        channel->get("/1", {}, [&](const Answer &) {
            channel.reset();
            called = true;
        });
        QTRY_VERIFY(called);
    }

    void requestsArriveAsTheyWereMeant()
    {
        const auto server = listen([](const HttpRequest &request, const Responder &respond) {
            const QByteArray seen = request.method + ' ' + request.path + '?' + request.query + ' ' +
                                    request.bearerToken().value_or("none") + ' ' + request.header("content-type") +
                                    ' ' + request.body;
            respond({201, "text/plain", seen, {{"ETag", "\"7\""}}});
        });
        const auto channel = channelTo(urlOf(server->port()), {m_authority.pem(), m_authority.files().publicKeyHash});
        const Answer answer = posted(*channel, "/v1/pull%20x?a=%2F&b", "words");
        QCOMPARE(answer->status, 201);
        QCOMPARE(answer->contentType, QByteArray("text/plain"));
        QCOMPARE(answer->body, QByteArray("POST /v1/pull%20x?a=%2F&b secret application/json words"));
        QVERIFY(answer->headers.contains({"ETag", "\"7\""}) || answer->headers.contains({"etag", "\"7\""}));

        std::optional<Answer> got;
        const auto take = [&got](Answer one) { got.emplace(std::move(one)); };
        channel->get("/v1/blob", {}, take);
        QTRY_VERIFY(got.has_value());
        QCOMPARE((*got)->body, QByteArray("GET /v1/blob? none  "));
        got.reset();
        channel->put("/v1/blob", QByteArray("\0\xff", 2), "application/octet-stream", {}, take);
        QTRY_VERIFY(got.has_value());
        QCOMPARE((*got)->body, QByteArray("PUT /v1/blob? none application/octet-stream \0\xff", 46));
    }

    void oneConnectionServesManyRequests()
    {
        const auto server = listen();
        const auto channel = channelTo(urlOf(server->port()), {m_authority.pem(), m_authority.files().publicKeyHash});
        for (int i = 0; i < 20; ++i)
            QVERIFY(posted(*channel).ok());
        QCOMPARE(server->figures().connectionsAccepted, 1);
    }

    void localhostByNameIsTrustedToo()
    {
        const auto server = listen();
        const auto channel = channelTo(urlOf(server->port(), QStringLiteral("localhost")), ownTrust());
        QVERIFY(posted(*channel).ok());
    }

private:
    static void echo(const HttpRequest &request, const Responder &respond) { respond({200, {}, request.body, {}}); }

    Trust ownTrust() const { return {m_authority.pem(), {}}; }

    std::unique_ptr<HttpServer> listen(RequestHandler handle = echo) const
    {
        ServerOptions options = m_authority.options();
        // All of 127.0.0.0/8, of which the certificate names one.
        options.host = "0.0.0.0";
        auto server = std::make_unique<HttpServer>(std::move(handle));
        const Result<void> listening = server->listen(options);
        if (!listening.ok())
            qFatal("%s", listening.error().id().constData());
        return server;
    }

    TestAuthority m_authority;
    TestAuthority m_other;
};

QTEST_GUILESS_MAIN(HttpsChannelTest)
#include "https_channel_test.moc"
