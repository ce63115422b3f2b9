// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/poke_socket.h"

#include "front/unit/front_support.h"

#include <QSignalSpy>
#include <QWebSocket>

#include <atomic>
#include <mutex>
#include <thread>

using namespace peygir;
using namespace peygir::front;

/// The program's side: lets in who has the token, and keeps what it hears. From any thread.
class Pokes
{
public:
    Result<PokeListener> authorise(const HttpRequest &request, std::shared_ptr<PokeChannel> channel)
    {
        ++asked;
        if (request.bearerToken() != QByteArray("secret"))
            return Error("access.unauthorized");
        const std::lock_guard lock(m_mutex);
        m_channels.push_back(std::move(channel));
        return PokeListener{[this](const QByteArray &text) {
                                const std::lock_guard inner(m_mutex);
                                m_received.push_back(text);
                            },
                            [this] { ++closed; }};
    }

    std::shared_ptr<PokeChannel> last() const
    {
        const std::lock_guard lock(m_mutex);
        return m_channels.empty() ? nullptr : m_channels.back();
    }
    QList<QByteArray> received() const
    {
        const std::lock_guard lock(m_mutex);
        return m_received;
    }

    std::atomic<int> asked = 0;
    std::atomic<int> closed = 0;

private:
    mutable std::mutex m_mutex;
    std::vector<std::shared_ptr<PokeChannel>> m_channels;
    QList<QByteArray> m_received;
};

/// Time that passes when the test says so.
class HandTimer
{
public:
    After after()
    {
        return [this](Milliseconds wait, std::function<void()> then) { m_calls.push_back({wait, std::move(then)}); };
    }
    QList<Milliseconds> waits() const
    {
        QList<Milliseconds> waits;
        for (const auto &[wait, then] : m_calls)
            waits.push_back(wait);
        return waits;
    }
    void fireAll()
    {
        const auto calls = std::exchange(m_calls, {});
        for (const auto &[wait, then] : calls)
            then();
    }

private:
    std::vector<std::pair<Milliseconds, std::function<void()>>> m_calls;
};

namespace {

void noRequests(const HttpRequest &, const Responder &respond) { respond({404, {}, {}, {}}); }

const HttpHeaders token{{"Authorization", "Bearer secret"}};
const QByteArray upgradeHead = "GET /v1/poke HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AQIDBAUGBwgJCgsMDQ4PEA==\r\n";

} // namespace

