// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"
#include "support/databases/empty_database.h"
#include "sync/server/history.h"
#include "sync/server/leadership.h"
#include "sync/server/log_compactor.h"
#include "sync/server/pull.h"
#include "sync/server/sequencer.h"
#include "sync/support/topics.h"

using namespace peygir;
using namespace peygir::sync;
using storage::Connection;
using storage::RowView;
using test::EmptyDatabase;
using test::idOf;
using test::must;

namespace {

constexpr Milliseconds day = std::chrono::hours(24);
const Bucket hall = topics::roomBucket(QStringLiteral("hall"));
const Bucket attic = topics::roomBucket(QStringLiteral("attic"));

} // namespace

/// Goal: the log forgets what has left a bucket half a year ago and nothing else, and whoever would have needed it is told
/// (SYNC 4).
class LogCompactorTest : public QObject
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
        m_now = Instant(1'790'000'000'000);
        m_leadership = std::make_unique<Leadership>(*m_connection, Leadership::Node{"first", "https://first"});
        QVERIFY(must(m_leadership->campaign(m_now)));
        m_sequencer = std::make_unique<Sequencer>(*m_connection, m_rules);
        m_sequencer->lead(m_leadership->token());
    }
    void cleanup()
    {
        m_sequencer.reset();
        m_leadership.reset();
        m_connection.reset();
        m_database.reset();
    }

    void whoeverHasBeenOvertakenThrowsNothingAway()
    {
        moveOne("lamp");
        must(compactor().step(token(), m_now));
        m_now = m_now + 200 * day;
        QCOMPARE(idOf(compactor().step(token() - 1, m_now)), QByteArray("sync.not_leader"));
        QCOMPARE(removed(), 1);
        QCOMPARE(must(horizonOf(*m_connection)), 0);
    }

    void youngEntriesStay()
    {
        must(compactor().step(token(), m_now));
        moveOne("lamp");
        m_now = m_now + day + Milliseconds(1);
        must(compactor().step(token(), m_now));
        m_now = m_now + 180 * day - Milliseconds(1);
        must(compactor().step(token(), m_now));
        QCOMPARE(removed(), 1);
    }

    void oldEntriesGoAndMembershipStays()
    {
        moveOne("lamp");
        must(compactor().step(token(), m_now));
        m_now = m_now + 180 * day;
        moveOne("bench");
        const qint64 members = number("SELECT COUNT(*) FROM log WHERE NOT removed");
        QVERIFY(!must(compactor().step(token(), m_now)));
        QCOMPARE(removed(), 1);
        QCOMPARE(number("SELECT COUNT(*) FROM log WHERE NOT removed"), members);
        QCOMPARE(must(horizonOf(*m_connection)), 2);
        // And what came later, when its time has come.
        m_now = m_now + 181 * day;
        must(compactor().step(token(), m_now));
        QCOMPARE(removed(), 0);
        QCOMPARE(number("SELECT COUNT(*) FROM log_mark WHERE seq < 4"), 0);
    }

    void oneStepThrowsAwayNoMoreThanItsShare()
    {
        for (int i = 0; i < 5; ++i)
            moveOne(qPrintable(QString::number(i)));
        must(compactor(2).step(token(), m_now));
        m_now = m_now + 180 * day;
        QVERIFY(must(compactor(2).step(token(), m_now)));
        QCOMPARE(removed(), 3);
        // The horizon stands above what is still to go: nobody is served half.
        QCOMPARE(must(horizonOf(*m_connection)), 10);
        QVERIFY(must(compactor(2).step(token(), m_now)));
        QVERIFY(!must(compactor(2).step(token(), m_now)));
        QCOMPARE(removed(), 0);
    }

    void theClockIsNotedOnceADayAlsoAfterItWasWrong()
    {
        must(compactor().step(token(), m_now));
        must(compactor().step(token(), m_now + std::chrono::hours(23)));
        QCOMPARE(number("SELECT COUNT(*) FROM log_mark"), 1);
        must(compactor().step(token(), m_now + 100 * day));
        must(compactor().step(token(), m_now + day));
        QCOMPARE(number("SELECT COUNT(*) FROM log_mark"), 3);
    }

    void whatWasForgottenIsNotRememberedByAClockThatWentBack()
    {
        moveOne("lamp");
        must(compactor().step(token(), m_now));
        moveOne("bench");
        must(compactor().step(token(), m_now + 2 * day));
        must(compactor().step(token(), m_now + 182 * day));
        QCOMPARE(must(horizonOf(*m_connection)), 4);
        // A mark from before, as of a clock that stood there once.
        must(m_connection->run("INSERT INTO log_mark (at, seq) VALUES (?, 2) ON CONFLICT DO NOTHING", {Value(m_now)}));
        must(compactor().step(token(), m_now + 180 * day));
        QCOMPARE(must(horizonOf(*m_connection)), 4);
    }

    void cursorBelowTheHorizonHasExpired()
    {
        const Cursor fresh = must(headOf(*m_connection));
        moveOne("lamp");
        const Cursor after = must(headOf(*m_connection));
        QCOMPARE(idOf(pullFrom(fresh)), QByteArray());
        must(compactor().step(token(), m_now));
        m_now = m_now + 180 * day;
        must(compactor().step(token(), m_now));
        QCOMPARE(idOf(pullFrom(fresh)), QByteArray("sync.cursor_expired"));
        QCOMPARE(idOf(pullFrom(after)), QByteArray());
        // A desk that has nothing needs nothing of it.
        QCOMPARE(idOf(pullFrom(std::nullopt)), QByteArray());
    }

    void pullThatBeganBelowTheHorizonBeginsAgain_data()
    {
        QTest::addColumn<bool>("firstRound");
        QTest::newRow("in its first round") << true;
        QTest::newRow("in a later round") << false;
    }
    void pullThatBeganBelowTheHorizonBeginsAgain()
    {
        QFETCH(bool, firstRound);
        moveOne("lamp");
        const Position early{firstRound ? 0 : 1, firstRound ? 1 : 2, hall.id(), 0, firstRound};
        QCOMPARE(idOf(pullFrom(std::nullopt, early)), QByteArray());
        must(compactor().step(token(), m_now));
        m_now = m_now + 180 * day;
        must(compactor().step(token(), m_now));
        QCOMPARE(idOf(pullFrom(std::nullopt, early)), QByteArray("sync.cursor_expired"));
    }

    void whatLeftLongAgoMayComeBack()
    {
        const TopicPlace topic = moveOne("lamp");
        must(compactor().step(token(), m_now));
        m_now = m_now + 180 * day;
        must(compactor().step(token(), m_now));
        QCOMPARE(removed(), 0);
        run(topics::MoveTopic::kind, fieldsToJson(topics::MoveTopic{topic, QStringLiteral("hall")}));
        QCOMPARE(number("SELECT entered_seq FROM log WHERE NOT removed AND bucket = " + QByteArray::number(hall.id())), 3);
        QCOMPARE(number("SELECT row_count FROM bucket_sum WHERE bucket = " + QByteArray::number(hall.id())), 1);
    }

