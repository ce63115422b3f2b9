// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/poke_pace.h"

#include "base/limits.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::server;

/// Goal: news are told at once while few are told, and in common ticks when many would be; nothing is left untold, and what is
/// a person's own never waits (SYNC 8).
class PokePaceTest : public QObject
{
    Q_OBJECT

    using Buckets = PokePace::Buckets;
    const PokeTime m_begin = PokeTime(std::chrono::seconds(1000));
    static constexpr auto usual = PokePace::Load::Usual;
    static constexpr auto busy = PokePace::Load::Busy;
    PokeTime at(int milliseconds) const { return m_begin + std::chrono::milliseconds(milliseconds); }

private Q_SLOTS:
    void fewAreToldAtOnce()
    {
        PokePace pace(m_begin);
        for (int i = 1; i < 100; ++i) {
            QCOMPARE(pace.turn({3, 1}, at(i), usual).everybody, (Buckets{1, 3}));
            pace.told(2);
        }
        QVERIFY(!pace.due());
    }

    void manyAreToldOnceAndThenAtTheTick()
    {
        PokePace pace(m_begin);
        QCOMPARE(pace.turn({1}, at(10), usual).everybody, (Buckets{1}));
        pace.told(2000);
        QVERIFY(pace.turn({2}, at(20), usual).everybody.empty());
        QVERIFY(pace.turn({1, 2}, at(30), usual).everybody.empty());
        QCOMPARE(*pace.due(), at(1000));
        QVERIFY(pace.turn({}, at(999), usual).everybody.empty());
        QCOMPARE(pace.turn({7}, at(1001), usual).everybody, (Buckets{1, 2, 7}));
        pace.told(2000);
        QVERIFY(!pace.due());
        QVERIFY(pace.turn({3}, at(1002), usual).everybody.empty());
        QCOMPARE(*pace.due(), at(2000));
    }

    void theNextOneIsToldAtOnceWhenItWasQuiet()
    {
        PokePace pace(m_begin);
        pace.turn({1}, at(10), usual);
        pace.told(2000);
        QCOMPARE(pace.turn({2}, at(4321), usual).everybody, (Buckets{2}));
        pace.told(2000);
        pace.turn({3}, at(4400), usual);
        QCOMPARE(*pace.due(), at(5000));
    }

    void whatIsAPersonsOwnDoesNotWait()
    {
        PokePace pace(m_begin);
        pace.turn({1}, at(10), usual);
        pace.told(2000);
        const auto turn = pace.turn({9, 8}, at(20), usual);
        QVERIFY(turn.everybody.empty());
        QCOMPARE(turn.owners, (Buckets{8, 9}));
        // Who holds them without being their person hears it at the tick.
        QCOMPARE(pace.turn({}, at(1000), usual).everybody, (Buckets{8, 9}));
    }

    void aBusyServerTellsOwnersAtOnceAndTheOthersAtFewerTicks()
    {
        PokePace pace(m_begin);
        // Ticks end at each full second; the fifth one is told.
        for (int second = 0; second < limits::ticksWhenBusy - 1; ++second) {
            const auto turn = pace.turn({7, 1}, at(1000 * second + 1), busy);
            QVERIFY(turn.everybody.empty());
            QCOMPARE(turn.owners, (Buckets{1, 7}));
            QCOMPARE(*pace.due(), at(1000 * (second + 1)));
        }
        QCOMPARE(pace.turn({2}, at(1000 * limits::ticksWhenBusy - 999), busy).everybody, (Buckets{1, 7}));
        // What came with that turn is told as soon as the server has time again.
        QCOMPARE(pace.turn({}, at(1000 * limits::ticksWhenBusy), usual).everybody, (Buckets{2}));
    }

    void pokesGoOutALittleApartAndOnce()
    {
        PokeSpread spread;
        for (quint64 number = 1; number <= 1000; ++number)
            spread.add(number, nullptr, at(0));
        spread.add(500, nullptr, at(0));
        size_t sent = 0;
        for (int millisecond = 0; spread.due(); ++millisecond) {
            const size_t now = spread.takeDue(at(millisecond)).size();
            QVERIFY(now <= 4);
            sent += now;
        }
        QCOMPARE(sent, size_t(1000));
        QCOMPARE(spread.reserve(at(5000)), at(5000));
        spread.add(500, nullptr, at(5000));
        QCOMPARE(*spread.due(), at(5000) + limits::pokeGap);
    }
};

QTEST_GUILESS_MAIN(PokePaceTest)
#include "poke_pace_test.moc"
