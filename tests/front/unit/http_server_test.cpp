// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/server/http_server.h"

#include "front/unit/front_support.h"

#include <QTcpSocket>

#include <atomic>
#include <mutex>
#include <thread>

using namespace peygir;
using namespace peygir::front;

/// Requests that wait for their answer. From any thread.
class Parked
{
public:
    void add(const Responder &respond)
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.push_back(respond);
    }
    int count() const
    {
        const std::lock_guard lock(m_mutex);
        return int(m_waiting.size());
    }
    void answerAll(const std::function<QByteArray(int)> &body)
    {
        const std::lock_guard lock(m_mutex);
        for (std::size_t i = 0; i < m_waiting.size(); ++i)
            m_waiting[i]({200, {}, body(int(i)), {}});
    }

private:
    mutable std::mutex m_mutex;
    std::vector<Responder> m_waiting;
};

/// Goal: every request is answered exactly once, by whichever thread has the answer, and stopping leaves nothing
/// behind.
class HttpServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aForgottenRequestIsAnswered500()
    {
        const auto server = listen([](const HttpRequest &, const Responder &) {});
        RawClient client(server->port());
        const RawAnswer answer = client.ask(get("/"));
        QCOMPARE(answer.status, 500);
        QVERIFY(answer.body.contains("front.no_answer"));
    }

    void aLateAnswerIs504AndTheConnectionGoesOn()
    {
        Responder late;
        const auto server = listen(
            [&late](const HttpRequest &request, const Responder &respond) {
                if (request.path == "/late")
                    late = respond;
                else
                    echo(request, respond);
            },
            [](ServerOptions &options) { options.limits.answerTime = brief; });
        RawClient client(server->port());
        const RawAnswer answer = client.ask(get("/late"));
        QCOMPARE(answer.status, 504);
        QVERIFY(answer.body.contains("front.late"));
        late({200, {}, "too late", {}});
        QCOMPARE(client.ask(get("/next")).body, QByteArray("GET /next "));
    }

    void onlyTheFirstAnswerCounts()
    {
        const auto server = listen([](const HttpRequest &, const Responder &respond) {
            respond({200, {}, "first", {}});
            respond({200, {}, "second", {}});
        });
        RawClient client(server->port());
        QCOMPARE(client.ask(get("/")).body, QByteArray("first"));
        QCOMPARE(client.ask(get("/")).body, QByteArray("first"));
        QCOMPARE(client.rest(), QByteArray());
    }

    void listeningFailsWithAReason()
    {
        HttpServer server(echo);
        ServerOptions options = m_authority.options();
        options.certificateFile = QStringLiteral("/nonexistent.pem");
        QCOMPARE(server.listen(options).error().id(), QByteArray("front.server_certificate"));
        options = m_authority.options();
        options.keyFile = TestAuthority().files().keyFile;
        QCOMPARE(server.listen(options).error().id(), QByteArray("front.server_certificate"));
        const TestAuthority other;
        options.keyFile = other.files().keyFile;
        QCOMPARE(server.listen(options).error().id(), QByteArray("front.server_certificate"));
        options = m_authority.options();
        options.host = "no address";
        QCOMPARE(server.listen(options).error().id(), QByteArray("front.address"));
        const auto running = listen(echo);
        options = m_authority.options();
        options.port = running->port();
        QCOMPARE(server.listen(options).error().id(), QByteArray("front.address"));
        QCOMPARE(server.port(), quint16(0));
    }

    void aWholeRequestReachesTheHandler_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("seen");
        QTest::newRow("no body") << get("/ping") << QByteArray("GET /ping ");
        QTest::newRow("body") << post("Content-Length: 5\r\n", "hello") << QByteArray("POST /v1/push hello");
        QTest::newRow("chunks") << post("Transfer-Encoding: chunked\r\n", "3\r\nhel\r\n2;x=y\r\nlo\r\n0\r\n\r\n")
                                << QByteArray("POST /v1/push hello");
        QTest::newRow("largest body") << post("Content-Length: 2097152\r\n", QByteArray(2097152, 'x'))
                                      << QByteArray("POST /v1/push ") + QByteArray(2097152, 'x');
        QTest::newRow("query") << get("/v1/pull?x=1") << QByteArray("GET /v1/pull ");
    }
    void aWholeRequestReachesTheHandler()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, seen);
        const auto server = listen(echo);
        RawClient client(server->port());
        const RawAnswer answer = client.ask(bytes);
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body == seen);
        QCOMPARE(answer.header("Content-Type"), QByteArray("text/plain"));
        QCOMPARE(answer.header("Connection"), QByteArray("keep-alive"));
        QVERIFY(answer.header("Date").endsWith("GMT"));
    }

    void trailersDoNotBecomeHeaders()
    {
        const auto server = listen([](const HttpRequest &request, const Responder &respond) {
            respond({200, {}, request.bearerToken().value_or("none"), {}});
        });
        RawClient client(server->port());
        const QByteArray body = "1\r\nx\r\n0\r\nAuthorization: Bearer stolen\r\n\r\n";
        QCOMPARE(client.ask(post("Transfer-Encoding: chunked\r\n", body)).body, QByteArray("none"));
    }

    void whoWaitsForContinueIsToldToGoOn()
    {
        const auto server = listen(echo);
        RawClient client(server->port());
        client.send(post("Content-Length: 5\r\nExpect: 100-continue\r\n", ""));
        QCOMPARE(client.receive(false).status, 100);
        QCOMPARE(client.ask("hello").body, QByteArray("POST /v1/push hello"));
    }

    void aConnectionServesOneAfterAnother()
    {
        const auto server = listen(echo);
        RawClient client(server->port());
        for (int i = 0; i < 50; ++i)
            QCOMPARE(client.ask(get("/" + QByteArray::number(i))).body, "GET /" + QByteArray::number(i) + ' ');
        // Also if they are sent before the first is answered.
        client.send(get("/a") + post("Content-Length: 1\r\n", "x") + get("/b"));
        QCOMPARE(client.receive().body, QByteArray("GET /a "));
        QCOMPARE(client.receive().body, QByteArray("POST /v1/push x"));
        QCOMPARE(client.receive().body, QByteArray("GET /b "));
        QCOMPARE(server->figures().connectionsAccepted, 1);
    }

    void theConnectionIsClosedWhenThePeerAsksForIt_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("Connection: close") << get("/", "Connection: close\r\n");
        QTest::newRow("HTTP/1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n");
        QTest::newRow("HTTP/1.0 that would stay") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    }
    void theConnectionIsClosedWhenThePeerAsksForIt()
    {
        QFETCH(QByteArray, bytes);
        const auto server = listen(echo, [](ServerOptions &options) { options.limits.hangUpTime = brief; });
        RawClient client(server->port());
        const RawAnswer answer = client.ask(bytes);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Connection"), QByteArray("close"));
        QVERIFY(client.closedAfter() >= 0);
    }

    void headHasTheLengthWithoutTheBody()
    {
        const auto server = listen(echo);
        RawClient client(server->port());
        client.send("HEAD /v1/blob HTTP/1.1\r\nHost: a\r\n\r\n");
        const RawAnswer answer = client.receive(false);
        QCOMPARE(answer.status, 200);
        QCOMPARE(answer.header("Content-Length"), QByteArray("14"));
        QCOMPARE(client.ask(get("/next")).body, QByteArray("GET /next "));
    }

    void aLargeAnswerArrivesWhole()
    {
        QByteArray large(5'000'000, '\0');
        for (qsizetype i = 0; i < large.size(); ++i)
            large[i] = char(i % 251);
        const auto server = listen([&large](const HttpRequest &, const Responder &respond) {
            respond({200, "application/octet-stream", large, {{"ETag", "\"x\""}}});
        });
        RawClient client(server->port());
        const RawAnswer answer = client.ask(get("/"));
        QVERIFY(answer.body == large);
        QCOMPARE(answer.header("ETag"), QByteArray("\"x\""));
    }

    void aLongPollIsAnsweredLaterFromAnotherThread()
    {
        Parked parked;
        const auto server = listen(
            [&](const HttpRequest &request, const Responder &respond) {
                if (request.path != "/poll")
                    return echo(request, respond);
                parked.add(respond);
            },
            [](ServerOptions &options) {
                options.handlerThreads = 1;
                options.limits.requestsInHandlers = 2;
            });
        std::vector<std::unique_ptr<RawClient>> pollers;
        for (int i = 0; i < 20; ++i) {
            pollers.push_back(std::make_unique<RawClient>(server->port()));
            QVERIFY(pollers.back()->isReady());
            pollers.back()->send(get("/poll"));
            QTRY_COMPARE(parked.count(), i + 1);
        }
        // Twenty wait, more than may be in handlers, on one handler thread; that thread is free for others.
        RawClient other(server->port());
        QCOMPARE(other.ask(get("/ping")).status, 200);
        std::thread([&parked] { parked.answerAll([](int i) { return QByteArray::number(i); }); }).join();
        for (std::size_t i = 0; i < pollers.size(); ++i)
            QCOMPARE(pollers[i]->receive().body, QByteArray::number(int(i)));
    }

    void aPeerThatLeavesBeforeItsAnswerHarmsNobody()
    {
        Parked parked;
        const auto server = listen([&](const HttpRequest &request, const Responder &respond) {
            if (request.path != "/poll")
                return echo(request, respond);
            parked.add(respond);
        });
        for (int i = 0; i < 10; ++i) {
            RawClient client(server->port());
            QVERIFY(client.isReady());
            client.send(get("/poll"));
            QTRY_COMPARE(parked.count(), i + 1);
            client.socket().abort();
        }
        parked.answerAll([](int) { return QByteArray(1'000'000, 'x'); });
        QTRY_COMPARE(server->figures().connectionsOpen, 0);
        RawClient client(server->port());
        QCOMPARE(client.ask(get("/")).status, 200);
    }

    void stoppingLeavesNothingBehind()
    {
        Responder parked;
        Gate gate;
        std::atomic<bool> finished = false;
        auto server = listen([&](const HttpRequest &request, const Responder &respond) {
            if (request.path == "/poll") {
                parked = respond;
                return;
            }
            gate.pass();
            finished = true;
            respond({200, {}, {}, {}});
        });
        const quint16 port = server->port();
        RawClient idle(port);
        RawClient polling(port);
        RawClient working(port);
        QVERIFY(idle.isReady() && polling.isReady() && working.isReady());
        polling.send(get("/poll"));
        QTRY_COMPARE(server->figures().requestsHandled, 1);
        working.send(get("/work"));
        gate.waitFor(1);
        std::thread opener([&] {
            // The connections are cut while the handler still works.
            while (server->figures().connectionsOpen > 0)
                std::this_thread::yield();
            gate.open();
        });
        server->stop();
        QVERIFY(finished);
        opener.join();
        QCOMPARE(server->port(), quint16(0));
        QVERIFY(idle.closedAfter() >= 0);
        parked({200, {}, "nobody is there", {}});
        QTcpSocket again;
        again.connectToHost(QStringLiteral("127.0.0.1"), port);
        QVERIFY(!again.waitForConnected(2000));
        // And it can begin anew.
        QVERIFY(server->listen(m_authority.options()).ok());
        RawClient client(server->port());
        gate.open();
        QCOMPARE(client.ask(get("/work")).status, 200);
    }

private:
    std::unique_ptr<HttpServer> listen(RequestHandler handle, const std::function<void(ServerOptions &)> &change = {})
    {
        return listenAs(m_authority, std::move(handle), change);
    }

    TestAuthority m_authority;
};

QTEST_GUILESS_MAIN(HttpServerTest)
#include "http_server_test.moc"
