// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/news_wait.h"
#include "front/unit/scripted_transport.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::front;
using namespace std::chrono_literals;
using Brought = NewsWait::Brought;

/// Goal (SYNC 8): a desk waits at the server only where it has no ear, and not where waiting does not work.
class NewsWaitTest : public QObject
{
    Q_OBJECT

    front::testing::HandClock m_clock;
    std::unique_ptr<SeededRandom> m_random;
    std::unique_ptr<NewsWait> m_wait;
    int m_due = 0;

    void waitFor(Milliseconds length, Brought brought)
    {
        (void)m_wait->begin(m_clock.now());
        m_clock.pass(length);
        m_wait->ended(brought, m_clock.now());
    }

private Q_SLOTS:
    void init()
    {
        m_due = 0;
        m_random = std::make_unique<SeededRandom>(3);
        m_wait = std::make_unique<NewsWait>(m_clock.after(), *m_random, [this] { ++m_due; });
        m_wait->start();
    }

    void earThatOpensSoonIsWaitedFor()
    {
        m_clock.pass(NewsWait::earTime - 1ms);
        QVERIFY(!m_wait->isDue());
        m_wait->earChanged(true);
        m_clock.pass(1h);
        QVERIFY(!m_wait->isDue());
        QCOMPARE(m_due, 0);
    }

    void earThatIsMissingMakesWaitingDue()
    {
        m_clock.pass(NewsWait::earTime);
        QVERIFY(m_wait->isDue());
        QCOMPARE(m_due, 1);
        (void)m_wait->begin(m_clock.now());
        QVERIFY(!m_wait->isDue());
    }

    void earThatIsLostIsMissedAfterAWhile()
    {
        m_wait->earChanged(true);
        m_clock.pass(1h);
        m_wait->earChanged(false);
        QVERIFY(!m_wait->isDue());
        m_clock.pass(NewsWait::earTime);
        QVERIFY(m_wait->isDue());
    }

    void oneFollowsTheOther()
    {
        m_clock.pass(NewsWait::earTime);
        waitFor(25s, Brought::Nothing);
        QVERIFY(m_wait->isDue());
        waitFor(1ms, Brought::News);
        QVERIFY(m_wait->isDue());
    }

    void answerThatDidNotWaitIsFollowedByARest()
    {
        m_clock.pass(NewsWait::earTime);
        waitFor(NewsWait::leastLength - 1ms, Brought::Nothing);
        QVERIFY(!m_wait->isDue());
        m_clock.pass(NewsWait::shortRest - 1ms);
        QVERIFY(!m_wait->isDue());
        m_clock.pass(1ms);
        QVERIFY(m_wait->isDue());
        QCOMPARE(m_due, 2);
    }

    void failuresAreFollowedByGrowingRests()
    {
        m_clock.pass(NewsWait::earTime);
        for (const Milliseconds longest : {NewsWait::leastRest, 2 * NewsWait::leastRest, 4 * NewsWait::leastRest}) {
            (void)m_wait->begin(m_clock.now());
            m_wait->failed();
            m_clock.pass(longest / 2 - 1ms);
            QVERIFY(!m_wait->isDue());
            m_clock.pass(longest / 2 + 1ms);
            QVERIFY(m_wait->isDue());
        }
        waitFor(25s, Brought::Nothing);
        (void)m_wait->begin(m_clock.now());
        m_wait->failed();
        m_clock.pass(NewsWait::leastRest);
        QVERIFY(m_wait->isDue());
    }

    void whatWasStoppedCountsForNothing()
    {
        m_clock.pass(NewsWait::earTime);
        const quint64 first = m_wait->begin(m_clock.now());
        QVERIFY(m_wait->isPresent(first));
        m_wait->stop();
        QVERIFY(!m_wait->isPresent(first));
        m_wait->start();
        m_clock.pass(NewsWait::earTime);
        QVERIFY(m_wait->isPresent(m_wait->begin(m_clock.now())));
        QVERIFY(!m_wait->isPresent(first));
    }
};

QTEST_GUILESS_MAIN(NewsWaitTest)
#include "news_wait_test.moc"
