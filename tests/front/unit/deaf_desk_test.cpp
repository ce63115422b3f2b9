// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "front/unit/topics_desk.h"
#include "sync/support/pair.h"

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

namespace {

const char *const waitingPull = "/v1/pull?wait=25000";

} // namespace

/// Goal (SYNC 8): a desk whose ear cannot be opened hears of news by a pull that waits at the server, which delays nothing that
/// is entered and is no trouble of the line where it does not work.
class DeafDeskTest : public QObject
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

    /// The server answers what lies there, until there is nothing more or only a pull that waits.
    void serverAnswers()
    {
        for (int most = 100; most > 0; --most) {
            const auto other = std::find_if(m_line->underWay.begin(), m_line->underWay.end(),
                                            [](const ScriptedLine::Request &request) { return request.path != waitingPull; });
            if (other == m_line->underWay.end())
                return;
            std::iter_swap(m_line->underWay.begin(), other);
            answerFirst();
        }
    }
    void answerFirst()
    {
        const auto &request = m_line->underWay.front();
        m_line->answer(m_server->answer({m_user, m_worker->desk()}, kindOf(request.path), request.body));
    }
    /// A colleague's topic is at the server.
    void colleagueOpens(const char *title)
    {
        const UserId colleague = sync::testing::user(2);
        m_server->mayHold(colleague, {redRoom});
        sync::testing::TestDesk other(m_registry, *m_server, colleague, ++m_seed);
        other.submit("OpenTopic", sync::testing::aTopic(title, "red"));
        other.synchronise();
    }
    bool waits() const { return m_line->underWay.size() == 1 && m_line->underWay.front().path == waitingPull; }
    int topicsHere()
    {
        int count = 0;
        (void)m_worker->store()->connection().each("SELECT COUNT(*) FROM topic", {}, [&count](const storage::RowView &view) {
            count = int(view.integer(0));
            return false;
        });
        return count;
    }
    Line line()
    {
        // What was told a moment ago may still rest.
        m_clock->pass(DeskWorker::newsTime * Beat::slowest);
        return m_worker->news().status.line;
    }
    int m_seed = 5;

