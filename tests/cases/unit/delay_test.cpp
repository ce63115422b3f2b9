// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"
#include "cases/core/delay.h"
#include "cases/core/promised_end.h"
#include "reference/support/calendars.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using namespace std::chrono_literals;

namespace {

const Instant opened = at(1405, 1, 15, "08:00");

/// Allowed ten hours; closed after so many minutes, or still open.
CaseNode stay(const organisation::UnitId &unit, std::optional<Milliseconds> closedAfter)
{
    CaseNode node{CaseNodeId(idNamed("stay")),
                  CaseId(idNamed("case")),
                  QStringLiteral("official"),
                  workflow::OpeningState::Open,
                  {},
                  {},
                  unit,
                  {},
                  {},
                  opened,
                  sara(),
                  {},
                  {},
                  {},
                  {}};
    node.dueAt = opened + 10h;
    if (closedAfter)
        node.closedAt = opened + *closedAfter;
    return node;
}

} // namespace

/// Goal: each stay is measured by the time that it was allowed, and a delay belongs to whoever had the case when time
/// ran out.
class DelayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stayWithoutADueTimeIsNotMeasured()
    {
        CaseNode node = stay(unitOne(), 90h);
        node.dueAt.reset();
        QVERIFY(!stayTimeOf(node, {}, opened, nullptr));
        QVERIFY(delayOwners({node}, {}, opened, nullptr).empty());
    }

    void paceIsTheShareOfTheTimeAllowed_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("pace");
        QTest::newRow("at once") << 0 << int(Pace::Excellent);
        QTest::newRow("half of it") << 300 << int(Pace::Excellent);
        QTest::newRow("more than half") << 301 << int(Pace::Good);
        QTest::newRow("three quarters") << 450 << int(Pace::Good);
        QTest::newRow("more than that") << 451 << int(Pace::Fair);
        QTest::newRow("to the minute") << 600 << int(Pace::Fair);
        QTest::newRow("a minute late") << 601 << int(Pace::Weak);
    }
    void paceIsTheShareOfTheTimeAllowed()
    {
        QFETCH(int, minutes);
        QFETCH(int, pace);
        QCOMPARE(int(stayTimeOf(stay(unitOne(), std::chrono::minutes(minutes)), {}, opened + 900h, nullptr)->pace), pace);
        // One that is still open is as it would be if it ended now.
        QCOMPARE(int(stayTimeOf(stay(unitOne(), {}), {}, opened + std::chrono::minutes(minutes), nullptr)->pace), pace);
    }

    void nightsAndHolidaysAreNobodysDelay()
    {
        const reference::WorkingTime time = workingTimeOf(sheetOf(office(), {specialDay(day(1405, 1, 16))}));
        // Two hours on Saturday and one on Monday, of ten; round the clock two whole days.
        CaseNode node = stay(unitOne(), {});
        node.openedAt = at(1405, 1, 15, "12:30");
        node.dueAt = *time.after(node.openedAt, 10h);
        node.closedAt = at(1405, 1, 17, "08:30");
        QCOMPARE(stayTimeOf(node, {}, opened, &time)->pace, Pace::Excellent);
        QCOMPARE(shown(*node.dueAt), QStringLiteral("1405/01/18 08:30"));
        QCOMPARE(stayTimeOf(node, {}, opened, nullptr)->pace, Pace::Good);
        // Late from Tuesday half past eight to Wednesday half past eight is a day's seven hours.
        node.closedAt = at(1405, 1, 19, "08:30");
        QCOMPARE(stayTimeOf(node, {}, opened, &time)->late, Milliseconds(7h));
    }

    void delayBelongsToTheUnitThatHadItAndTheWorstComesFirst()
    {
        const std::vector<CaseNode> stays{stay(unitOne(), 12h), stay(unitTwo(), 9h), stay(unitTwo(), 13h),
                                          stay(unitOne(), {})};
        const auto owners = delayOwners(stays, {}, opened + 15h, nullptr);
        QCOMPARE(owners.size(), size_t(2));
        QCOMPARE(owners[0].unit, std::optional(unitOne()));
        QCOMPARE(owners[0].late, Milliseconds(2h + 5h));
        QCOMPARE(owners[1].unit, std::optional(unitTwo()));
        QCOMPARE(owners[1].late, Milliseconds(3h));
    }

    void timeForWhichTheCitizenWasWaitedForIsNobodysDelay()
    {
        CaseNode node = stay(unitOne(), {});
        CaseWait wait{CaseWaitId(idNamed("wait")), node.caseId, node.id, opened + 2h, sara(), node.dueAt, {}, {}, {}, {}};
        node.dueAt.reset();
        // Two of ten hours had passed when he was asked, and so it stays.
        const auto asked = stayTimeOf(node, {wait}, opened + 900h, nullptr);
        QVERIFY(asked);
        QCOMPARE(asked->pace, Pace::Excellent);
        QVERIFY(delayOwners({node}, {wait}, opened + 900h, nullptr).empty());
        // He took fifty hours; five of ten have been used three hours later, and two of delay are two.
        wait.endedAt = opened + 52h;
        node.dueAt = *wait.due + 50h;
        QCOMPARE(stayTimeOf(node, {wait}, opened + 55h, nullptr)->pace, Pace::Excellent);
        QCOMPARE(stayTimeOf(node, {wait}, opened + 56h, nullptr)->pace, Pace::Good);
        QCOMPARE(stayTimeOf(node, {wait}, opened + 62h, nullptr)->late, Milliseconds(2h));
        QCOMPARE(waitedAt(node, {wait}, opened + 62h, nullptr), Milliseconds(50h));
        // A wait elsewhere is nothing to this stay.
        wait.node = CaseNodeId(idNamed("another"));
        QCOMPARE(waitedAt(node, {wait}, opened + 62h, nullptr), Milliseconds(0));
    }

    void whoWasLateWhenHeAskedIsLateByThatMuch()
    {
        CaseNode node = stay(unitOne(), {});
        const CaseWait wait{CaseWaitId(idNamed("wait")), node.caseId, node.id, opened + 14h, sara(), node.dueAt, {}, {},
                            {}, {}};
        node.dueAt.reset();
        const auto owners = delayOwners({node}, {wait}, opened + 900h, nullptr);
        QCOMPARE(owners.size(), size_t(1));
        QCOMPARE(owners.front().late, Milliseconds(4h));
    }

    void stayIsDueAsTheProcessSaysFromWhenTheCaseComesThere()
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        const CaseNode first = scene.openNode(id);
        QCOMPARE(first.dueAt, std::optional(first.openedAt + 2h));
        scene.now = scene.now + 5h;
        complete(scene, id, QStringLiteral("register"));
        const CaseNode next = scene.openNode(id);
        QVERIFY(next.dueAt);
        QVERIFY(*next.dueAt > next.openedAt);
        QCOMPARE(scene.nodes(id).size(), size_t(2));
    }

    void stayIsDueByTheCalendarOfTheSubject()
    {
        Scene scene;
        scene.store.put(office());
        scene.store.put(sheetOf(office(), nowruz()));
        for (catalogue::Subject subject : scene.store.all<catalogue::Subject>()) {
            subject.calendar = officeId();
            scene.store.put(subject);
        }
        scene.now = at(1404, 12, 28, "11:00");
        const CaseNode node = scene.openNode(aCase(scene).registered());
        // One hour is left of the last Thursday of the year.
        QCOMPARE(shown(*node.dueAt), QStringLiteral("1405/01/05 08:30"));
    }
};

QTEST_GUILESS_MAIN(DelayTest)
#include "delay_test.moc"
