// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/roles.h"
#include "access/core/settle_attention.h"
#include "access/core/settle_held.h"
#include "access/core/substitutes.h"
#include "base/limits.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::access;
using namespace peygir::test;
using organisation::UnitId;

namespace {

const Uuid command = idNamed("command");
const RoleId settling(idNamed("role:settling"));
const QString because = QStringLiteral("done by telephone");

Attention heldOf(const UserId &user, std::optional<Uuid> unit = unitOne().uuid())
{
    return {attentionAbout(command), user, command, AttentionReason::Held, QStringLiteral("sync.crashed"), {},
            QStringLiteral("AddNote"), {}, Instant(7), false, unit};
}

SettleHeld retry() { return {command, HeldDecision::Retry, {}}; }
SettleHeld refuse(const QString &words = because) { return {command, HeldDecision::Refuse, words}; }

void assign(Scene &scene, const UserId &user, const RoleId &role, std::optional<UnitId> unit,
            std::optional<Uuid> group = {}, bool active = true)
{
    const QByteArray name = "more:" + user.uuid().toRaw() + (unit ? unit->uuid().toRaw() : QByteArray());
    scene.store.put(Assignment{AssignmentId(idNamed(name)), user, role, unit, group, active});
}

/// A scene in which the stranger may settle there.
Scene sceneWith(std::optional<UnitId> unit, std::optional<Uuid> group = {})
{
    Scene scene;
    scene.store.put(Role{settling, QStringLiteral("settling"), {QStringLiteral("settling"), {}},
                         {QString::fromLatin1(settleHeld.id)}, true});
    assign(scene, stranger(), settling, unit, group);
    return scene;
}

QByteArray idOf(const Result<Changes> &decided)
{
    if (!decided.ok())
        return decided.error().id();
    return decided->isLeftToServer() ? "left" : decided->rows().empty() ? "none" : "act";
}

} // namespace

