// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/desk_chain.h"

#include "base/limits.h"
#include "storage/migrations.h"
#include "support/databases/empty_database.h"
#include "sync/server/desk_register.h"
#include "sync/server/leadership.h"
#include "sync/server/sequencer.h"
#include "sync/support/topics.h"
#include "sync/wire/codes.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using storage::Connection;
using storage::RowView;
using test::EmptyDatabase;
using test::must;

/// Goal: what a copy of a desk sends under a name that somebody else has gone on under is not run and leaves nothing behind;
/// what comes again is answered as before, under whatever name (SYNC 15).
class DeskChainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_connection = m_database->openMigrated();
        must(m_connection->runScript(must(storage::inDialect(topics::schema(), m_connection->dialect()))));
        must(Leadership::establish(*m_connection, newUuid(Instant(1), m_random), QByteArray(32, 'k')));
        m_leadership = std::make_unique<Leadership>(*m_connection, Leadership::Node{"test", ""});
        QVERIFY(must(m_leadership->campaign(m_now)));
        m_sequencer = std::make_unique<Sequencer>(*m_connection, m_registry);
        m_sequencer->lead(m_leadership->token());
        m_desk = newUuid(m_now, m_random);
        m_link = ChainLink::beginningOf(m_desk);
        m_nonce = m_random.bytes(nonceBytes);
        QVERIFY(hello(m_desk, {}, m_nonce).ok());
    }
    void cleanup()
    {
        m_sequencer.reset();
        m_leadership.reset();
        m_connection.reset();
        m_database.reset();
    }

    void anOldWordIsAFork()
    {
        const QByteArray second = m_random.bytes(nonceBytes);
        QVERIFY(hello(m_desk, {m_nonce}, second).ok());
        QCOMPARE(hello(m_desk, {m_nonce}, m_random.bytes(nonceBytes)).error().id(), QByteArray("sync.fork"));
        QVERIFY(hello(m_desk, {m_nonce}, second).ok());
        QVERIFY(hello(m_desk, {m_nonce, second}, m_random.bytes(nonceBytes)).ok());
    }

    void whoHasEnteredOtherwiseIsAForkThoughHeCountsAsMuch()
    {
        const ChainLink before = m_link;
        push({next()});
        const ChainLink met = m_link;
        m_link = before.followedBy(newUuid(m_now, m_random));
        QCOMPARE(hello(m_desk, {m_nonce}, m_random.bytes(nonceBytes)).error().id(), QByteArray("sync.fork"));
        m_link = met;
        QVERIFY(hello(m_desk, {m_nonce}, m_random.bytes(nonceBytes)).ok());
    }

    void whatTheServerHasCountedStaysCountedAtHello()
    {
        push({next(), next()});
        // The answer was lost: what it says it has sent is less.
        QVERIFY(hello(m_desk, {m_nonce}, m_random.bytes(nonceBytes)).ok());
        QCOMPARE(must(deskChains(*m_connection, {&m_desk, 1})).front().end, m_link);
    }

    void aDeskGetsNoMoreCodesThanItsShareOfADayAndThoseAgainTheNext()
    {
        const auto blocks = [this] { return int(must(visit(0)).blocks.size()); };
        int given = limits::blocksPerDesk; // as it greeted first
        for (int got = blocks(); got > 0; got = blocks())
            given += got;
        QCOMPARE(given, limits::blocksPerDeskAndDay);
        QCOMPARE(must(visit(limits::blocksPerDesk)).blocks.size(), size_t(0));
        m_now = m_now + std::chrono::hours(24);
        QCOMPARE(blocks(), limits::blocksPerDesk);
        QCOMPARE(int(must(visit(limits::blocksPerDesk - 1)).blocks.size()), 1);
    }

    void theNumbersOfDesksHaveAnEnd()
    {
        must(m_connection->run("UPDATE server_state SET desks = ?", {Value(qint64(mostDeskNumber - leastDeskNumber))}));
        QVERIFY(hello(newUuid(m_now, m_random), {}, m_random.bytes(nonceBytes)).ok());
        QCOMPARE(number("SELECT MAX(number) FROM desk"), qint64(mostDeskNumber));
        const auto more = hello(newUuid(m_now, m_random), {}, m_random.bytes(nonceBytes));
        QVERIFY(!more.ok());
        QCOMPARE(more.error().id(), QByteArray("sync.no_more_desks"));
    }

    void aForkAtHelloLeavesNothing()
    {
        QVERIFY(hello(m_desk, {m_nonce}, m_random.bytes(nonceBytes)).ok());
        const auto drawn = [this] { return number("SELECT codes_drawn FROM server_state"); };
        const qint64 before = drawn();
        QVERIFY(!hello(m_desk, {m_nonce}, m_random.bytes(nonceBytes)).ok());
        QCOMPARE(drawn(), before);
    }

    void anotherCommandUnderAUsedNumberIsNotRun()
    {
        const ChainLink before = m_link;
        QCOMPARE(push({next(), next()}).front().outcome, Outcome::Applied);
        m_link = before;
        const auto receipts = push({next()});
        QVERIFY(isForked(receipts.front()));
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(2));
        QCOMPARE(number("SELECT COUNT(*) FROM receipt"), qint64(2));
        QCOMPARE(number("SELECT n FROM desk_chain"), qint64(2));
    }

    void aGapIsAFork()
    {
        (void)next();
        QVERIFY(isForked(push({next()}).front()));
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(0));
    }

    void anotherPastIsAFork()
    {
        m_link.hash[0] = char(m_link.hash[0] + 1);
        QVERIFY(isForked(push({next()}).front()));
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(0));
    }

    void whoDidNotSayHelloIsAFork()
    {
        Arrival arrival = next();
        arrival.place->nonce = m_random.bytes(nonceBytes);
        QVERIFY(isForked(push({arrival}).front()));
    }

    void whoHasAChainAndDoesNotOpenItIsAFork()
    {
        push({next()});
        Arrival silent = next();
        silent.place.reset();
        const auto receipts = push({silent});
        QVERIFY(isForked(receipts.front()));
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(1));
        QCOMPARE(number("SELECT COUNT(*) FROM receipt"), qint64(1));
        QCOMPARE(number("SELECT n FROM desk_chain"), qint64(1));
        // Nor does it learn what became of what was sent under this name.
        Arrival again = silent;
        m_link = must(deskChains(*m_connection, {&m_desk, 1})).front().end;
        place(again);
        QCOMPARE(push({again}).front().outcome, Outcome::Applied);
        QVERIFY(isForked(push({silent}).front()));
    }

    void whoHasNoChainNeedsNone()
    {
        // As a program from before there was one, and as the server itself.
        Arrival older = next();
        older.desk = newUuid(m_now, m_random);
        older.place.reset();
        QCOMPARE(push({older}).front().outcome, Outcome::Applied);
        QCOMPARE(number("SELECT COUNT(*) FROM desk_chain"), qint64(1));
    }

    void whatComesAgainIsAnsweredAsBefore()
    {
        const std::vector<Arrival> both{next(), next()};
        const auto first = push(both);
        const auto again = push(both);
        QCOMPARE(again.size(), first.size());
        for (size_t n = 0; n < first.size(); ++n) {
            QCOMPARE(again[n].outcome, first[n].outcome);
            QCOMPARE(again[n].seq, first[n].seq);
        }
        // The first of them with one that is new.
        QCOMPARE(push({both.front(), both.back(), next()}).back().outcome, Outcome::Applied);
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(3));
        QCOMPARE(number("SELECT n FROM desk_chain"), qint64(3));
    }

    void aCopySendsTheSameUnderAnotherName()
    {
        const std::vector<Arrival> sent{next(), next()};
        const auto first = push(sent);
        const Uuid origin = m_desk;
        m_desk = newUuid(m_now, m_random);
        m_nonce = m_random.bytes(nonceBytes);
        QVERIFY(hello(m_desk, {}, m_nonce, origin).ok());
        m_link = ChainLink::beginningOf(m_desk);
        std::vector<Arrival> again;
        for (const Arrival &arrival : sent) {
            again.push_back(arrival);
            place(again.back());
        }
        again.push_back(next());
        const auto receipts = push(again);
        QCOMPARE(receipts.front().seq, first.front().seq);
        QCOMPARE(receipts.back().outcome, Outcome::Applied);
        QCOMPARE(number("SELECT COUNT(*) FROM topic"), qint64(3));
        const auto chain = must(deskChains(*m_connection, {&m_desk, 1}));
        QCOMPARE(chain.front().end, m_link);
    }

    void repeatsAloneMoveTheChainToo()
    {
        const std::vector<Arrival> sent{next()};
        push(sent);
        const Uuid origin = m_desk;
        m_desk = newUuid(m_now, m_random);
        m_nonce = m_random.bytes(nonceBytes);
        QVERIFY(hello(m_desk, {}, m_nonce, origin).ok());
        m_link = ChainLink::beginningOf(m_desk);
        Arrival again = sent.front();
        place(again);
        push({again});
        QCOMPARE(push({next()}).front().outcome, Outcome::Applied);
    }

    void whoHasBeenOvertakenMovesNoChain()
    {
        const std::vector<Arrival> sent{next()};
        push(sent);
        must(m_connection->run("UPDATE desk_chain SET n = 0, hash = ?", {Value::bytes(ChainLink::beginningOf(m_desk).hash)}));
        must(m_connection->run("UPDATE server_state SET token = token + 1"));
        const auto outcome = m_sequencer->run(sent);
        QVERIFY(!outcome.ok());
        QCOMPARE(outcome.error().id(), QByteArray("sync.not_leader"));
        QCOMPARE(number("SELECT n FROM desk_chain"), qint64(0));
    }

