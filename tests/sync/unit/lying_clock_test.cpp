// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/support/pair.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;
using Kind = DeskEngine::RequestKind;

namespace {

const Bucket red = topics::roomBucket(QStringLiteral("red"));
constexpr Milliseconds year = std::chrono::hours(24 * 365);
constexpr qint64 farthest = qint64(1) << 53;

QJsonObject topic(const char *title)
{
    return {{QStringLiteral("title"), QLatin1String(title)}, {QStringLiteral("room"), QStringLiteral("red")}};
}

} // namespace

/// Goal: a desk whose clock is years wrong, or that lies about it, changes neither the order of the history nor what happened when
/// beyond what the server cannot know better: nothing happened after it arrived, nor before the contact that it tells of (DESIGN §3).
class LyingClockTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<TestDesk> m_desk;

    struct Kept
    {
        qint64 seq = 0;
        Instant happenedAt{-1};
    };
    Kept kept(const Uuid &command)
    {
        Kept kept;
        const auto read = m_server->connection().each("SELECT seq, happened_at FROM receipt WHERE command_id = ?", {Value(command)},
                                                      [&kept](const storage::RowView &view) {
                                                          kept = {view.integer(0), Instant(view.integer(1))};
                                                          return false;
                                                      });
        Q_ASSERT(read.ok());
        return kept;
    }
    const Uuid noChain = Uuid::parse(QByteArrayView("0195f5a0-0000-7000-8000-000000000901")).value();
    /// A command whose envelope says what no honest desk would, from one that has never shown a chain: another is asked for its place in it.
    Receipt push(Envelope envelope)
    {
        const Session session{m_desk->user, noChain};
        const PushRequest request{session.desk, {envelope.encoded()}};
        return PushResponse::decode(m_server->answer(session, Kind::Push, request.encoded()).value())->receipts.front();
    }

private Q_SLOTS:
    void init()
    {
        m_desk.reset();
        m_server = std::make_unique<TestServer>(m_registry);
        m_server->mayHold(user(1), {red});
        m_desk = std::make_unique<TestDesk>(m_registry, *m_server, user(1), 1);
    }

    void aClockThatIsYearsWrongIsPutRightAtTheContact_data()
    {
        QTest::addColumn<int>("years");
        QTest::newRow("ten years slow") << -10;
        QTest::newRow("ten years fast") << 10;
    }
    void aClockThatIsYearsWrongIsPutRightAtTheContact()
    {
        QFETCH(int, years);
        m_desk->now = m_server->now + years * year;
        m_desk->synchronise();
        m_server->now = m_server->now + Milliseconds(60'000);
        m_desk->now = m_desk->now + Milliseconds(40'000);
        const Uuid command = m_desk->submit("OpenTopic", topic("lamp"));
        m_desk->synchronise();
        // Forty seconds after the contact, and a hundredth of one for being typed.
        QCOMPARE(m_server->now - kept(command).happenedAt, Milliseconds(60'000 - 40'010));
    }

    void aClockThatJumpsWhileOfflineStaysBetweenContactAndArrival_data()
    {
        aClockThatIsYearsWrongIsPutRightAtTheContact_data();
    }
    void aClockThatJumpsWhileOfflineStaysBetweenContactAndArrival()
    {
        QFETCH(int, years);
        m_desk->synchronise();
        const Instant contact = m_server->now;
        m_desk->now = m_desk->now + years * year;
        const Uuid first = m_desk->submit("OpenTopic", topic("lamp 1"));
        m_desk->now = m_desk->now - 2 * years * year;
        const Uuid second = m_desk->submit("OpenTopic", topic("lamp 2"));
        m_server->now = m_server->now + Milliseconds(60'000);
        m_desk->synchronise();
        for (const Uuid &command : {first, second}) {
            QVERIFY(kept(command).happenedAt >= contact);
            QVERIFY(kept(command).happenedAt <= m_server->now);
        }
        // Their order is that of their entry, whatever the clock said.
        QVERIFY(kept(first).seq < kept(second).seq);
        QCOMPARE(m_desk->engine().status().value().queue.waiting, 0);
    }

    void whatAnEnvelopeSaysOfTimeIsBounded_data()
    {
        QTest::addColumn<qint64>("made");
        QTest::addColumn<std::optional<qint64>>("offset");
        QTest::addColumn<std::optional<qint64>>("contact");
        QTest::addColumn<qint64>("happened");
        using Said = std::optional<qint64>;
        const qint64 now = 1'790'000'000'000;
        QTest::newRow("made at the end of time") << farthest << Said() << Said() << now;
        QTest::newRow("made before all time") << -farthest << Said() << Said() << qint64(0);
        QTest::newRow("an offset to the end of time") << now << Said(farthest) << Said(now - 5) << now;
        QTest::newRow("an offset before all time") << now << Said(-farthest) << Said(now - 5) << now - 5;
        QTest::newRow("both to the end of time") << farthest << Said(farthest) << Said(farthest) << now;
        QTest::newRow("both before all time") << -farthest << Said(-farthest) << Said(-farthest) << qint64(0);
        QTest::newRow("a contact in ten years") << now - 5 << Said(0) << Said(now + 10 * year.count()) << now;
    }
    void whatAnEnvelopeSaysOfTimeIsBounded()
    {
        QFETCH(qint64, made);
        QFETCH(std::optional<qint64>, offset);
        QFETCH(std::optional<qint64>, contact);
        QFETCH(qint64, happened);
        m_desk->synchronise();
        SeededRandom random(9);
        // The id says the same lie about its time.
        const Envelope envelope{newUuid(Instant(made), random), "OpenTopic", 1, m_desk->user, Instant(made), offset,
                                contact ? std::optional(Instant(*contact)) : std::nullopt, {}, topic("lamp")};
        const Receipt receipt = push(envelope);
        QCOMPARE(receipt.outcome, Outcome::Applied);
        QCOMPARE(kept(envelope.id).happenedAt.milliseconds(), happened);
        // Whoever comes afterwards is behind it in the history.
        const Uuid later = m_desk->submit("OpenTopic", topic("later"));
        m_desk->synchronise();
        QVERIFY(kept(later).seq > receipt.seq);
    }

    void whatADeskSaysAtHelloMovesNobodysClock()
    {
        m_desk->synchronise();
        m_desk->engine().disconnected();
        HelloRequest hello{wireVersion, 1, m_desk->engine().desk(), Instant(farthest), 2};
        const auto answer = m_server->answer({m_desk->user, m_desk->engine().desk()}, Kind::Hello, hello.encoded());
        QVERIFY(answer.ok());
        QCOMPARE(HelloResponse::decode(*answer)->serverTime, m_server->now);
    }
};

QTEST_GUILESS_MAIN(LyingClockTest)
#include "lying_clock_test.moc"
