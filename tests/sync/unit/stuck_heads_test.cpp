// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "base/random.h"
#include "sync/server/stuck_heads.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;

/// Goal: the server notices a desk whose queue stands still, and says so once (SYNC 6).
class StuckHeadsTest : public QObject
{
    Q_OBJECT

    const Instant m_start{1'790'000'000'000};
    SeededRandom m_random{1};
    const Uuid m_one = newUuid(m_start, m_random);
    const Uuid m_two = newUuid(m_start, m_random);
    static constexpr Milliseconds limit = limits::outboxHeadStuck;
    static constexpr Milliseconds brief{1};

private Q_SLOTS:
    void aHeadThatStaysForTheLimitIsToldOnceWithItsBeginning()
    {
        StuckHeads heads;
        QVERIFY(!heads.pushed(m_one, "a", m_start));
        QVERIFY(!heads.pushed(m_one, "a", m_start + limit - brief));
        QCOMPARE(heads.pushed(m_one, "a", m_start + limit), std::optional(m_start));
        QVERIFY(!heads.pushed(m_one, "a", m_start + 2 * limit));
    }

    void anotherHeadBeginsAnew()
    {
        StuckHeads heads;
        heads.pushed(m_one, "a", m_start);
        QVERIFY(!heads.pushed(m_one, "b", m_start + limit));
        QVERIFY(!heads.pushed(m_one, "b", m_start + 2 * limit - brief));
        QCOMPARE(heads.pushed(m_one, "b", m_start + 2 * limit), std::optional(m_start + limit));
    }

    void desksAreWatchedEachForItself()
    {
        StuckHeads heads;
        heads.pushed(m_one, "a", m_start);
        QVERIFY(!heads.pushed(m_two, "a", m_start + limit));
        QVERIFY(heads.pushed(m_one, "a", m_start + limit).has_value());
    }

    void whoIsSilentForLongIsForgottenAndBeginsAnew()
    {
        StuckHeads heads;
        heads.pushed(m_one, "a", m_start);
        heads.pushed(m_two, "a", m_start + 9 * limit);
        QCOMPARE(heads.desks(), size_t(2));
        heads.pushed(m_two, "b", m_start + 10 * limit);
        QCOMPARE(heads.desks(), size_t(1));
        QVERIFY(!heads.pushed(m_one, "a", m_start + 11 * limit));
    }
};

QTEST_GUILESS_MAIN(StuckHeadsTest)
#include "stuck_heads_test.moc"
