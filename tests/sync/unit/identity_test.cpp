// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "sync/desk/outbox_chain.h"
#include "sync/server/desk_chain.h"
#include "sync/support/pair.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;

namespace {

using Kind = DeskEngine::RequestKind;

const Bucket red = topics::roomBucket(QStringLiteral("red"));

QJsonObject aTopic(const char *title)
{
    return {{QStringLiteral("title"), QLatin1String(title)}, {QStringLiteral("room"), QStringLiteral("red")}};
}

} // namespace

/// Goal: a store that was copied or put back is noticed by itself, both copies work on under names of their own, nothing
/// is lost, doubled or asked of a person; and nobody else is taken for a copy, whatever answer was lost (SYNC 15).
class IdentityTest : public QObject
{
    Q_OBJECT

    const Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestDesk> m_desk;

    static int waiting(TestDesk &desk) { return desk.engine().status()->queue.waiting; }
    static qint64 count(storage::Connection &connection, const QByteArray &from)
    {
        qint64 count = -1;
        const auto read = connection.each("SELECT COUNT(*) FROM " + from, {}, [&count](const storage::RowView &view) {
            count = view.integer(0);
            return false;
        });
        return read.ok() ? count : -1;
    }
    QByteArray projection()
    {
        const std::vector<qint64> ids{red.id(), Bucket::person(user(1).uuid().toAscii()).id()};
        return dumpRows(m_server->connection(), m_registry, &ids);
    }
    /// What the server answers to the next request, which is of this kind.
    Result<QByteArray> asked(TestDesk &desk, Kind kind)
    {
        const auto request = desk.engine().next(desk.now).value();
        if (!request || request->kind != kind)
            return Error("test.another_request");
        return m_server->answer(desk.session(), kind, request->body);
    }

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<TestServer>(m_registry);
        m_server->mayHold(user(1), {red});
        m_server->mayHold(user(2), {red});
        m_desk = std::make_unique<TestDesk>(m_registry, *m_server, user(1), 1);
        m_desk->synchronise();
    }

    // --- what is a copy ---

    void aCopyAndItsOriginalWorkOnUnderNamesOfTheirOwn()
    {
        m_desk->submit("OpenTopic", aTopic("before"));
        const Uuid name = m_desk->engine().desk();
        TestDesk copy(*m_desk, 2);
        m_desk->submit("OpenTopic", aTopic("original"));
        copy.submit("OpenTopic", aTopic("copy"));
        m_desk->engine().disconnected();
        m_desk->synchronise();
        copy.synchronise();
        m_desk->synchronise();

        QCOMPARE(m_desk->engine().desk(), name);
        QVERIFY(copy.engine().desk() != name);
        QCOMPARE(count(m_server->connection(), "topic"), 3);
        QCOMPARE(waiting(*m_desk) + waiting(copy), 0);
        QCOMPARE(m_desk->dump(), projection());
        QCOMPARE(copy.dump(), projection());
    }

    void theOneWhoSaysHelloSecondIsTheCopy()
    {
        const Uuid name = m_desk->engine().desk();
        TestDesk copy(*m_desk, 2);
        copy.synchronise();
        m_desk->engine().disconnected();
        m_desk->synchronise();
        QCOMPARE(copy.engine().desk(), name);
        QVERIFY(m_desk->engine().desk() != name);
    }

    void copiesMadeBetweenAHelloAndItsAnswerAreToldApart()
    {
        m_desk->engine().disconnected();
        QVERIFY(asked(*m_desk, Kind::Hello).ok());
        TestDesk copy(*m_desk, 2);
        copy.synchronise();
        m_desk->engine().disconnected();
        m_desk->synchronise();
        QVERIFY(copy.engine().desk() != m_desk->engine().desk());
    }

    void aCopyThatNeverGreetedIsToldApart()
    {
        TestDesk fresh(m_registry, *m_server, user(2), 3);
        fresh.submit("OpenTopic", aTopic("fresh"));
        TestDesk copy(fresh, 4);
        fresh.synchronise();
        copy.synchronise();
        QVERIFY(copy.engine().desk() != fresh.engine().desk());
        QCOMPARE(count(m_server->connection(), "topic"), 1);
    }

    void aCopyOfARunningMachineIsFoundByItsPush()
    {
        // Both have greeted with the same word, as two machines do that began from one image of a running one.
        m_desk->submit("OpenTopic", aTopic("one"));
        const auto one = m_desk->engine().next(m_desk->now).value();
        PushRequest other = PushRequest::decode(one->body).value();
        Envelope envelope = Envelope::decode(other.commands.front()).value();
        SeededRandom random(9);
        envelope.id = newUuid(m_desk->now, random);
        other.commands = {envelope.encoded()};
        QVERIFY(m_server->answer(m_desk->session(), Kind::Push, one->body).ok());
        const auto answer = m_server->answer(m_desk->session(), Kind::Push, other.encoded());
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().id(), QByteArray("sync.fork"));
        QCOMPARE(count(m_server->connection(), "topic"), 1);
        QCOMPARE(count(m_server->connection(), "receipt"), 1);
    }

    void anOlderCopyPutBackGoesOnWithWhatItHas()
    {
        m_desk->submit("OpenTopic", aTopic("in both"));
        TestDesk earlier(*m_desk, 2);
        m_desk->engine().disconnected();
        m_desk->synchronise();
        m_desk->submit("OpenTopic", aTopic("after the copy"));
        m_desk->synchronise();
        const Uuid name = m_desk->engine().desk();
        m_desk->putBack(earlier);
        m_desk->submit("OpenTopic", aTopic("after it was put back"));
        m_desk->synchronise();
        QVERIFY(m_desk->engine().desk() != name);
        QCOMPARE(count(m_server->connection(), "topic"), 3);
        QCOMPARE(waiting(*m_desk), 0);
        QCOMPARE(m_desk->dump(), projection());
    }

    void anOlderCopyIsNoticedBeforeItSendsAnything()
    {
        TestDesk earlier(*m_desk, 2);
        m_desk->submit("OpenTopic", aTopic("after the copy"));
        m_desk->synchronise();
        const Uuid name = m_desk->engine().desk();
        m_desk->putBack(earlier); // no hello between: its word is still the right one
        m_desk->synchronise();
        QVERIFY(m_desk->engine().desk() != name);
        QCOMPARE(m_desk->dump(), projection());
    }

    void whatWaitsKeepsItsIdsAndItsBytes()
    {
        for (const char *title : {"a", "b", "c"})
            m_desk->submit("OpenTopic", aTopic(title));
        const auto before = PushRequest::decode(m_desk->engine().next(m_desk->now).value()->body)->commands;
        TestDesk copy(*m_desk, 2);
        m_desk->engine().disconnected();
        QVERIFY(m_desk->step()); // its hello: the copy is the second
        QVERIFY(copy.step());    // refused: another one
        QVERIFY(copy.step());    // hello
        const auto push = PushRequest::decode(copy.engine().next(copy.now).value()->body).value();
        QCOMPARE(push.commands, before);
        QCOMPARE(push.opening->before, ChainLink::beginningOf(copy.engine().desk()));
    }

    void theCodesStayWithTheOther()
    {
        QVERIFY(count(m_desk->connection(), "code_block") > 0);
        TestDesk copy(*m_desk, 2);
        m_desk->engine().disconnected();
        QVERIFY(m_desk->step());
        const auto held = [](TestDesk &desk) {
            std::set<QByteArray> codes;
            const auto read = desk.connection().each("SELECT codes FROM code_block", {}, [&codes](const storage::RowView &view) {
                for (qsizetype at = 0; at < view.bytes(0).size(); at += 10)
                    codes.insert(view.bytes(0).mid(at, 10));
                return true;
            });
            return read.ok() ? codes : std::set<QByteArray>();
        };
        const auto original = held(*m_desk);
        QVERIFY(copy.step());
        QCOMPARE(count(copy.connection(), "code_block"), 0);
        // Before it has met the server under its name it has codes all the same: those beyond the blocks.
        const auto between = copy.engine().submit("OpenTopic", aTopic("between"), copy.now, "title");
        QVERIFY(between.ok());
        QCOMPARE(between->code.size(), 12);
        copy.synchronise();
        const auto own = held(copy);
        QCOMPARE(own.size(), size_t(limits::codesPerBlock * limits::blocksPerDesk));
        for (const QByteArray &code : own)
            QVERIFY2(!original.contains(code), code.constData());
    }

    // --- what is none ---

    void aHelloWhoseAnswerIsLostIsNoFork()
    {
        const Uuid name = m_desk->engine().desk();
        for (int n = 0; n < 3; ++n) {
            m_desk->engine().disconnected();
            QVERIFY(asked(*m_desk, Kind::Hello).ok());
        }
        // ... nor where the program has begun again since.
        m_desk->restart();
        QVERIFY(asked(*m_desk, Kind::Hello).ok());
        m_desk->restart();
        m_desk->synchronise();
        QCOMPARE(m_desk->engine().desk(), name);
    }

    void aHelloThatComesLateChangesNothing()
    {
        m_desk->engine().disconnected();
        const auto late = m_desk->engine().next(m_desk->now).value();
        m_desk->engine().disconnected();
        m_desk->synchronise();
        m_desk->engine().disconnected();
        m_desk->synchronise();
        QVERIFY(!m_server->answer(m_desk->session(), Kind::Hello, late->body).ok());
        const Uuid name = m_desk->engine().desk();
        m_desk->submit("OpenTopic", aTopic("afterwards"));
        m_desk->synchronise();
        QCOMPARE(m_desk->engine().desk(), name);
        QCOMPARE(count(m_server->connection(), "topic"), 1);
    }

    void aPushWhoseAnswerIsLostIsNoFork()
    {
        const Uuid name = m_desk->engine().desk();
        m_desk->submit("OpenTopic", aTopic("one"));
        QVERIFY(asked(*m_desk, Kind::Push).ok());
        m_desk->submit("OpenTopic", aTopic("two"));
        QVERIFY(asked(*m_desk, Kind::Push).ok());
        m_desk->restart();
        m_desk->submit("OpenTopic", aTopic("three"));
        m_desk->synchronise();
        QCOMPARE(m_desk->engine().desk(), name);
        QCOMPARE(count(m_server->connection(), "topic"), 3);
        QCOMPARE(waiting(*m_desk), 0);
    }

    void aShorterPushThatComesLateIsARepeat()
    {
        m_desk->submit("OpenTopic", aTopic("one"));
        const auto first = m_desk->engine().next(m_desk->now).value();
        m_desk->submit("OpenTopic", aTopic("two"));
        QVERIFY(asked(*m_desk, Kind::Push).ok());
        QVERIFY(m_server->answer(m_desk->session(), Kind::Push, first->body).ok());
    }

    void aStoreFromBeforeTheChainJoinsOnce()
    {
        m_desk->submit("OpenTopic", aTopic("old"));
        m_desk->submit("OpenTopic", aTopic("older"));
        // As both sides were.
        QVERIFY(m_desk->connection().run("UPDATE outbox SET link_n = NULL, link_hash = NULL").ok());
        QVERIFY(m_desk->connection().run("DELETE FROM desk_state WHERE name IN ('chain', 'identity')").ok());
        QVERIFY(m_server->connection().run("DELETE FROM desk_chain").ok());
        const Uuid name = m_desk->engine().desk();
        m_desk->restart();
        m_desk->synchronise();
        QCOMPARE(m_desk->engine().desk(), name);
        QCOMPARE(count(m_server->connection(), "topic"), 2);
        TestDesk copy(*m_desk, 2);
        m_desk->engine().disconnected();
        m_desk->synchronise();
        copy.synchronise();
        QVERIFY(copy.engine().desk() != name);
    }

    void anotherHistoryIsNoFork()
    {
        m_desk->submit("OpenTopic", aTopic("one"));
        m_desk->synchronise();
        SeededRandom random(77);
        QVERIFY(m_server->connection().run("UPDATE server_state SET epoch = ?", {Value(newUuid(Instant(5), random))}).ok());
        QVERIFY(m_server->connection().run("UPDATE desk_chain SET n = 0, hash = ?", {Value::bytes(QByteArray(32, 'x'))}).ok());
        const Uuid name = m_desk->engine().desk();
        m_desk->engine().disconnected();
        m_desk->submit("OpenTopic", aTopic("two"));
        m_desk->synchronise();
        m_desk->submit("OpenTopic", aTopic("three"));
        m_desk->synchronise();
        QCOMPARE(m_desk->engine().desk(), name);
        QCOMPARE(waiting(*m_desk), 0);
        QCOMPARE(count(m_server->connection(), "topic"), 3);
    }

    void whatItSaysAndWhatIsKnownOfItAgree()
    {
        for (const char *title : {"a", "b", "c"})
            m_desk->submit("OpenTopic", aTopic(title));
        m_desk->synchronise();
        const Uuid name = m_desk->engine().desk();
        const auto known = deskChains(m_server->connection(), {&name, 1}).value();
        QCOMPARE(known.size(), size_t(1));
        QCOMPARE(known.front().end.n, qint64(3));
        QCOMPARE(known.front().end, OutboxChain(m_desk->connection()).end().value());
    }

    // --- who may speak as whom ---

    void aSignInIsGoodForNoStranger()
    {
        TestDesk other(m_registry, *m_server, user(1), 5);
        other.synchronise();
        const auto hello = m_desk->engine().next(m_desk->now).value();
        Q_UNUSED(hello);
        m_desk->engine().disconnected();
        const auto introduced = m_desk->engine().next(m_desk->now).value();
        const auto asOther = m_server->answer(other.session(), Kind::Hello, introduced->body);
        QCOMPARE(asOther.error().id(), QByteArray("sync.desk_of_another"));
        other.submit("OpenTopic", aTopic("one"));
        const auto push = other.engine().next(other.now).value();
        QCOMPARE(m_server->answer(m_desk->session(), Kind::Push, push->body).error().id(), QByteArray("sync.desk_of_another"));
    }

    void aDayHasRoomForSoManyCopies()
    {
        const auto name = [](int n) { return derivedUuid(user(9).uuid(), QByteArray::number(n)); };
        const auto hello = [&](int n) {
            const Introduction introduction{{}, QByteArray(nonceBytes, char(n)), ChainLink::beginningOf(name(n)), ChainLink::beginningOf(name(n)), m_desk->engine().desk()};
            return m_server->answer(m_desk->session(), Kind::Hello,
                                    HelloRequest{wireVersion, 1, name(n), m_desk->now, 2, introduction}.encoded());
        };
        for (int n = 0; n < limits::copiesPerDeskAndDay; ++n)
            QVERIFY(hello(n).ok());
        QCOMPARE(hello(1000).error().id(), QByteArray("sync.desk_of_another"));
        QVERIFY(hello(0).ok());
        m_server->now = m_server->now + std::chrono::hours(24);
        QVERIFY(hello(1000).ok());
    }

    // --- hostile bytes ---

    void brokenIntroductionsAreMalformed_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("a short word") << QByteArray("\"next\":\"") << QByteArray("\"next\":\"AAAA");
        QTest::newRow("no word") << QByteArray("\"next\":\"") << QByteArray("\"other\":\"");
        QTest::newRow("a number below the first") << QByteArray("\"n\":\"0\"") << QByteArray("\"n\":\"-1\"");
        QTest::newRow("a number that overflows") << QByteArray("\"n\":\"0\"") << QByteArray("\"n\":\"9223372036854775807\"");
        QTest::newRow("a hash that is none") << QByteArray("\"hash\":\"") << QByteArray("\"hash\":\"!");
        QTest::newRow("no list") << QByteArray("\"known\":[]") << QByteArray("\"known\":{}");
        QTest::newRow("a list of anything") << QByteArray("\"known\":[]") << QByteArray("\"known\":[7]");
    }
    void brokenIntroductionsAreMalformed()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        const Uuid desk = m_desk->engine().desk();
        const HelloRequest hello{wireVersion, 1, desk, m_desk->now, 0,
                                 Introduction{{}, QByteArray(nonceBytes, 'n'), ChainLink::beginningOf(desk), ChainLink::beginningOf(desk), {}}};
        QByteArray bytes = hello.encoded();
        QVERIFY(HelloRequest::decode(bytes).ok());
        QVERIFY(bytes.contains(from));
        bytes.replace(from, to);
        const auto read = HelloRequest::decode(bytes);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().id(), QByteArray("sync.malformed"));
    }
};

QTEST_GUILESS_MAIN(IdentityTest)
#include "identity_test.moc"