private:
    using TopicPlace = topics::TopicId;

    LogCompactor compactor(int most = 500)
    {
        LogCompactor::Ages ages;
        ages.most = most;
        return {*m_connection, ages};
    }
    qint64 token() const { return m_leadership->token(); }

    Uuid run(const char *kind, const QJsonObject &arguments)
    {
        const Envelope envelope{newUuid(m_now, m_random), kind, 1, m_author, m_now, std::nullopt, std::nullopt, {}, arguments};
        const Arrival arrival{envelope.encoded(), envelope, m_desk, m_now};
        const GroupOutcome outcome = must(m_sequencer->run(std::span(&arrival, 1)));
        if (outcome.receipts.front().outcome != Outcome::Applied)
            qFatal("not applied: %s", outcome.receipts.front().reason->id().constData());
        return envelope.id;
    }
    /// Opened in the hall and moved to the attic: two places in the history, and one REMOVE.
    TopicPlace moveOne(const char *title)
    {
        const Uuid opened = run(topics::OpenTopic::kind,
                                fieldsToJson(topics::OpenTopic{QString::fromLatin1(title), QStringLiteral("hall")}));
        const TopicPlace topic(derivedUuid(opened, "topic"));
        run(topics::MoveTopic::kind, fieldsToJson(topics::MoveTopic{topic, QStringLiteral("attic")}));
        return topic;
    }
    Result<PullResponse> pullFrom(const std::optional<Cursor> &cursor, const std::optional<Position> &position = std::nullopt)
    {
        const BucketSet set = BucketSet::of({hall.id(), attic.id()});
        PullAnswerer answerer(*m_connection, m_rules,
                              [&set](Connection &, const UserId &, Instant) -> Result<BucketSet> { return set; });
        return answerer.answer(m_author,
                               {m_desk, cursor, set.version, cursor ? std::vector<qint64>() : set.buckets, position}, m_now);
    }
    qint64 removed() { return number("SELECT COUNT(*) FROM log WHERE removed"); }
    qint64 number(const QByteArray &sql)
    {
        qint64 result = -1;
        must(m_connection->each(sql, {}, [&result](const RowView &view) {
            result = view.integer(0);
            return false;
        }));
        return result;
    }

    const Registry m_rules = topics::registry();
    SeededRandom m_random{3};
    const UserId m_author{newUuid(Instant(1), m_random)};
    const Uuid m_desk = newUuid(Instant(1), m_random);
    Instant m_now{0};
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<Leadership> m_leadership;
    std::unique_ptr<Sequencer> m_sequencer;
};

QTEST_GUILESS_MAIN(LogCompactorTest)
#include "log_compactor_test.moc"