/// Goal: who may say what becomes of a command that the server keeps, and what saying so means (SYNC 6).
class SettleHeldTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyDecidesAboutWhatIsNotThere()
    {
        Scene scene = sceneWith({});
        QCOMPARE(idOf(scene.decide(retry(), stranger())), QByteArray("access.held_unknown"));
    }

    void deskThatDoesNotHoldItLeavesItToTheServer()
    {
        Scene scene = sceneWith({});
        FactStore desk = FactStore::deskWith(scene.store, scene.store.aggregates());
        scene.store.put(heldOf(omid()));
        QCOMPARE(idOf(scene.decideOn(desk, scene.envelope(retry(), stranger()))), QByteArray("left"));
    }

    void rightCountsWhereTheCommandIsInCare_data()
    {
        QTest::addColumn<Uuid>("unit");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("in its unit") << unitOne().uuid() << QByteArray("act");
        QTest::newRow("above it") << city().uuid() << QByteArray("act");
        QTest::newRow("below it") << yardOne().uuid() << QByteArray("access.denied");
        QTest::newRow("beside it") << unitTwo().uuid() << QByteArray("access.denied");
    }
    void rightCountsWhereTheCommandIsInCare()
    {
        QFETCH(Uuid, unit);
        QFETCH(QByteArray, said);
        Scene scene = sceneWith(UnitId(unit));
        scene.store.put(heldOf(omid()));
        QCOMPARE(idOf(scene.decide(retry(), stranger())), said);
        QCOMPARE(idOf(scene.decide(refuse(), stranger())), said);
    }

    void whatNoUnitHasNeedsARightForTheWhole()
    {
        Scene inOne = sceneWith(city());
        inOne.store.put(heldOf(omid(), {}));
        QCOMPARE(idOf(inOne.decide(retry(), stranger())), QByteArray("access.denied"));
        Scene everywhere = sceneWith({});
        everywhere.store.put(heldOf(omid(), {}));
        QCOMPARE(idOf(everywhere.decide(retry(), stranger())), QByteArray("act"));
    }

    void rightForOneGroupOfSubjectsIsNotEnough()
    {
        Scene scene = sceneWith(unitOne(), streets().uuid());
        scene.store.put(heldOf(omid()));
        QCOMPARE(idOf(scene.decide(retry(), stranger())), QByteArray("access.denied"));
    }

    void refusingNeedsAReasonThatFits_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("none") << QString() << QByteArray("access.reason_missing");
        QTest::newRow("blanks") << QStringLiteral(" \t \n ") << QByteArray("access.reason_missing");
        QTest::newRow("invisible") << QString(QChar(0x200c)) << QByteArray("access.reason_missing");
        QTest::newRow("too long") << QString(limits::noteText + 1, u'a') << QByteArray("access.reason_too_long");
        QTest::newRow("just fits") << QString(limits::noteText, u'a') << QByteArray("act");
    }
    void refusingNeedsAReasonThatFits()
    {
        QFETCH(QString, words);
        QFETCH(QByteArray, said);
        Scene scene = sceneWith({});
        scene.store.put(heldOf(omid()));
        QCOMPARE(idOf(scene.decide(refuse(words), stranger())), said);
    }

    void whatHasAnEndKeepsIt_data()
    {
        QTest::addColumn<int>("reason");
        QTest::addColumn<bool>("settled");
        QTest::addColumn<QByteArray>("retried");
        QTest::addColumn<QByteArray>("refused");
        const auto row = [](const char *name, AttentionReason reason, bool settled, const char *retried, const char *refused) {
            QTest::newRow(name) << int(reason) << settled << QByteArray(retried) << QByteArray(refused);
        };
        row("applied", AttentionReason::Applied, true, "none", "access.held_applied");
        row("applied and changed on the way", AttentionReason::Changed, false, "none", "access.held_applied");
        row("refused", AttentionReason::Refused, false, "access.held_refused", "none");
        row("refused and read", AttentionReason::Refused, true, "access.held_refused", "none");
    }
    void whatHasAnEndKeepsIt()
    {
        QFETCH(int, reason);
        QFETCH(bool, settled);
        QFETCH(QByteArray, retried);
        QFETCH(QByteArray, refused);
        Scene scene = sceneWith({});
        Attention entry = heldOf(omid());
        entry.reason = AttentionReason(reason);
        entry.settled = settled;
        scene.store.put(entry);
        QCOMPARE(idOf(scene.decide(retry(), stranger())), retried);
        QCOMPARE(idOf(scene.decide(refuse(), stranger())), refused);
    }

    void theActSaysWhoDecidedWhatWhenAndWhy()
    {
        Scene scene = sceneWith(unitOne());
        scene.store.put(heldOf(omid()));
        // Arabic letters and a stray space, as some keyboards write.
        const Changes changes = scene.must(refuse(QString::fromUtf8(" \u0643\u0627\u0631 \u062a\u0644\u0641\u0646\u064a ")), stranger());
        QCOMPARE(changes.rows().size(), size_t(1));
        const auto act = fromRow<HeldAct>(changes.rows().front());
        QCOMPARE(act.attention, attentionAbout(command));
        QCOMPARE(act.by, stranger());
        QCOMPARE(act.decision, HeldDecision::Refuse);
        QCOMPARE(act.words, QString::fromUtf8("\u06a9\u0627\u0631 \u062a\u0644\u0641\u0646\u06cc"));
        QVERIFY(!act.end);
    }

    void everybodyDecidesAboutHisOwnWithoutRightOrReason()
    {
        Scene scene;
        scene.store.put(heldOf(stranger(), {}));
        QCOMPARE(idOf(scene.decide(retry(), stranger())), QByteArray("act"));
        QCOMPARE(idOf(scene.decide(refuse({}), stranger())), QByteArray("act"));
    }

    void puttingOnesOwnAsideTakesItBack()
    {
        Scene scene;
        scene.store.put(heldOf(omid()));
        const Changes changes = scene.must(SettleAttention{attentionAbout(command)}, omid());
        QVERIFY(scene.store.all<Attention>().front().settled);
        QCOMPARE(changes.rows().size(), size_t(2));
        QCOMPARE(fromRow<HeldAct>(changes.rows().back()).decision, HeldDecision::Refuse);
    }

    void anothersIsNotPutAsideWithoutAReason()
    {
        Scene scene;
        scene.store.put(heldOf(omid()));
        scene.store.put(Role{settling, QStringLiteral("settling"), {QStringLiteral("settling"), {}},
                             {QString::fromLatin1(settleAttention.id)}, true});
        assign(scene, stranger(), settling, {});
        QCOMPARE(idOf(scene.decide(SettleAttention{attentionAbout(command)}, stranger())), QByteArray("access.attention_held"));
    }

    void careIsTheSmallestUnitThatHasAllThatHeMayDo_data()
    {
        using Units = QList<std::optional<UnitId>>;
        QTest::addColumn<Units>("units");
        QTest::addColumn<std::optional<Uuid>>("care");
        QTest::newRow("nothing") << Units() << std::optional<Uuid>();
        QTest::newRow("one unit") << Units{unitOne()} << std::optional(unitOne().uuid());
        QTest::newRow("a unit and one below it") << Units{yardOne(), unitOne()} << std::optional(unitOne().uuid());
        QTest::newRow("two beside each other") << Units{unitOne(), unitTwo()} << std::optional(city().uuid());
        QTest::newRow("everywhere") << Units{unitOne(), std::nullopt} << std::optional<Uuid>();
        QTest::newRow("a unit that nobody knows") << Units{UnitId(idNamed("lost"))} << std::optional<Uuid>();
    }
    void careIsTheSmallestUnitThatHasAllThatHeMayDo()
    {
        QFETCH(QList<std::optional<UnitId>>, units);
        QFETCH(std::optional<Uuid>, care);
        Scene scene;
        for (const auto &unit : units)
            assign(scene, stranger(), settling, unit);
        // What was taken from him counts no longer.
        assign(scene, stranger(), settling, centre(), {}, false);
        static const RightsOf rights = rightsOf;
        const Facts facts(scene.store, stranger(), rights);
        QCOMPARE(careOf(facts, stranger()), care);
    }

    void whatHeMayAsASubstituteIsInTheCareToo() // R121
    {
        Scene scene;
        assign(scene, stranger(), settling, unitOne());
        static const RightsOf rights = rightsOf;
        const auto careWith = [&scene](const std::optional<UnitId> &unit, bool active) {
            scene.store.put(DelegatedRight{DelegatedRightId(idNamed("delegated")), stranger(), omid(), settling, unit, {}, active});
            return careOf(Facts(scene.store, stranger(), rights), stranger());
        };
        QCOMPARE(careWith(unitTwo(), true), std::optional(city().uuid()));
        QCOMPARE(careWith({}, true), std::optional<Uuid>());
        QCOMPARE(careWith(unitTwo(), false), std::optional(unitOne().uuid()));
    }

    void onlyWhatIsHeldIsInTheBucketOfThoseWhoSettle()
    {
        const auto bucketsOf = [](const Attention &entry) {
            return cityRules().aggregate(attentionKind.number)->bucketsOf(toRow(entry));
        };
        const Bucket own = Bucket::person(omid().uuid().toAscii());
        Attention entry = heldOf(omid());
        QCOMPARE(bucketsOf(entry), (std::vector{own, heldBucket(unitOne().uuid())}));
        entry.settled = true;
        QCOMPARE(bucketsOf(entry), std::vector{own});
        entry.settled = false;
        for (const AttentionReason reason : {AttentionReason::Refused, AttentionReason::Changed, AttentionReason::Applied}) {
            entry.reason = reason;
            QCOMPARE(bucketsOf(entry), std::vector{own});
        }
    }
};

QTEST_GUILESS_MAIN(SettleHeldTest)
#include "settle_held_test.moc"