private:
    Result<void> hello(const Uuid &desk, std::vector<QByteArray> known, const QByteArray &next,
                       std::optional<Uuid> replaces = {})
    {
        const Introduction introduction{std::move(known), next, ChainLink::beginningOf(desk), m_link, replaces};
        TRY(DeskRegister(*m_connection)
                .hello({{m_author, replaces.value_or(desk)}, desk, 0, introduction}, m_now, m_leadership->token(), m_random));
        return {};
    }
    /// As an older program says hello, which has no chain.
    Result<DeskRegister::Entry> visit(int blocksHeld)
    {
        return DeskRegister(*m_connection)
            .hello({{m_author, m_desk}, m_desk, blocksHeld, {}}, m_now, m_leadership->token(), m_random);
    }
    void place(Arrival &arrival)
    {
        arrival.desk = m_desk;
        arrival.place = Arrival::Place{m_nonce, m_link};
        m_link = m_link.followedBy(arrival.envelope.id);
    }
    Arrival next()
    {
        const Envelope envelope{newUuid(m_now, m_random), "OpenTopic", 1, m_author, m_now, {}, {}, {},
                                fieldsToJson(topics::OpenTopic{QString::number(++m_titles), QStringLiteral("red")})};
        Arrival arrival{envelope.encoded(), envelope, m_desk, m_now};
        place(arrival);
        return arrival;
    }
    std::vector<Receipt> push(const std::vector<Arrival> &arrivals) { return must(m_sequencer->run(arrivals)).receipts; }
    qint64 number(const QByteArray &sql)
    {
        qint64 number = -1;
        must(m_connection->each(sql, {}, [&number](const RowView &view) {
            number = view.integer(0);
            return false;
        }));
        return number;
    }

    const Registry m_registry = topics::registry();
    const UserId m_author{Uuid::parse(QByteArrayView("a0000000-0000-8000-8000-000000000001")).value()};
    Instant m_now{1'790'000'000'000};
    SeededRandom m_random{11};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Leadership> m_leadership;
    std::unique_ptr<Sequencer> m_sequencer;
    Uuid m_desk{Uuid::Bytes{}};
    QByteArray m_nonce;
    ChainLink m_link;
    int m_titles = 0;
};

QTEST_GUILESS_MAIN(DeskChainTest)
#include "desk_chain_test.moc"
