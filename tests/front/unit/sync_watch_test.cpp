// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/unit/topics_desk.h"
#include "sync/support/pair.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::front;
using namespace peygir::front::testing;
using namespace std::chrono_literals;
using sync::DeskEngine;
using sync::testing::TestServer;
using Phase = StoreCheck::Phase;

/// Goal: what a desk tells of its synchronisation is what happened: nothing is made up, nothing that went wrong is left
/// out, and a check of everything ends with what it found.
class SyncWatchTest : public QObject
{
    Q_OBJECT

    Registry m_registry = topics::registry();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<HandClock> m_clock;
    std::unique_ptr<SeededRandom> m_random;
    std::shared_ptr<ScriptedLine> m_line;
    std::unique_ptr<DeskWorker> m_worker;
    UserId m_user = sync::testing::user(1);

    void openDesk()
    {
        m_worker.reset();
        m_line = std::make_shared<ScriptedLine>();
        m_worker = std::make_unique<DeskWorker>(
            topicsDesk(m_folder->path(), m_user, m_line),
            DeskSurroundings{m_registry, *m_random, *m_clock, m_clock->after()});
        const auto opened = m_worker->open();
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().id().constData());
    }
    void serverAnswers(Milliseconds each = 0ms)
    {
        while (!m_line->underWay.empty()) {
            m_clock->pass(each);
            const auto request = m_line->underWay.front();
            m_line->answer(m_server->answer({m_user, m_worker->desk()}, kindOf(request.path), request.body));
        }
    }
    Uuid submitted(const char *title)
    {
        const auto accepted = m_worker->submit(
            "OpenTopic", {{QStringLiteral("title"), QLatin1String(title)}, {QStringLiteral("room"), QStringLiteral("red")}});
        if (!accepted.ok())
            qFatal("%s", accepted.error().id().constData());
        return accepted->command;
    }
    SyncOverview overview()
    {
        const auto told = m_worker->overview();
        if (!told.ok())
            qFatal("%s", told.error().id().constData());
        return *told;
    }
    BucketHere red()
    {
        for (const BucketHere &bucket : overview().buckets) {
            if (bucket.bucket == redRoom.id())
                return bucket;
        }
        qFatal("the room is not among the buckets");
    }
    StoreCheck check()
    {
        m_clock->pass(DeskWorker::newsTime * Beat::slowest);
        return m_worker->news().check;
    }
    /// A desk that has five topics of the server and nothing to do.
    void deskInOrder()
    {
        openDesk();
        m_worker->start("token");
        for (const char *title : {"a", "b", "c", "d", "e"})
            submitted(title);
        serverAnswers();
        QVERIFY(m_worker->isQuiet());
    }
    void damage(const QByteArray &sql)
    {
        const auto done = m_worker->store()->connection().run(sql);
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().id().constData());
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<TestServer>(m_registry);
        m_server->mayHold(m_user, {redRoom});
        m_clock = std::make_unique<HandClock>();
        m_random = std::make_unique<SeededRandom>(11);
        const auto store = DeskStore::open(m_folder->filePath(QStringLiteral("store")), inTheClear);
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().id().constData());
        const auto schema = storage::inDialect(topics::schema(), storage::Dialect::Sqlite);
        QVERIFY(schema.ok() && (*store)->connection().runScript(*schema).ok());
    }
    void cleanup()
    {
        m_worker.reset();
        m_folder.reset();
    }

    void deskThatIsClosedTellsNothing()
    {
        openDesk();
        m_worker->close();
        QCOMPARE(m_worker->overview().error().id(), QByteArray("front.desk_closed"));
        m_worker->checkEverything();
        m_worker->cancelCheck();
    }

    void deskThatNeverMetItsServerHasNothingToTell()
    {
        openDesk();
        const SyncOverview told = overview();
        QCOMPARE(told.desk, m_worker->desk());
        QCOMPARE(told.deskNumber, 0);
        QVERIFY(told.queue.empty() && told.buckets.empty() && told.findings.empty());
        QVERIFY(!told.sending && !told.fetching && !told.roundTrip && !told.walkedAt);
        QVERIFY(told.storeBytes > 0);
        QCOMPARE(check().phase, Phase::None);
    }

    void commandSaysHowOftenItWasSentInVain()
    {
        openDesk();
        m_worker->start("token");
        submitted("first");
        serverAnswers();
        const Uuid second = submitted("second");
        m_line->fail("front.timeout");
        const Uuid third = submitted("third");
        QCOMPARE(overview().queued, 2);
        QCOMPARE(overview().queue.at(0).command, second);
        QCOMPARE(overview().queue.at(0).kind, QByteArray("OpenTopic"));
        QCOMPARE(overview().queue.at(0).sentInVain, 1);
        QVERIFY(!overview().queue.at(0).isOnItsWay);
        QCOMPARE(overview().queue.at(1).command, third);
        QCOMPARE(overview().queue.at(1).sentInVain, 0);
        m_clock->pass(2s);
        // The greeting, and then both of them.
        const auto request = m_line->underWay.front();
        m_line->answer(m_server->answer({m_user, m_worker->desk()}, kindOf(request.path), request.body));
        QVERIFY(overview().queue.at(0).isOnItsWay && overview().queue.at(1).isOnItsWay);
        serverAnswers();
        QVERIFY(overview().queue.empty());
    }

    void whatIsDecidedThereAndNotHereYetIsStillListed()
    {
        openDesk();
        m_worker->start("token");
        serverAnswers();
        submitted("a");
        const auto request = m_line->underWay.front();
        m_line->answer(m_server->answer({m_user, m_worker->desk()}, kindOf(request.path), request.body));
        QCOMPARE(overview().queue.at(0).standing, QueuedCommand::Standing::Decided);
        serverAnswers();
        QVERIFY(overview().queue.empty());
    }

    void lineIsMeasuredByWhatWentOverIt()
    {
        openDesk();
        m_worker->start("token");
        serverAnswers(40ms);
        // Greeting and asking in vain are no transfers.
        QVERIFY(!overview().sending && !overview().fetching);
        QCOMPARE(overview().roundTrip, std::optional<Milliseconds>(40ms));
        for (const char *title : {"a", "b", "c"})
            submitted(title);
        serverAnswers(10ms);
        // The first alone, then the two that came meanwhile.
        const SyncOverview told = overview();
        QCOMPARE(told.sending->count, qint64(3));
        QCOMPARE(told.sending->took, 20ms);
        QVERIFY(told.sending->bytes > 300);
        QCOMPARE(told.fetching->count, qint64(3));
        QCOMPARE(told.roundTrip, std::optional<Milliseconds>(10ms));
    }

    void bucketSaysWhatIsInItAndWhenItWasCompared()
    {
        const Bucket blueRoom = topics::roomBucket(QStringLiteral("blue"));
        deskInOrder();
        QCOMPARE(red().rows, qint64(5));
        QCOMPARE(red().standing, BucketHere::Standing::Agrees);
        QVERIFY(red().checkedAt);
        // One more that it may hold and has not fetched.
        m_server->mayHold(m_user, {redRoom, blueRoom});
        m_worker->synchroniseNow();
        const auto request = m_line->underWay.front();
        m_line->answer(m_server->answer({m_user, m_worker->desk()}, kindOf(request.path), request.body));
        const auto buckets = overview().buckets;
        const auto missing = std::find_if(buckets.begin(), buckets.end(), [](const BucketHere &bucket) {
            return bucket.standing == BucketHere::Standing::Missing;
        });
        QVERIFY(missing != buckets.end());
        QCOMPARE(missing->bucket, blueRoom.id());
    }

    void checkOfAStoreInOrderFindsNothing()
    {
        deskInOrder();
        m_worker->checkEverything();
        m_clock->pass(1s);
        const StoreCheck done = check();
        QCOMPARE(done.phase, Phase::Done);
        QCOMPARE(done.found, 0);
        QCOMPARE(done.done, done.total);
        QCOMPARE(done.total, qint64(5));
        QVERIFY(overview().walkedAt && overview().findings.empty());
    }

    void checkFindsDamageAndTheServerHealsIt()
    {
        deskInOrder();
        damage("UPDATE topic SET title = 'x' WHERE title = 'c'");
        m_worker->checkEverything();
        m_clock->pass(100ms);
        QCOMPARE(m_worker->news().check.phase, Phase::Asking);
        QCOMPARE(m_worker->news().check.found, 1);
        QCOMPARE(red().standing, BucketHere::Standing::Differs);
        serverAnswers();
        const StoreCheck done = check();
        QCOMPARE(done.phase, Phase::Done);
        QCOMPARE(done.found, 1);
        QCOMPARE(done.healed, 1);
        QCOMPARE(red().standing, BucketHere::Standing::Agrees);
        const auto findings = overview().findings;
        QCOMPARE(findings.size(), size_t(2));
        QCOMPARE(findings.at(0).what, StoreFinding::What::Healed);
        QCOMPARE(findings.at(1).what, StoreFinding::What::Found);
        QCOMPARE(findings.at(1).bucket, redRoom.id());
        // Whoever helps looks tomorrow.
        openDesk();
        QCOMPARE(overview().findings, findings);
        QVERIFY(overview().walkedAt);
    }

    void withoutALineTheServerIsAskedWhenItIsBack()
    {
        deskInOrder();
        damage("DELETE FROM topic WHERE title = 'b'");
        m_worker->synchroniseNow();
        m_line->fail("front.unreachable");
        m_worker->checkEverything();
        m_clock->pass(100ms);
        QCOMPARE(m_worker->news().check.phase, Phase::Asking);
        m_clock->pass(2s);
        serverAnswers();
        QCOMPARE(check().phase, Phase::Done);
        QCOMPARE(check().healed, 1);
    }

    void whatTheServerCannotMendStaysFound()
    {
        deskInOrder();
        damage("DELETE FROM topic WHERE title = 'b'");
        m_worker->checkEverything();
        m_clock->pass(100ms);
        while (!m_line->underWay.empty() && m_line->underWay.front().path == "/v1/verify")
            m_line->refuse(404, "front.unknown");
        m_clock->pass(5s);
        serverAnswers();
        const StoreCheck done = check();
        QCOMPARE(done.phase, Phase::Done);
        QCOMPARE(done.found, 1);
        QCOMPARE(done.healed, 0);
        // Once more it is asked about: the server may be another one by now.
        m_worker->checkEverything();
        m_clock->pass(100ms);
        serverAnswers();
        QCOMPARE(check().healed, 1);
    }

    void cancelledCheckStops()
    {
        deskInOrder();
        m_worker->checkEverything();
        m_worker->cancelCheck();
        m_clock->pass(1s);
        // The few rows here are counted in one step: it had ended before.
        QCOMPARE(check().phase, Phase::Done);
        damage("DELETE FROM topic WHERE title = 'b'");
        m_worker->checkEverything();
        m_worker->cancelCheck();
        QCOMPARE(check().phase, Phase::Cancelled);
        // What was found is healed all the same.
        serverAnswers();
        QCOMPARE(red().standing, BucketHere::Standing::Agrees);
        QCOMPARE(check().phase, Phase::Cancelled);
    }

    void damagedStoreIsSaidAndEndsTheCheck()
    {
        deskInOrder();
        damage("DROP TABLE remark");
        m_worker->checkEverything();
        m_clock->pass(1s);
        QCOMPARE(check().phase, Phase::Failed);
        QVERIFY(check().problem && check().problem->id().startsWith("storage."));
    }
};

QTEST_GUILESS_MAIN(SyncWatchTest)
#include "sync_watch_test.moc"
