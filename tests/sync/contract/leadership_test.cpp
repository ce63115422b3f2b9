// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "storage/migrations.h"
#include "support/databases/empty_database.h"
#include "sync/server/leadership.h"
#include "sync/server/sequencer.h"
#include "sync/support/topics.h"

#include <QElapsedTimer>

using namespace peygir;
using namespace peygir::sync;
using storage::Connection;
using storage::RowView;
using test::EmptyDatabase;
using test::idOf;
using test::must;

/// Goal: of two servers on one database one writes, and one that was overtaken while it was away leaves nothing (SYNC 3).
class LeadershipTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        const auto connection = m_database->openMigrated();
        must(connection->runScript(must(storage::inDialect(topics::schema(), connection->dialect()))));
        must(Leadership::establish(*connection, newUuid(Instant(1), m_random), QByteArray(32, 'k')));
        m_now = Instant(1'790'000'000'000);
        m_first = std::make_unique<Node>(*m_database, m_rules, "first");
        m_second = std::make_unique<Node>(*m_database, m_rules, "second");
    }
    void cleanup()
    {
        m_first.reset();
        m_second.reset();
        m_database.reset();
    }

    void secondNodeDoesNotLeadWhileTheFirstBeats()
    {
        QVERIFY(m_first->leads(m_now));
        QVERIFY(!m_second->leads(m_now));
        // The row says so, whatever the machine's own clock believes.
        must(m_first->leadership.beat(m_now));
        QVERIFY(!m_second->leads(m_now + std::chrono::seconds(1)));
        QCOMPARE(idOf(m_second->run(aTopic("second"))), QByteArray("sync.not_leader"));
        QCOMPARE(idOf(m_first->run(aTopic("first"))), QByteArray());
        QCOMPARE(titles(), QByteArray("first"));
    }

    void pausedLeaderIsOvertakenAndItsGroupLeavesNothing()
    {
        QVERIFY(m_first->leads(m_now));
        must(m_first->run(aTopic("before")));
        letTheBeatGrowOld();
        QVERIFY(m_second->leads(m_now));
        must(m_second->run(aTopic("by the second")));
        const qint64 head = this->head();

        const auto late = m_first->run(aTopic("too late"));
        // On PostgreSQL the election has also ended the session of the first.
        QCOMPARE(idOf(late), QByteArray(m_database->isPostgresql() ? "storage.unreachable" : "sync.not_leader"));
        QCOMPARE(titles(), QByteArray("before,by the second"));
        QCOMPARE(this->head(), head);
        QCOMPARE(count("receipt"), 2);
        QCOMPARE(count("chain"), 3);
    }

    void overtakenLeaderWithANewConnectionIsFencedByItsToken()
    {
        QVERIFY(m_first->leads(m_now));
        must(m_first->run(aTopic("before")));
        const qint64 oldToken = m_first->leadership.token();
        letTheBeatGrowOld();
        QVERIFY(m_second->leads(m_now));
        QVERIFY(m_second->leadership.token() > oldToken);

        // It believes that it leads still: only the token tells.
        Node believer(*m_database, m_rules, "first");
        believer.sequencer.lead(oldToken);
        QCOMPARE(idOf(believer.run(aTopic("too late"))), QByteArray("sync.not_leader"));
        QCOMPARE(titles(), QByteArray("before"));
        QCOMPARE(count("receipt"), 1);
    }

    void groupThatHadBegunBeforeTheElectionIsNotCommittedAfterIt()
    {
        if (!m_database->isPostgresql())
            QSKIP("on SQLite a begun group holds the write lock: nobody is elected meanwhile");
        QVERIFY(m_first->leads(m_now));
        letTheBeatGrowOld();
        auto begun = must(storage::Transaction::begin(*m_first->connection, Connection::Access::Write));
        must(m_first->connection->run("INSERT INTO crash_count (command_id, crashes) VALUES (?, 1)",
                                      {Value(newUuid(Instant(1), m_random))}));
        QVERIFY(m_second->leads(m_now));
        QVERIFY(!begun.commit().ok());
        QCOMPARE(count("crash_count"), 0);
    }

    void overtakenLeaderHearsItAtItsNextBeatAndMayLeadAgain()
    {
        QVERIFY(m_first->leads(m_now));
        letTheBeatGrowOld();
        QVERIFY(m_second->leads(m_now));
        Node returned(*m_database, m_rules, "third");
        QVERIFY(!returned.leads(m_now));
        letTheBeatGrowOld();
        QVERIFY(returned.leads(m_now));
        must(returned.run(aTopic("again")));
        QCOMPARE(titles(), QByteArray("again"));
        QVERIFY(!m_second->leadership.beat(m_now).ok());
    }

    void restartedNodeLeadsAtOnceUnderANewToken()
    {
        QVERIFY(m_first->leads(m_now));
        const qint64 token = m_first->leadership.token();
        Node restarted(*m_database, m_rules, "first");
        QVERIFY(restarted.leads(m_now));
        QCOMPARE(restarted.leadership.token(), token + 1);
        must(restarted.run(aTopic("after")));
        QVERIFY(!m_first->run(aTopic("from the dead")).ok());
        QCOMPARE(titles(), QByteArray("after"));
    }

    void whoHasNoChanceWaitsForNoPausedCandidate()
    {
        if (!m_database->isPostgresql())
            QSKIP("on SQLite one process has the store");
        QVERIFY(m_first->leads(m_now));
        // Another one that was paused in the middle of its election.
        const auto paused = m_database->open();
        auto begun = must(storage::Transaction::begin(*paused, Connection::Access::Write));
        must(paused->each("SELECT id FROM leader WHERE id = 1 FOR UPDATE", {}, [](const RowView &) { return true; }));
        QElapsedTimer passed;
        passed.start();
        QVERIFY(!m_second->leads(m_now));
        QVERIFY2(passed.elapsed() < 2000, qPrintable(QString::number(passed.elapsed())));
    }

    void databaseEndsASessionThatWasPausedInTheMiddleOfATransaction()
    {
        if (!m_database->isPostgresql())
            QSKIP("on SQLite a lock goes with its process alone");
        QCOMPARE(number("SELECT CAST(setting AS bigint) FROM pg_settings WHERE name = 'idle_in_transaction_session_timeout'"),
                 10'000);
    }

    void takingOverEndsALivingLeader()
    {
        QVERIFY(m_first->leads(m_now));
        must(m_first->run(aTopic("before")));
        must(m_second->leadership.takeOver(m_now));
        m_second->sequencer.lead(m_second->leadership.token());
        QVERIFY(!m_first->run(aTopic("too late")).ok());
        must(m_second->run(aTopic("by the second")));
        QCOMPARE(titles(), QByteArray("before,by the second"));
        // Nor does anybody else lead while it beats.
        Node third(*m_database, m_rules, "third");
        QVERIFY(!third.leads(m_now + std::chrono::seconds(1)));
    }

    void resignedLeaderLeavesTheWayToAnybodyAndWritesNothing()
    {
        QVERIFY(m_first->leads(m_now));
        must(m_first->leadership.resign());
        QCOMPARE(m_first->leadership.token(), 0);
        QVERIFY(m_second->leads(m_now));
        QCOMPARE(idOf(m_first->run(aTopic("too late"))), QByteArray("sync.not_leader"));
        QCOMPARE(titles(), QByteArray());
    }

    void whoResignsLateTakesNothingFromTheNewLeader()
    {
        QVERIFY(m_first->leads(m_now));
        letTheBeatGrowOld();
        QVERIFY(m_second->leads(m_now));
        // On PostgreSQL its session has ended, and it cannot even say so.
        const auto resigned = m_first->leadership.resign();
        QCOMPARE(resigned.ok(), !m_database->isPostgresql());
        must(m_second->leadership.beat(m_now));
        Node third(*m_database, m_rules, "third");
        QVERIFY(!third.leads(m_now));
    }

    void whoDoesNotLeadKnowsWhereTheLeaderIs()
    {
        QVERIFY(m_first->leads(m_now));
        QVERIFY(!m_second->leads(m_now));
        QCOMPARE(m_second->leadership.leader().url, QByteArray("https://first"));
        QCOMPARE(m_first->leadership.leader().url, QByteArray("https://first"));
        letTheBeatGrowOld();
        QVERIFY(m_second->leads(m_now));
        QCOMPARE(m_second->leadership.leader().name, QByteArray("second"));
    }

private:
    struct Node
    {
        Node(const EmptyDatabase &database, const Registry &rules, const QByteArray &name)
            : connection(database.open())
            , leadership(*connection, {name, "https://" + name})
            , sequencer(*connection, rules)
        {}
        bool leads(Instant now)
        {
            const bool won = must(leadership.campaign(now));
            if (won)
                sequencer.lead(leadership.token());
            return won;
        }
        Result<GroupOutcome> run(const Arrival &arrival) { return sequencer.run(std::span(&arrival, 1)); }

        std::unique_ptr<Connection> connection;
        Leadership leadership;
        Sequencer sequencer;
    };

    Arrival aTopic(const char *title)
    {
        const topics::OpenTopic command{QString::fromLatin1(title), QStringLiteral("hall")};
        const Envelope envelope{newUuid(m_now, m_random), topics::OpenTopic::kind, 1, m_author, m_now, std::nullopt,
                                std::nullopt, {}, fieldsToJson(command)};
        return {envelope.encoded(), envelope, m_desk, m_now};
    }

    /// The leader has not been heard of for longer than a leader may be quiet, by the database's clock.
    void letTheBeatGrowOld()
    {
        const auto connection = m_database->open();
        const qint64 age = Milliseconds(limits::leaderLost).count() + 1;
        must(connection->run("UPDATE leader SET beat = beat - ? WHERE id = 1", {Value(age)}));
    }

    QByteArray titles()
    {
        QByteArrayList all;
        must(m_database->open()->each("SELECT title FROM topic ORDER BY seq", {}, [&all](const RowView &view) {
            all << view.utf8(0);
            return true;
        }));
        return all.join(',');
    }
    qint64 head() { return number("SELECT head FROM server_state WHERE id = 1"); }
    int count(const QByteArray &table) { return int(number("SELECT COUNT(1) FROM " + table)); }
    qint64 number(const QByteArray &sql)
    {
        qint64 result = -1;
        must(m_database->open()->each(sql, {}, [&result](const RowView &view) {
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
    std::unique_ptr<Node> m_first;
    std::unique_ptr<Node> m_second;
};

QTEST_GUILESS_MAIN(LeadershipTest)
#include "leadership_test.moc"