/// Goal: a desk hears at once that something has moved, a server gives its ear to nobody else, and losing the line
/// costs nothing but time.
class PokeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_pokes = std::make_unique<Pokes>();
        m_timer = std::make_unique<HandTimer>();
    }

    void toAStrangerNothingIsSent_data()
    {
        QTest::addColumn<QByteArray>("authority");
        QTest::addColumn<QByteArray>("pin");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("reason");
        const QString loopback = QStringLiteral("127.0.0.1");
        QTest::newRow("another authority")
            << m_other.pem() << QByteArray() << loopback << QStringLiteral("other_authority");
        QTest::newRow("another host") << m_authority.pem() << QByteArray() << QStringLiteral("127.0.0.2")
                                      << QStringLiteral("other_host");
        QTest::newRow("another key") << m_authority.pem() << m_other.files().publicKeyHash << loopback
                                     << QStringLiteral("other_key");
    }
    void toAStrangerNothingIsSent()
    {
        QFETCH(QByteArray, authority);
        QFETCH(QByteArray, pin);
        QFETCH(QString, host);
        QFETCH(QString, reason);
        const auto server = listen();
        PokeSocket desk(urlOf(*server, host), {authority, pin}, m_random, m_timer->after());
        QList<Error> failed;
        connect(&desk, &PokeSocket::failed, this, [&failed](const Error &error) { failed.push_back(error); });
        desk.open(token);
        for (int i = 1; i <= 10; ++i) {
            QTRY_COMPARE(failed.size(), i);
            const auto error = failed.constLast();
            QCOMPARE(error.id(), QByteArray("front.certificate"));
            QCOMPARE(error.values().value(QStringLiteral("reason")).toString(), reason);
            m_timer->fireAll();
        }
        QCOMPARE(m_pokes->asked, 0);
        QCOMPARE(server->figures().requestsHandled, 0);
    }

    void withoutTheTokenThereIsNoChannel()
    {
        const auto server = listen();
        RawClient client(server->port());
        const RawAnswer answer = client.ask(upgradeHead + "\r\n");
        QCOMPARE(answer.status, 401);
        QVERIFY(answer.body.contains("access.unauthorized"));
        QCOMPARE(server->figures().pokeChannelsOpen, 0);
        QCOMPARE(m_pokes->closed, 0);
    }

    void onAnotherPathOrServerThereIsNoChannel()
    {
        const auto server = listen();
        RawClient wrongPath(server->port());
        QByteArray elsewhere = upgradeHead;
        elsewhere.replace("/v1/poke", "/v1/push");
        QCOMPARE(wrongPath.ask(elsewhere + "\r\n").status, 404);
        HttpServer deaf(noRequests);
        QVERIFY(deaf.listen(m_authority.options()).ok());
        RawClient client(deaf.port());
        QCOMPARE(client.ask(upgradeHead + "Authorization: Bearer secret\r\n\r\n").status, 404);
        QCOMPARE(m_pokes->asked, 0);
    }

    void whatIsSentBehindTheUpgradeIsRefused()
    {
        const auto server = listen();
        RawClient client(server->port());
        QCOMPARE(client.ask(upgradeHead + "Authorization: Bearer secret\r\n\r\nGET / HTTP/1.1\r\n").status, 404);
        QCOMPARE(m_pokes->asked, 0);
    }

    void messagesBeyondTheLimitEndTheChannel_data()
    {
        QTest::addColumn<bool>("binary");
        QTest::addColumn<int>("size");
        QTest::newRow("too large") << false << 64 * 1024 + 1;
        QTest::newRow("binary") << true << 10;
    }
    void messagesBeyondTheLimitEndTheChannel()
    {
        QFETCH(bool, binary);
        QFETCH(int, size);
        const auto server = listen();
        const auto socket = rawSocket(*server);
        if (binary)
            socket->sendBinaryMessage(QByteArray(size, 'x'));
        else
            socket->sendTextMessage(QString(size, u'x'));
        QTRY_COMPARE(m_pokes->closed, 1);
        QTRY_COMPARE(server->figures().connectionsOpen, 0);
        QVERIFY(m_pokes->received().isEmpty());
    }

    void whoDoesNotReadLosesItsChannel()
    {
        const auto server = listen();
        RawClient sleeper(server->port());
        QVERIFY(sleeper.isReady());
        sleeper.socket().setReadBufferSize(1);
        sleeper.send(upgradeHead + "Authorization: Bearer secret\r\n\r\n");
        QTRY_COMPARE(server->figures().pokeChannelsOpen, 1);
        const auto channel = m_pokes->last();
        const QByteArray large(32 * 1024, 'x');
        // What the kernel takes must be full first.
        int sent = 0;
        while (sent < 100'000 && channel->send(large))
            ++sent;
        QVERIFY2(sent < 100'000, "the queue has no end");
        QTRY_COMPARE(m_pokes->closed, 1);
        QVERIFY(!channel->send("more"));
    }

    void whoGivesNoSignOfLifeLosesItsChannel()
    {
        const auto server = listen([](ServerOptions &options) { options.limits.pokeIdleTime = Milliseconds(400); });
        RawClient dead(server->port());
        QCOMPARE(dead.ask(upgradeHead + "Authorization: Bearer secret\r\n\r\n").status, 101);
        QTRY_COMPARE(m_pokes->closed, 1);
        QTRY_COMPARE(server->figures().pokeChannelsOpen, 0);
    }

    void theServerGoesAndTheDeskTriesAgainEverMoreRarely()
    {
        auto server = listen();
        const auto url = urlOf(*server);
        PokeSocket desk(url, ownTrust(), m_random, m_timer->after());
        QSignalSpy opened(&desk, &PokeSocket::openChanged);
        QList<Error> failed;
        connect(&desk, &PokeSocket::failed, this, [&failed](const Error &error) { failed.push_back(error); });
        desk.open(token);
        QTRY_VERIFY(desk.isOpen());
        const quint16 port = server->port();
        server.reset();
        QCOMPARE(m_pokes->closed, 1);
        QTRY_VERIFY(!desk.isOpen());
        QCOMPARE(failed.constFirst().id(), QByteArray("front.unreachable"));

        Milliseconds least = PokeSocket::leastWait / 2;
        for (int i = 1; i <= 5; ++i) {
            QTRY_COMPARE(failed.size(), i);
            const Milliseconds wait = m_timer->waits().constLast();
            QVERIFY2(wait >= least && wait <= 2 * least, qPrintable(QString::number(wait.count())));
            least *= 2;
            m_timer->fireAll();
        }
        QTRY_COMPARE(failed.size(), 6);
        server = listen([port](ServerOptions &options) { options.port = port; });
        m_timer->fireAll();
        QTRY_VERIFY(desk.isOpen());
        QCOMPARE(opened.size(), 3);
    }

    void aServerThatClosesAtOnceIsAskedEverMoreRarely()
    {
        const auto server = listen();
        PokeSocket desk(urlOf(*server), ownTrust(), m_random, m_timer->after());
        QList<Error> failed;
        connect(&desk, &PokeSocket::failed, this, [&failed](const Error &error) { failed.push_back(error); });
        desk.open(token);
        Milliseconds least = PokeSocket::leastWait / 2;
        for (int i = 1; i <= 4; ++i) {
            QTRY_VERIFY(desk.isOpen());
            QTRY_COMPARE(m_pokes->asked, i);
            m_pokes->last()->close();
            QTRY_COMPARE(failed.size(), i);
            const Milliseconds wait = m_timer->waits().constLast();
            QVERIFY2(wait >= least && wait <= 2 * least, qPrintable(QString::number(wait.count())));
            least *= 2;
            m_timer->fireAll();
        }
        // A sign of life makes it a good line again.
        QTRY_VERIFY(desk.isOpen());
        QVERIFY(signOfLife(desk));
        m_timer->fireAll();
        m_pokes->last()->close();
        QTRY_COMPARE(failed.size(), 5);
        QVERIFY(m_timer->waits().constLast() <= PokeSocket::leastWait);
    }

    void aSilentServerIsGivenUp()
    {
        const auto server = listen();
        PokeSocket desk(urlOf(*server), ownTrust(), m_random, m_timer->after());
        QList<Error> failed;
        connect(&desk, &PokeSocket::failed, this, [&failed](const Error &error) { failed.push_back(error); });
        desk.open(token);
        QTRY_VERIFY(desk.isOpen());
        // Twice without the loop in between: the answer to the ping cannot have been heard.
        m_timer->fireAll();
        m_timer->fireAll();
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed.constFirst().values().value(QStringLiteral("reason")).toString(), QStringLiteral("silent"));
        m_timer->fireAll();
        QTRY_VERIFY(desk.isOpen());
    }

    void stoppingWhileTheProgramDecidesStillTellsTheEnd()
    {
        Gate gate;
        std::atomic<int> closed = 0;
        HttpServer server(noRequests, [&](const HttpRequest &, const std::shared_ptr<PokeChannel> &) {
            gate.pass();
            return Result<PokeListener>(PokeListener{{}, [&closed] { ++closed; }});
        });
        QVERIFY(server.listen(m_authority.options()).ok());
        RawClient client(server.port());
        QVERIFY(client.isReady());
        client.send(upgradeHead + "\r\n");
        gate.waitFor(1);
        std::thread opener([&] {
            while (server.figures().connectionsOpen > 0)
                std::this_thread::yield();
            gate.open();
        });
        server.stop();
        opener.join();
        QCOMPARE(closed, 1);
    }

    void aPokeArrivesAndSoDoesAnAnswer()
    {
        const auto server = listen();
        PokeSocket desk(urlOf(*server), {m_authority.pem(), m_authority.files().publicKeyHash}, m_random,
                        m_timer->after());
        QSignalSpy poked(&desk, &PokeSocket::poked);
        QVERIFY(!desk.send("too early"));
        desk.open(token);
        QTRY_VERIFY(desk.isOpen());
        QVERIFY(m_pokes->last()->send(QStringLiteral("سطل ۷").toUtf8()));
        QTRY_COMPARE(poked.size(), 1);
        QCOMPARE(poked.constFirst().constFirst().toByteArray(), QStringLiteral("سطل ۷").toUtf8());
        QVERIFY(desk.send("here"));
        QTRY_COMPARE(m_pokes->received(), QList<QByteArray>{"here"});
        QCOMPARE(m_pokes->last()->peerAddress(), QByteArray("127.0.0.1"));
        desk.close();
        QVERIFY(!desk.isOpen());
        QTRY_COMPARE(m_pokes->closed, 1);
        QVERIFY(!m_pokes->last()->send("nobody"));
    }

    void messagesOfManyThreadsAllArrive()
    {
        const auto server = listen();
        PokeSocket desk(urlOf(*server), ownTrust(), m_random, m_timer->after());
        QSignalSpy poked(&desk, &PokeSocket::poked);
        desk.open(token);
        QTRY_VERIFY(desk.isOpen());
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([this, t] {
                for (int i = 0; i < 100; ++i)
                    m_pokes->last()->send(QByteArray::number(t * 100 + i));
            });
        for (std::thread &thread : threads)
            thread.join();
        QTRY_COMPARE(poked.size(), 400);
        QSet<QByteArray> seen;
        for (const auto &one : poked)
            seen.insert(one.constFirst().toByteArray());
        QCOMPARE(seen.size(), 400);
    }

    void messagesOfADeskArriveInOrder()
    {
        const auto server = listen();
        PokeSocket desk(urlOf(*server), ownTrust(), m_random, m_timer->after());
        desk.open(token);
        QTRY_VERIFY(desk.isOpen());
        QList<QByteArray> sent;
        for (int i = 0; i < 200; ++i) {
            sent.push_back(QByteArray::number(i));
            QVERIFY(desk.send(sent.constLast()));
        }
        QTRY_COMPARE(m_pokes->received(), sent);
    }

    void theServerMayCloseAChannel()
    {
        const auto server = listen();
        PokeSocket desk(urlOf(*server), ownTrust(), m_random, m_timer->after());
        QList<Error> failed;
        connect(&desk, &PokeSocket::failed, this, [&failed](const Error &error) { failed.push_back(error); });
        desk.open(token);
        QTRY_VERIFY(desk.isOpen());
        m_pokes->last()->close();
        m_pokes->last()->close();
        QTRY_COMPARE(failed.size(), 1);
        QTRY_COMPARE(m_pokes->closed, 1);
        QTRY_COMPARE(server->figures().connectionsOpen, 0);
    }

    void anotherTokenOpensAnew()
    {
        const auto server = listen();
        PokeSocket desk(urlOf(*server), ownTrust(), m_random, m_timer->after());
        desk.open({{"Authorization", "Bearer old"}});
        QTRY_COMPARE(m_pokes->asked, 1);
        desk.open(token);
        QTRY_VERIFY(desk.isOpen());
        QVERIFY(signOfLife(desk));
        // The first attempt's wait, if there was one, must not open a second line.
        m_timer->fireAll();
        QVERIFY(signOfLife(desk));
        QCOMPARE(server->figures().pokeChannelsOpen, 1);
        QCOMPARE(m_pokes->asked, 2);
    }

private:
    std::unique_ptr<HttpServer> listen(const std::function<void(ServerOptions &)> &change = {})
    {
        ServerOptions options = m_authority.options();
        options.host = "0.0.0.0";
        if (change)
            change(options);
        auto server = std::make_unique<HttpServer>(
            noRequests, [pokes = m_pokes.get()](const HttpRequest &request, std::shared_ptr<PokeChannel> channel) {
                return pokes->authorise(request, std::move(channel));
            });
        const Result<void> listening = server->listen(options);
        if (!listening.ok())
            qFatal("%s", listening.error().id().constData());
        return server;
    }

    static QUrl urlOf(const HttpServer &server, const QString &host = QStringLiteral("127.0.0.1"))
    {
        return QUrl(QStringLiteral("wss://%1:%2/v1/poke").arg(host).arg(server.port()));
    }

    /// Whatever the server sends is one.
    bool signOfLife(PokeSocket &desk)
    {
        QSignalSpy poked(&desk, &PokeSocket::poked);
        m_pokes->last()->send("moved");
        return poked.wait(5000);
    }

    Trust ownTrust() const { return {m_authority.pem(), {}}; }

    /// A socket without our own limits.
    std::unique_ptr<QWebSocket> rawSocket(const HttpServer &server)
    {
        auto socket = std::make_unique<QWebSocket>();
        QSslConfiguration configuration = socket->sslConfiguration();
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket->setSslConfiguration(configuration);
        QNetworkRequest request(urlOf(server));
        request.setRawHeader("Authorization", "Bearer secret");
        socket->open(request);
        [&] { QTRY_COMPARE(socket->state(), QAbstractSocket::ConnectedState); }();
        return socket;
    }

    TestAuthority m_authority;
    TestAuthority m_other;
    SeededRandom m_random{1};
    std::unique_ptr<Pokes> m_pokes;
    std::unique_ptr<HandTimer> m_timer;
};

QTEST_GUILESS_MAIN(PokeTest)
#include "poke_test.moc"
