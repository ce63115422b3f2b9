// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/alarm.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::front;

/// Goal: what is asked for once is done at once; what is asked for without end is done ever more seldom, and the last
/// asking is never lost.
class BeatTest : public QObject
{
    Q_OBJECT

    struct Waiting
    {
        Milliseconds wait;
        std::function<void()> then;
    };
    static constexpr Milliseconds interval{30};
    std::vector<Waiting> m_waiting;
    int m_done = 0;

    After after()
    {
        return [this](Milliseconds wait, std::function<void()> then) { m_waiting.push_back({wait, std::move(then)}); };
    }
    /// The rest of the beat is over; how long it was.
    Milliseconds passRest()
    {
        const Waiting over = std::exchange(m_waiting, {}).at(0);
        over.then();
        return over.wait;
    }

private Q_SLOTS:
    void init()
    {
        m_waiting.clear();
        m_done = 0;
    }

    void theFirstIsDoneAtOnceAndTheLastIsNotLost()
    {
        Beat beat(after(), interval, [this] { ++m_done; });
        beat.ask();
        QCOMPARE(m_done, 1);
        beat.ask();
        beat.ask();
        QCOMPARE(m_done, 1);
        QCOMPARE(passRest(), interval);
        QCOMPARE(m_done, 2);
        passRest();
        QCOMPARE(m_done, 2);
        QVERIFY(m_waiting.empty());
    }

    void inAStreamTheRestsGrowToTheSlowest()
    {
        Beat beat(after(), interval, [this] { ++m_done; });
        beat.ask();
        std::vector<qint64> rests;
        for (int n = 0; n < 7; ++n) {
            beat.ask();
            rests.push_back(passRest() / interval);
        }
        QCOMPARE(rests, (std::vector<qint64>{1, 2, 4, 8, 16, 16, 16}));
        QCOMPARE(m_done, 8);
    }

    void whatAStreamKeptBackIsDoneWhenItIsSaidToBeOver()
    {
        Beat beat(after(), interval, [this] { ++m_done; });
        beat.ask();
        for (int n = 0; n < 3; ++n) {
            beat.ask();
            passRest();
        }
        beat.settle();
        QCOMPARE(m_done, 4);
        beat.ask();
        QCOMPARE(m_done, 4);
        beat.settle();
        QCOMPARE(m_done, 5);
        // The long rest is over, a short one has begun.
        QCOMPARE(m_waiting.size(), size_t(2));
        QCOMPARE(m_waiting[1].wait, interval);
        m_waiting[0].then();
        QCOMPARE(m_done, 5);
        beat.ask();
        QCOMPARE(m_done, 5);
    }

    void oneAfterAnotherIsNoStreamThatIsOver()
    {
        Beat beat(after(), interval, [this] { ++m_done; });
        beat.ask();
        beat.ask();
        beat.settle();
        QCOMPARE(m_done, 1);
    }

    void afterAPauseItIsQuickAgain()
    {
        Beat beat(after(), interval, [this] { ++m_done; });
        beat.ask();
        for (int n = 0; n < 4; ++n) {
            beat.ask();
            passRest();
        }
        passRest();
        const int before = m_done;
        beat.ask();
        QCOMPARE(m_done, before + 1);
        QCOMPARE(passRest(), interval);
    }
};

QTEST_GUILESS_MAIN(BeatTest)
#include "beat_test.moc"
