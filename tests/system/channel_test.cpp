// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/poke_socket.h"
#include "supervision/core/online.h"
#include "sync/wire/query.h"
#include "system/support/shared_server.h"

#include <QSignalSpy>
#include <QTimer>
#include <QtTest>

using namespace peygir;
using test::Caller;
using test::must;
using test::ServerProcess;
using test::SharedServer;
using test::SystemDesk;

/// Somebody's open channel, and what came over it.
class Ear
{
public:
    /// Open when this returns; stops the test if it does not come to that.
    Ear(const ServerProcess &server, const QByteArray &token)
        : m_socket(urlOf(server), server.trust(), m_random)
        , m_poked(&m_socket, &front::PokeSocket::poked)
        , m_ended(&m_socket, &front::PokeSocket::failed)
    {
        m_socket.open({{"Authorization", "Bearer " + token}});
        if (!QTest::qWaitFor([this] { return m_socket.isOpen(); }, 20'000))
            qFatal("no channel");
    }

    /// At least so many pokes have come.
    bool hears(int count)
    {
        return QTest::qWaitFor([this, count] { return pokes() >= count; }, 20'000);
    }
    bool ends()
    {
        return QTest::qWaitFor([this] { return !m_ended.isEmpty(); }, 20'000);
    }
    int pokes() const { return int(m_poked.size()); }
    QByteArray first() const { return m_poked.first().first().toByteArray(); }

private:
    static QUrl urlOf(const ServerProcess &server)
    {
        QUrl url = server.url();
        url.setScheme(QStringLiteral("wss"));
        url.setPath(QStringLiteral("/v1/poke"));
        return url;
    }

    SystemRandom m_random;
    front::PokeSocket m_socket;
    QSignalSpy m_poked;
    QSignalSpy m_ended;
};

/// Goal: who holds what has moved hears of it at once, by an open channel or by a pull that waits; nobody else hears of it.
class ChannelTest : public QObject, protected SharedServer
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }
    void init() { begin(); }
    void cleanup() { end(); }
    void cleanupTestCase() { endAll(); }

    void whoSupervisesIsToldWhoIsConnected() // R131
    {
        SystemDesk saras(m_registry, m_sara, 15);
        SystemDesk omids(m_registry, m_omid, 16);
        const QByteArray sarasToken = signIn("sara", saras);
        const QByteArray omidsToken = signIn("omid", omids);
        const auto ask = [&](const SystemDesk &from, const QByteArray &as, const QJsonObject &arguments = {}) {
            return m_caller->post("/v1/query", sync::QueryRequest{from.desk(), sync::onlineQuery, arguments}.encoded(), as);
        };
        QCOMPARE(ask(omids, omidsToken).error, QByteArray("access.denied"));
        QCOMPARE(ask(saras, sarasToken, {{QStringLiteral("user"), m_omid.toString()}}).error, QByteArray("sync.malformed"));
        const auto online = [&] {
            const auto answer = ask(saras, sarasToken);
            if (answer.status != 200)
                qFatal("%s", answer.error.constData());
            return must(fieldsFromJson<supervision::OnlineAnswer>(must(sync::QueryResponse::decode(answer.body)).told)).online;
        };
        QVERIFY(online().empty());
        {
            Ear ear(*m_server, omidsToken);
            // She is connected as well, but holds no post.
            Ear own(*m_server, sarasToken);
            QCOMPARE(online(), std::vector<UserId>{m_omid});
        }
        QVERIFY(QTest::qWaitFor([&online] { return online().empty(); }, 20'000));
    }

    void deskIsPokedWhenSomethingMovesThatItMayHold()
    {
        SystemDesk desk(m_registry, m_sara, 1);
        const QByteArray token = signIn("sara", desk);
        Ear ear(*m_server, token);
        push(token, desk.desk(), 1, 1);
        QVERIFY(ear.hears(1));
        QCOMPARE(ear.first(), QByteArray("{\"moved\":true}"));
    }

    void pokesGoToWhomTheyConcernAndToNobodyElse()
    {
        SystemDesk saras(m_registry, m_sara, 1);
        SystemDesk omids(m_registry, m_omid, 2);
        const QByteArray sarasToken = signIn("sara", saras);
        const QByteArray omidsToken = signIn("omid", omids);
        Ear sarasEar(*m_server, sarasToken);
        Ear omidsEar(*m_server, omidsToken);
        QCOMPARE(saras.synchronise(*m_caller, sarasToken), QByteArray());

        // Cases, which omid may not see.
        for (int n = 1; n <= 2; ++n) {
            const auto registered
                = saras.engine().submit(intake::RegisterCase::kind, fieldsToJson(aMessage()), saras.now(), "code");
            QCOMPARE(test::idOf(registered), QByteArray());
            QCOMPARE(saras.synchronise(*m_caller, sarasToken), QByteArray());
            QVERIFY(sarasEar.hears(n));
        }
        // What he may not do: the refusal lies in a bucket of his own.
        const sync::PushRequest refused{omids.desk(), {placeCommand(m_omid, 9'000'000).encoded()}};
        const auto answer = m_caller->post("/v1/push", refused.encoded(), omidsToken);
        QCOMPARE(answer.status, 200);
        QCOMPARE(must(sync::PushResponse::decode(answer.body)).receipts.front().outcome, sync::Outcome::Refused);
        QVERIFY(omidsEar.hears(1));

        // A channel brings what was said in its order, and its end last: there was nothing else.
        QCOMPARE(m_server->stop(), 0);
        QVERIFY(sarasEar.ends() && omidsEar.ends());
        QCOMPARE(sarasEar.pokes(), 2);
        QCOMPARE(omidsEar.pokes(), 1);
        m_server->start();
    }

    void channelWithoutATokenIsNotOpened()
    {
        QUrl url = m_server->url();
        url.setScheme(QStringLiteral("wss"));
        url.setPath(QStringLiteral("/v1/poke"));
        SystemRandom random;
        front::PokeSocket socket(url, m_server->trust(), random);
        QSignalSpy failed(&socket, &front::PokeSocket::failed);
        socket.open({});
        QVERIFY(failed.wait(20'000));
        QVERIFY(!socket.isOpen());
    }

    void waitingPullIsAnsweredWhenSomethingMoves()
    {
        SystemDesk desk(m_registry, m_sara, 1);
        const QByteArray token = signIn("sara", desk);
        QCOMPARE(desk.synchronise(*m_caller, token), QByteArray());
        desk.engine().wantPull();
        const auto request = must(desk.engine().next(desk.now()));
        QVERIFY(request && request->kind == sync::DeskEngine::RequestKind::Pull);

        // At another machine, whose program is older than the chain.
        SystemDesk other(m_registry, m_sara, 2);
        const QByteArray otherToken = signIn("sara", other);
        Caller second(*m_server);
        QTimer::singleShot(0, this, [&] { push(otherToken, other.desk(), 2, 1, &second); });
        QElapsedTimer timer;
        timer.start();
        const auto answer = m_caller->post("/v1/pull?wait=25000", request->body, token);
        QCOMPARE(answer.status, 200);
        QVERIFY2(timer.elapsed() < 20'000, "answered by its patience, not by the news");
        QVERIFY(!must(sync::PullResponse::decode(answer.body)).pages.empty());
    }
};

QTEST_GUILESS_MAIN(ChannelTest)
#include "channel_test.moc"