private Q_SLOTS:
    /// Each test begins with a desk that is quiet and waits.
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<TestServer>(m_registry);
        m_server->mayHold(m_user, {redRoom});
        m_clock = std::make_unique<HandClock>();
        m_random = std::make_unique<SeededRandom>(11);
        {
            const auto store = DeskStore::open(m_folder->filePath(QStringLiteral("store")), inTheClear);
            const auto schema = storage::inDialect(topics::schema(), storage::Dialect::Sqlite);
            QVERIFY(store.ok() && schema.ok() && (*store)->connection().runScript(*schema).ok());
        }
        m_line = std::make_shared<ScriptedLine>();
        m_worker = std::make_unique<DeskWorker>(topicsDesk(m_folder->path(), m_user, m_line),
                                                DeskSurroundings{m_registry, *m_random, *m_clock, m_clock->after()});
        QVERIFY(m_worker->open().ok());
        m_worker->start("token");
        serverAnswers();
        QVERIFY(m_line->underWay.empty());
        m_clock->pass(NewsWait::earTime);
        QVERIFY(waits() && m_worker->isQuiet());
    }
    void cleanup()
    {
        m_worker.reset();
        m_folder.reset();
    }

    void whatAColleagueDoesComesByTheWaitItself()
    {
        colleagueOpens("lamp");
        const int pulls = m_line->sent("/v1/pull");
        m_clock->pass(5s);
        QSignalSpy rows(m_worker.get(), &DeskWorker::rowsChanged);
        answerFirst();
        QCOMPARE(topicsHere(), 1);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(m_line->sent("/v1/pull"), pulls);
        QVERIFY(waits() && m_worker->isQuiet());
    }

    void patienceThatEndsIsFollowedByTheNextWait()
    {
        for (int n = 0; n < 3; ++n) {
            m_clock->pass(Milliseconds(limits::pullWait));
            // Every minute it looks by itself.
            serverAnswers();
            answerFirst();
            serverAnswers();
            QVERIFY(waits());
        }
        QCOMPARE(line(), Line::Online);
    }

    void whatIsEnteredGoesAtOnceAndTheWaitStaysUseful()
    {
        QVERIFY(m_worker->submit("OpenTopic", sync::testing::aTopic("lamp", "red")).ok());
        QCOMPARE(m_line->underWay.size(), size_t(2));
        QCOMPARE(m_line->underWay.back().path, QByteArray("/v1/push"));
        serverAnswers();
        QCOMPARE(m_worker->freshNews()->status.waiting, 0);
        QVERIFY(waits());
        // It was asked before the push: what is in its answer is asked for anew.
        colleagueOpens("drain");
        answerFirst();
        serverAnswers();
        QCOMPARE(topicsHere(), 2);
        QVERIFY(waits());
    }

    void lateAnswerOfAnEarlierQuestionIsNotTaken()
    {
        colleagueOpens("lamp");
        const QByteArray late = m_server->answer({m_user, m_worker->desk()}, DeskEngine::RequestKind::Pull,
                                                 m_line->underWay.front().body).value();
        QVERIFY(m_worker->submit("OpenTopic", sync::testing::aTopic("drain", "red")).ok());
        std::swap(m_line->underWay.front(), m_line->underWay.back());
        answerFirst();
        colleagueOpens("door");
        // The pull after the push is on its way when it comes.
        const auto wait = std::find_if(m_line->underWay.begin(), m_line->underWay.end(),
                                       [](const ScriptedLine::Request &request) { return request.path == waitingPull; });
        std::iter_swap(m_line->underWay.begin(), wait);
        m_line->answer(late);
        QCOMPARE(topicsHere(), 1);
        serverAnswers();
        QCOMPARE(topicsHere(), 3);
        QCOMPARE(line(), Line::Online);
    }

    void waitThatIsCutOffIsNoTroubleOfTheLine_data()
    {
        QTest::addColumn<QByteArray>("error");
        QTest::newRow("cut") << QByteArray("front.unreachable");
        QTest::newRow("silence") << QByteArray("front.timeout");
        QTest::newRow("busy") << QByteArray();
    }
    void waitThatIsCutOffIsNoTroubleOfTheLine()
    {
        QFETCH(QByteArray, error);
        QSignalSpy failed(m_worker.get(), &DeskWorker::failed);
        if (error.isEmpty())
            m_line->refuse(504, "server.gateway");
        else
            m_line->fail(error.constData());
        // What else is wrong shows at once.
        QCOMPARE(m_line->underWay.size(), size_t(1));
        QCOMPARE(m_line->underWay.front().path, QByteArray("/v1/pull"));
        serverAnswers();
        QCOMPARE(line(), Line::Online);
        QVERIFY(failed.empty());
        // The clock has to do for a while.
        const int pulls = m_line->sent("/v1/pull");
        m_clock->pass(DeskWorker::pollTime * 5 / 4);
        serverAnswers();
        QVERIFY(m_line->sent("/v1/pull") > pulls);
        QVERIFY(m_line->underWay.empty());
        m_clock->pass(NewsWait::leastRest);
        serverAnswers();
        QVERIFY(waits());
    }

    void lineThatIsGoneIsSeenByThePullThatFollows()
    {
        m_line->fail("front.unreachable");
        m_line->fail("front.unreachable");
        QCOMPARE(line(), Line::Offline);
        QVERIFY(m_line->underWay.empty());
    }

    void serverThatDoesNotWaitIsNotAskedWithoutEnd()
    {
        const auto asked = m_line->paths.size();
        answerFirst();
        QVERIFY(m_line->underWay.empty());
        QCOMPARE(m_line->paths.size(), asked);
        for (int second = 0; second < 60; ++second) {
            m_clock->pass(1s);
            while (!m_line->underWay.empty())
                answerFirst();
        }
        QVERIFY2(m_line->paths.size() - asked < 20, qPrintable(QString::number(m_line->paths.size() - asked)));
    }

    void refusedTokenEndsTheWork()
    {
        m_line->refuse(401, "access.token_unknown");
        QCOMPARE(line(), Line::SignInNeeded);
        m_clock->pass(10min);
        QVERIFY(m_line->underWay.empty());
    }

    void earThatOpensEndsTheWaiting()
    {
        m_line->ear.openChanged(true);
        serverAnswers();
        QVERIFY(waits());
        m_clock->pass(Milliseconds(limits::pullWait));
        answerFirst();
        serverAnswers();
        QVERIFY(m_line->underWay.empty());
        // Lost again, it is missed again.
        m_line->ear.openChanged(false);
        m_clock->pass(NewsWait::earTime);
        serverAnswers();
        QVERIFY(waits());
    }

    void othersWorkOnThisMachineIsStillLookedForEveryMinute()
    {
        const int pulls = m_line->sent("/v1/pull");
        for (int n = 0; n < 6; ++n) {
            m_clock->pass(Milliseconds(limits::pullWait));
            serverAnswers();
            if (!m_line->underWay.empty())
                answerFirst();
            serverAnswers();
        }
        QVERIFY(m_line->sent("/v1/pull") > pulls);
    }
};

QTEST_GUILESS_MAIN(DeafDeskTest)
#include "deaf_desk_test.moc"
