// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "front/unit/topics_desk.h"
#include "sync/support/pair.h"
#include "sync/wire/looks.h"
#include "sync/wire/page_writer.h"
#include "sync/wire/query.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::front;
using namespace peygir::front::testing;
using namespace std::chrono_literals;
using Line = DeskStatus::Line;
using sync::DeskEngine;
using sync::testing::TestServer;

/// Goal: a desk's work goes on whatever the line does, and its status says what the line does.
class DeskWorkerTest : public QObject
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

    DeskSettings settings()
    {
        return topicsDesk(m_folder->path(), m_user, m_line);
    }
    void openDesk()
    {
        m_line = std::make_shared<ScriptedLine>();
        m_worker = std::make_unique<DeskWorker>(
            settings(), DeskSurroundings{m_registry, *m_random, *m_clock, m_clock->after()});
        const auto opened = m_worker->open();
        QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().id().constData());
    }
    /// The server answers what lies there, until there is nothing more.
    void serverAnswers(int most = 100)
    {
        while (!m_line->underWay.empty() && most-- > 0)
            serverAnswersOnce();
    }
    void serverAnswersOnce()
    {
        const auto &request = m_line->underWay.front();
        m_line->answer(m_server->answer({m_user, m_worker->desk()}, kindOf(request.path), request.body));
    }
    void serverAnswersAllButTheJournal()
    {
        while (!m_line->underWay.empty() && m_line->underWay.front().path != "/v1/journal")
            serverAnswersOnce();
    }
    Uuid submitted(const char *title)
    {
        const auto accepted = m_worker->submit("OpenTopic", sync::testing::aTopic(title, "red"));
        if (!accepted.ok())
            qFatal("%s", accepted.error().id().constData());
        return accepted->command;
    }
    std::optional<Result<ServerPort::Answer>> m_answer;
    void ask()
    {
        m_answer.reset();
        m_worker->ask("case", {}, [this](const Result<ServerPort::Answer> &answer) { m_answer.emplace(answer); });
    }
    /// A question, and nothing else, is on its way.
    void askUnderWay()
    {
        openDesk();
        m_worker->start("token");
        serverAnswers();
        ask();
        QCOMPARE(m_line->underWay.size(), size_t(1));
        QVERIFY(!m_answer);
    }
    DeskStatus status()
    {
        // What was told a moment ago may still rest.
        m_clock->pass(DeskWorker::newsTime * Beat::slowest);
        return m_worker->news().status;
    }
    Line line() { return status().line; }

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

    void whatWasLookedAtIsSentGatheredAndUntilItIsTaken()
    {
        openDesk();
        m_worker->start("token");
        m_line->ear.openChanged(true);
        serverAnswers();
        const AggregateId record{7, m_worker->desk()};
        m_worker->looked(LookAct::Opened, record, {});
        QVERIFY(m_line->underWay.empty());
        for (int n = 1; n < limits::looksGathered; ++n)
            m_worker->looked(LookAct::Opened, record, {});
        QCOMPARE(m_line->underWay.size(), size_t(1));
        QCOMPARE(m_line->underWay.front().path, QByteArray("/v1/journal"));
        QCOMPARE(sync::LooksRequest::decode(m_line->underWay.front().body)->looks.size(), size_t(limits::looksGathered));
        // Not while one is on its way, and not at once after a failure.
        m_worker->looked(LookAct::Exported, {}, QStringLiteral("place.csv"));
        QCOMPARE(m_line->underWay.size(), size_t(1));
        m_line->fail("front.unreachable");
        m_worker->looked(LookAct::Opened, record, {});
        QVERIFY(m_line->underWay.empty());
        QCOMPARE(line(), Line::Online);
        m_clock->pass(Milliseconds(limits::lookGathering));
        m_server->now = m_clock->now();
        // What others left on the machine is looked for first, on a thread of its own.
        QTRY_VERIFY((serverAnswersAllButTheJournal(), !m_line->underWay.empty()));
        QCOMPARE(m_line->underWay.size(), size_t(1));
        QCOMPARE(sync::LooksRequest::decode(m_line->underWay.front().body)->looks.size(), size_t(limits::looksGathered + 2));
        m_line->answer(sync::LooksResponse{m_clock->now()}.encoded());
        m_clock->pass(Milliseconds(limits::lookGathering));
        serverAnswersAllButTheJournal();
        QVERIFY(m_line->underWay.empty());
    }

    void aFailedLineIsToldByItsKind_data()
    {
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<int>("line");
        QTest::newRow("nobody there") << QByteArray("front.unreachable") << int(Line::Offline);
        QTest::newRow("silence") << QByteArray("front.timeout") << int(Line::Offline);
        QTest::newRow("somebody else") << QByteArray("front.certificate") << int(Line::CertificateProblem);
    }
    void aFailedLineIsToldByItsKind()
    {
        QFETCH(QByteArray, error);
        QFETCH(int, line);
        openDesk();
        QCOMPARE(status().line, Line::Unknown);
        m_worker->start("token");
        m_line->fail(error.constData());
        QCOMPARE(int(status().line), line);
        QCOMPARE(status().problem->id(), error);
        m_clock->pass(1s);
        serverAnswers();
        QCOMPARE(status().line, Line::Online);
        QVERIFY(!status().problem);
    }

    void questionWithoutATokenIsNotSent()
    {
        openDesk();
        QByteArray error;
        m_worker->ask("case", {}, [&error](const Result<ServerPort::Answer> &answer) { error = answer.error().id(); });
        QCOMPARE(error, QByteArray("front.sign_in_needed"));
        QVERIFY(m_line->underWay.empty());
    }

    void questionIsRefusedInTheWordsOfTheServer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("unknown") << 404 << QByteArray("cases.unknown") << QByteArray("cases.unknown");
        QTest::newRow("too often") << 429 << QByteArray("sync.queries.too_many") << QByteArray("sync.queries.too_many");
        QTest::newRow("token") << 401 << QByteArray("access.token_unknown") << QByteArray("front.sign_in_needed");
        QTest::newRow("another desk") << 403 << QByteArray("sync.desk_of_another") << QByteArray("front.sign_in_needed");
        QTest::newRow("fallen over") << 503 << QByteArray("server.overloaded") << QByteArray("front.status");
        QTest::newRow("older server") << 404 << QByteArray("front.unknown") << QByteArray("front.status");
    }
    void questionIsRefusedInTheWordsOfTheServer()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, word);
        QFETCH(QByteArray, error);
        askUnderWay();
        m_line->refuse(status, word.constData());
        QCOMPARE(m_answer->error().id(), error);
    }

    void answerThatIsNoneIsMalformed()
    {
        askUnderWay();
        m_line->answer(QByteArray("{}"));
        QCOMPARE(m_answer->error().id(), QByteArray("sync.malformed"));
    }

    void questionGoesBesideSynchronisationAndIsAnsweredInRows()
    {
        openDesk();
        m_worker->start("token");
        // The greeting is on its way; who asks does not wait for it.
        QCOMPARE(m_line->underWay.size(), size_t(1));
        ask();
        QCOMPARE(m_line->underWay.size(), size_t(2));
        const auto request = sync::QueryRequest::decode(m_line->underWay.back().body);
        QVERIFY(request.ok());
        QCOMPARE(request->desk, m_worker->desk());
        QCOMPARE(request->name, QByteArray("case"));
        std::swap(m_line->underWay.front(), m_line->underWay.back());
        Row row = toRow(topics::Topic{topics::TopicId(m_worker->desk()), QStringLiteral("lamp"), QStringLiteral("red"), true});
        row.seq = 2;
        sync::PageWriter page(0);
        page.row(row);
        m_line->answer(sync::QueryResponse{Instant(7), page.finished()}.encoded());
        QVERIFY(m_answer && m_answer->ok());
        QCOMPARE((*m_answer)->at, Instant(7));
        QCOMPARE((*m_answer)->rows.size(), size_t(1));
        QVERIFY((*m_answer)->rows.front()->sameContent(row));
        QCOMPARE((*m_answer)->rows.front()->seq, qint64(2));
        serverAnswers();
        QCOMPARE(line(), Line::Online);
    }

    void waitsGrowToAMinuteAndTheGreetingComesAgain()
    {
        openDesk();
        m_worker->start("token");
        serverAnswers();
        m_worker->synchroniseNow();
        for (const Milliseconds longest : {1s, 2s, 4s, 8s, 16s, 32s, 60s, 60s}) {
            const int before = int(m_line->paths.size());
            m_line->fail("front.unreachable");
            m_clock->pass(longest / 2 - 1ms);
            QCOMPARE(int(m_line->paths.size()), before);
            m_clock->pass(longest - longest / 2 + 1ms);
            QCOMPARE(int(m_line->paths.size()), before + 1);
            QCOMPARE(m_line->paths.back(), QByteArray("/v1/hello"));
        }
    }

    void anOverloadedServerIsGivenTheTimeItAsksFor()
    {
        openDesk();
        m_worker->start("token");
        m_line->answer(Error("front.status", {{QStringLiteral("status"), 503},
                                              {QStringLiteral("error"), QByteArray("server.overloaded")},
                                              {QStringLiteral("retryAfter"), 20}}));
        QCOMPARE(line(), Line::Offline);
        QCOMPARE(status().problem->id(), QByteArray("server.overloaded"));
        m_clock->pass(19s);
        QCOMPARE(m_line->sent("/v1/hello"), 1);
        m_clock->pass(1s);
        QCOMPARE(m_line->sent("/v1/hello"), 2);
    }

    void whoIsRevokedHearsThatAndNotOnlyToSignInAgain_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::newRow("closed") << QByteArray("access.account_closed");
        QTest::newRow("out of time") << QByteArray("access.token_expired");
    }
    void whoIsRevokedHearsThatAndNotOnlyToSignInAgain()
    {
        QFETCH(QByteArray, word);
        openDesk();
        m_worker->start("old token");
        QByteArray failure;
        connect(m_worker.get(), &DeskWorker::failed, this, [&failure](const Error &error) { failure = error.id(); });
        m_line->refuse(401, word.constData());
        QCOMPARE(line(), Line::SignInNeeded);
        QCOMPARE(status().problem->id(), word);
        QCOMPARE(failure, word);
        m_clock->pass(10min);
        QCOMPARE(int(m_line->paths.size()), 1);
    }

    void aRefusedTokenStopsTheLineAndNotTheWork()
    {
        openDesk();
        m_worker->start("old token");
        m_line->refuse(401, "access.token_unknown");
        QCOMPARE(line(), Line::SignInNeeded);
        QCOMPARE(m_line->listeningFor, QByteArray());
        submitted("lamp");
        m_clock->pass(10min);
        QCOMPARE(int(m_line->paths.size()), 1);
        QCOMPARE(status().waiting, 1);
        m_worker->start("new token");
        QCOMPARE(m_line->underWay.front().token, QByteArray("new token"));
        serverAnswers();
        QCOMPARE(status().waiting, 0);
        QCOMPARE(line(), Line::Online);
    }

    void aTokenOfAnotherDeskIsNone()
    {
        openDesk();
        m_worker->start("token of another desk");
        submitted("lamp");
        m_line->refuse(403, "sync.desk_of_another");
        QCOMPARE(line(), Line::SignInNeeded);
        m_clock->pass(10min);
        QCOMPARE(int(m_line->paths.size()), 1);
        QCOMPARE(status().waiting, 1);
    }

    void withoutATokenSigningInIsNeeded()
    {
        openDesk();
        m_worker->start({});
        submitted("lamp");
        QCOMPARE(line(), Line::SignInNeeded);
        QVERIFY(m_line->paths.empty());
    }

    void aMalformedAnswerIsAskedForAgain()
    {
        openDesk();
        m_worker->start("token");
        m_line->answer(QByteArray("<html>welcome to our hotel</html>"));
        QCOMPARE(line(), Line::Offline);
        QCOMPARE(status().problem->id(), QByteArray("sync.malformed"));
        m_clock->pass(1s);
        serverAnswers();
        QCOMPARE(line(), Line::Online);
    }

    void aCommandIsTakenWhileARequestHangs()
    {
        openDesk();
        m_worker->start("token");
        QCOMPARE(int(m_line->underWay.size()), 1);
        submitted("lamp");
        submitted("drain");
        QCOMPARE(int(m_line->underWay.size()), 1);
        QCOMPARE(status().waiting, 2);
        serverAnswers();
        QCOMPARE(status().waiting, 0);
        QCOMPARE(m_line->sent("/v1/push"), 1);
    }

    void whatIsRefusedNeedsAttentionUntilItIsSettled()
    {
        openDesk();
        m_worker->start("token");
        serverAnswers();
        const auto other = std::make_unique<sync::testing::TestDesk>(m_registry, *m_server, sync::testing::user(2), 5);
        m_server->mayHold(sync::testing::user(2), {redRoom});
        other->submit("OpenTopic", sync::testing::aTopic("lamp", "red"));
        other->synchronise();
        const Uuid second = submitted("lamp");
        serverAnswersOnce();
        QCOMPARE(status().needAttention, 1);
        QCOMPARE(m_worker->news().troubled.at(0).command, second);
        QCOMPARE(m_worker->news().troubled.at(0).reason.id(), QByteArray("topics.title_taken"));
        serverAnswers();
        // Now the server's entry is here, and the same thing is not counted twice.
        QCOMPARE(status().needAttention, 1);
        QVERIFY(m_worker->news().troubled.empty());
    }

    void aPokeIsFollowedByAPullAtOnce()
    {
        openDesk();
        m_worker->start("token");
        serverAnswers();
        QVERIFY(m_worker->isQuiet());
        const int pulls = m_line->sent("/v1/pull");
        m_line->ear.poked();
        QCOMPARE(m_line->sent("/v1/pull"), pulls + 1);
    }

    void aPokeDuringAPullIsNotLost()
    {
        openDesk();
        m_worker->start("token");
        serverAnswers();
        m_line->ear.poked();
        m_line->ear.poked();
        const int pulls = m_line->sent("/v1/pull");
        serverAnswersOnce();
        QCOMPARE(m_line->sent("/v1/pull"), pulls + 1);
    }

    void withoutPokesItLooksEveryTenSecondsAndWithThemEveryMinute()
    {
        openDesk();
        m_worker->start("token");
        serverAnswers();
        // This server answers a pull that should wait at once, as one that knows nothing of waiting.
        const auto pulls = [this] { return m_line->sent("/v1/pull") + m_line->sent("/v1/pull?wait=25000"); };
        const auto pullsDuring = [this, pulls](Milliseconds time) {
            const int before = pulls();
            for (Milliseconds passed{0}; passed < time; passed += 500ms) {
                m_clock->pass(500ms);
                serverAnswers();
            }
            return pulls() - before;
        };
        const int unpoked = pullsDuring(100s);
        QVERIFY2(unpoked >= 8 && unpoked <= 20, qPrintable(QString::number(unpoked)));
        m_line->ear.openChanged(true);
        serverAnswers();
        const int poked = pullsDuring(600s);
        QVERIFY2(poked >= 8 && poked <= 14, qPrintable(QString::number(poked)));
        m_line->ear.openChanged(false);
        QVERIFY(pullsDuring(100s) >= 8);
    }

    void anEarThatOpensEndsTheWait()
    {
        openDesk();
        m_worker->start("token");
        for (int i = 0; i < 8; ++i) {
            m_line->fail("front.unreachable");
            m_clock->pass(i < 7 ? 60s : 0s);
        }
        QVERIFY(m_line->underWay.empty());
        m_line->ear.openChanged(true);
        serverAnswers();
        QCOMPARE(line(), Line::Online);
    }

    void newsOfRowsComeAtOnceAndThenTogether()
    {
        openDesk();
        QSignalSpy rows(m_worker.get(), &DeskWorker::rowsChanged);
        for (int i = 0; i < 40; ++i)
            submitted(QByteArray::number(i).constData());
        QCOMPARE(rows.count(), 1);
        m_clock->pass(29ms);
        QCOMPARE(rows.count(), 1);
        m_clock->pass(1ms);
        QCOMPARE(rows.count(), 2);
        m_clock->pass(1s);
        QCOMPARE(rows.count(), 2);
    }

    void aRefusedRuleKeepsNothing()
    {
        openDesk();
        const QString topic = derivedUuid(submitted("lamp"), "topic").toString();
        QVERIFY(m_worker->submit("CloseTopic", {{QStringLiteral("topic"), topic}}).ok());
        const auto remark = m_worker->submit("AddRemark", {{QStringLiteral("topic"), topic},
                                                           {QStringLiteral("words"), QStringLiteral("too late")}});
        QCOMPARE(remark.ok() ? QByteArray() : remark.error().id(), QByteArray("topics.closed"));
        QCOMPARE(status().waiting, 2);
    }

    void aRestartKeepsWhatWaits()
    {
        openDesk();
        const Uuid before = m_worker->desk();
        submitted("lamp");
        submitted("drain");
        m_worker.reset();
        openDesk();
        QCOMPARE(m_worker->desk(), before);
        QCOMPARE(m_worker->news().status.waiting, 2);
        m_worker->start("token");
        serverAnswers();
        QCOMPARE(status().waiting, 0);
        QVERIFY(!status().firstSynchronisation);
    }

    void aSecondDeskOnTheSameStoreIsRefused()
    {
        openDesk();
        DeskWorker second(settings(), DeskSurroundings{m_registry, *m_random, *m_clock, m_clock->after()});
        const auto opened = second.open();
        QCOMPARE(opened.ok() ? QByteArray() : opened.error().id(), QByteArray("storage.in_use"));
    }

    void aQueueThatStandsStillWhileTheServerAnswersIsAnAlarm()
    {
        openDesk();
        m_worker->start("token");
        serverAnswers();
        submitted("lamp");
        QVERIFY(!status().queueStuck);
        for (int i = 0; i < 6 && !m_line->underWay.empty(); ++i) {
            m_line->refuse(400, "sync.malformed");
            m_clock->pass(30s);
            if (m_line->underWay.front().path == "/v1/hello")
                serverAnswersOnce();
        }
        QVERIFY(status().queueStuck);
        QCOMPARE(line(), Line::Online);
        serverAnswers();
        QVERIFY(!status().queueStuck);
    }

    void theWrongClockOfAMachineIsKnown()
    {
        m_server->now = m_clock->now() + std::chrono::hours(48);
        openDesk();
        m_worker->start("token");
        QVERIFY(!status().clockOffsetMs);
        const Milliseconds passed = DeskWorker::newsTime * Beat::slowest;
        serverAnswers();
        QCOMPARE(*status().clockOffsetMs, (std::chrono::hours(48) - passed) / 1ms);
    }
};

QTEST_GUILESS_MAIN(DeskWorkerTest)
#include "desk_worker_test.moc"
