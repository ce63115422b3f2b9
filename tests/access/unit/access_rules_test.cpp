// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "access/core/grounds.h"
#include "access/core/settle_attention.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::access;
using namespace peygir::test;

namespace {

Attention attentionOf(const UserId &user)
{
    return {AttentionId(idNamed("attention")), user, idNamed("command"), AttentionReason::Refused, QStringLiteral("e"), {},
            QStringLiteral("k"), {{QStringLiteral("a"), 1}}, Instant(7), false};
}

const RoleId everything(idNamed("role:everything"));

ChangeRights grant(const UserId &user, bool granted = true)
{
    return {user, everything, unitTwo(), {}, granted};
}

const RoleId governor(idNamed("role:governor"));

/// Gives somebody a role that may give rights.
void governs(Scene &scene, const char *assignment, const UserId &user, const std::optional<organisation::UnitId> &unit,
             const char *role = "role:governor")
{
    const RoleId id(idNamed(role));
    scene.store.put(Role{id, QStringLiteral("governor"), {}, {QString::fromLatin1(changeRights.id)}, true});
    scene.store.put(UserRights{user, 1});
    scene.store.put(Assignment{AssignmentId(idNamed(assignment)), user, id, unit, {}, true});
}

std::vector<Assignment> assignmentsOf(const Scene &scene, const UserId &user)
{
    std::vector<Assignment> assignments = scene.store.all<Assignment>();
    std::erase_if(assignments, [&](const Assignment &assignment) { return assignment.user != user; });
    return assignments;
}

} // namespace

Q_DECLARE_METATYPE(Scope)

/// Goal: rights are given and taken by command, and everybody settles his own attention list.
class AccessRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settlingWhatIsNotThereIsRefused()
    {
        Scene scene;
        const auto decided = scene.decide(SettleAttention{AttentionId(idNamed("none"))}, sara());
        QCOMPARE(decided.error().id(), QByteArray("access.attention_unknown"));
    }

    void settlingAnothersListIsRefused()
    {
        Scene scene;
        scene.store.put(attentionOf(omid()));
        const auto decided = scene.decide(SettleAttention{attentionOf(omid()).id}, sara());
        QCOMPARE(decided.error().id(), QByteArray("access.denied"));
    }

    void ownListIsSettledWithoutAnyRight()
    {
        Scene scene;
        scene.store.put(attentionOf(stranger()));
        scene.must(SettleAttention{attentionOf(stranger()).id}, stranger());
        Attention expected = attentionOf(stranger());
        expected.settled = true;
        QVERIFY(toRow(scene.store.all<Attention>().front()).sameContent(toRow(expected)));
        QVERIFY(scene.must(SettleAttention{expected.id}, stranger()).rows().empty());
    }

    void attentionLivesWithItsUser()
    {
        const auto buckets = cityRules().aggregate(attentionKind.number)->bucketsOf(toRow(attentionOf(omid())));
        QCOMPARE(buckets, std::vector{Bucket::person(omid().uuid().toAscii())});
    }

    void rightIsGivenOnceAndTakenAway()
    {
        Scene scene;
        scene.must(grant(stranger()), systemUser());
        QCOMPARE(assignmentsOf(scene, stranger()).size(), size_t(1));
        QVERIFY(assignmentsOf(scene, stranger()).front().active);
        QCOMPARE(assignmentsOf(scene, stranger()).front().unit, std::optional(unitTwo()));
        QVERIFY(scene.must(grant(stranger()), systemUser()).rows().empty());
        scene.must(grant(stranger(), false), systemUser());
        QCOMPARE(assignmentsOf(scene, stranger()).size(), size_t(1));
        QVERIFY(!assignmentsOf(scene, stranger()).front().active);
        QVERIFY(scene.must(grant(stranger(), false), systemUser()).rows().empty());
        scene.must(grant(stranger()), systemUser());
        QVERIFY(assignmentsOf(scene, stranger()).front().active);
    }

    void everyChangeOfRightsChangesTheirRoot()
    {
        Scene scene;
        const auto count = [&scene] {
            for (const UserRights &rights : scene.store.all<UserRights>()) {
                if (rights.id == stranger())
                    return rights.changes;
            }
            return qint64(0);
        };
        const qint64 before = count();
        scene.must(grant(stranger()), systemUser());
        scene.must(grant(stranger(), false), systemUser());
        QCOMPARE(count(), before + 2);
    }

    void roleThatDoesNotExistIsRefused()
    {
        Scene scene;
        ChangeRights command = grant(stranger());
        command.role = RoleId(idNamed("no role"));
        QCOMPARE(scene.decide(command, systemUser()).error().id(), QByteArray("access.role_unknown"));
    }

    void whoMayGiveRightsInAPartGivesNoneBeyondIt_data()
    {
        QTest::addColumn<std::optional<organisation::UnitId>>("heldIn");
        QTest::addColumn<std::optional<Uuid>>("heldFor");
        QTest::addColumn<std::optional<organisation::UnitId>>("givenIn");
        QTest::addColumn<std::optional<Uuid>>("givenFor");
        QTest::addColumn<bool>("allowed");
        const std::optional<organisation::UnitId> everywhere;
        const std::optional unit(unitOne());
        const std::optional<Uuid> allGroups;
        const std::optional<Uuid> group(idNamed("group"));
        const std::optional<Uuid> otherGroup(idNamed("other group"));
        QTest::newRow("everywhere, everywhere") << everywhere << allGroups << everywhere << allGroups << true;
        QTest::newRow("everywhere, a unit") << everywhere << allGroups << unit << group << true;
        QTest::newRow("a unit, this unit") << unit << allGroups << unit << allGroups << true;
        QTest::newRow("a unit, below it") << unit << allGroups << std::optional(yardOne()) << allGroups << true;
        QTest::newRow("a unit, everywhere") << unit << allGroups << everywhere << allGroups << false;
        QTest::newRow("a unit, above it") << unit << allGroups << std::optional(city()) << allGroups << false;
        QTest::newRow("a unit, beside it") << unit << allGroups << std::optional(unitTwo()) << allGroups << false;
        QTest::newRow("a group, this group") << everywhere << group << everywhere << group << true;
        QTest::newRow("a group, all groups") << everywhere << group << everywhere << allGroups << false;
        QTest::newRow("a group, another group") << everywhere << group << everywhere << otherGroup << false;
        QTest::newRow("a group in a unit, all of the unit") << unit << group << unit << allGroups << false;
        QTest::newRow("a group in a unit, the group everywhere") << unit << group << everywhere << group << false;
    }
    void whoMayGiveRightsInAPartGivesNoneBeyondIt()
    {
        QFETCH(std::optional<organisation::UnitId>, heldIn);
        QFETCH(std::optional<Uuid>, heldFor);
        QFETCH(std::optional<organisation::UnitId>, givenIn);
        QFETCH(std::optional<Uuid>, givenFor);
        QFETCH(bool, allowed);
        Scene scene;
        const RoleId governor(idNamed("role:governor"));
        scene.store.put(Role{governor, QStringLiteral("governor"), {}, {QString::fromLatin1(changeRights.id)}, true});
        scene.store.put(Assignment{AssignmentId(idNamed("governs")), stranger(), governor, heldIn, heldFor, true});
        for (const UserId &receiver : {stranger(), omid()}) {
            const auto decided =
                scene.decide(ChangeRights{receiver, everything, givenIn, givenFor, true}, stranger());
            QCOMPARE(decided.ok(), allowed);
            if (!allowed)
                QCOMPARE(decided.error().id(), QByteArray("access.denied"));
        }
    }

    void nobodyTakesFromHimselfTheRightByWhichHeDoesIt() // R126
    {
        Scene scene;
        governs(scene, "first", stranger(), {});
        const ChangeRights away{stranger(), governor, {}, {}, false};
        QCOMPARE(scene.decide(away, stranger()).error().id(), QByteArray("access.own_right"));
        // By another role he keeps it; another administrator may take it.
        governs(scene, "second", stranger(), {}, "role:other governor");
        QVERIFY(scene.decide(away, stranger()).ok());
        governs(scene, "third", omid(), {});
        QVERIFY(scene.decide(ChangeRights{omid(), governor, {}, {}, false}, stranger()).ok());
    }

    void rightElsewhereIsNotTheRightByWhichHeDoesIt()
    {
        Scene scene;
        governs(scene, "everywhere", stranger(), {});
        governs(scene, "here", stranger(), unitOne());
        QCOMPARE(scene.decide(ChangeRights{stranger(), governor, {}, {}, false}, stranger()).error().id(),
                 QByteArray("access.own_right"));
        QVERIFY(scene.decide(ChangeRights{stranger(), governor, unitOne(), {}, false}, stranger()).ok());
    }

    void deskThatDoesNotKnowAllHisRolesLeavesOwnRightsToTheServer()
    {
        Scene scene;
        governs(scene, "first", stranger(), {});
        governs(scene, "second", stranger(), {}, "role:other governor");
        auto held = scene.store.aggregates();
        held.erase(AggregateId{roleKind.number, idNamed("role:other governor")});
        FactStore desk = FactStore::deskWith(scene.store, held);
        const auto decided =
            scene.decideOn(desk, scene.envelope(ChangeRights{stranger(), governor, {}, {}, false}, stranger()));
        QVERIFY(decided.ok() && decided->isLeftToServer());
    }

    void groundSaysWhatIsMissing_data()
    {
        QTest::addColumn<QString>("verb");
        QTest::addColumn<Scope>("scope");
        QTest::addColumn<bool>("active");
        QTest::addColumn<Ground>("ground");
        const QString take = QStringLiteral("cases.take");
        const std::optional<Uuid> one(unitOne().uuid());
        const std::optional<Uuid> group(idNamed("group"));
        QTest::newRow("gives") << take << Scope{one, group} << true << Ground::Gives;
        QTest::newRow("below") << take << Scope{yardOne().uuid(), group} << true << Ground::Gives;
        QTest::newRow("off") << take << Scope{one, group} << false << Ground::RoleOff;
        QTest::newRow("no verb") << QStringLiteral("cases.fly") << Scope{one, group} << true << Ground::NoVerb;
        QTest::newRow("other group") << take << Scope{one, idNamed("other")} << true << Ground::OtherGroup;
        QTest::newRow("all groups") << take << Scope{one, {}, true} << true << Ground::PartOnly;
        QTest::newRow("everywhere") << take << Scope{{}, group, true} << true << Ground::PartOnly;
        QTest::newRow("beside") << take << Scope{unitTwo().uuid(), group} << true << Ground::OtherUnit;
        QTest::newRow("nowhere") << take << Scope{idNamed("no unit"), group} << true << Ground::OtherUnit;
    }
    void groundSaysWhatIsMissing() // R124
    {
        QFETCH(QString, verb);
        QFETCH(Scope, scope);
        QFETCH(bool, active);
        QFETCH(Ground, ground);
        Scene scene;
        Role role = scene.store.all<Role>().front();
        role.active = active;
        scene.store.put(role);
        scene.store.put(Assignment{AssignmentId(idNamed("his")), stranger(), everything, unitOne(), idNamed("group"), true});
        static const RightsOf rights = rightsOf;
        const Facts facts(scene.store, stranger(), rights);
        const QByteArray id = verb.toLatin1();
        const auto findings = findingsOf(facts, stranger(), Verb{id.constData()}, scope);
        QCOMPARE(findings.size(), size_t(1));
        QCOMPARE(findings.front().ground, ground);
        // What is explained is what is decided.
        QCOMPARE(facts.author().may(Verb{id.constData()}, scope).ok(), ground == Ground::Gives);
    }

    void rightCountsInItsUnitAndBelow_data()
    {
        QTest::addColumn<Uuid>("unit");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("the unit") << unitOne().uuid() << true;
        QTest::newRow("below it") << yardOne().uuid() << true;
        QTest::newRow("above it") << city().uuid() << false;
        QTest::newRow("beside it") << unitTwo().uuid() << false;
    }
    void rightCountsInItsUnitAndBelow()
    {
        QFETCH(Uuid, unit);
        QFETCH(bool, allowed);
        Scene scene;
        static const RightsOf rights = rightsOf;
        const Facts facts(scene.store, mina(), rights);
        QCOMPARE(facts.author().may(Verb{"cases.take"}, {unit, std::nullopt}).ok(), allowed);
        QVERIFY(!facts.author().may(Verb{"cases.fly"}, {unit, std::nullopt}).ok());
    }

    void rightThatWasTakenAwayGivesNothing()
    {
        Scene scene;
        scene.must(grant(stranger()), systemUser());
        static const RightsOf rights = rightsOf;
        QVERIFY(Facts(scene.store, stranger(), rights).author().may(Verb{"cases.take"}, {unitTwo().uuid(), {}}).ok());
        scene.must(grant(stranger(), false), systemUser());
        const auto refused = Facts(scene.store, stranger(), rights).author().may(Verb{"cases.take"}, {unitTwo().uuid(), {}});
        QCOMPARE(refused.error().id(), QByteArray("access.denied"));
        QCOMPARE(refused.error().values().value(QStringLiteral("verb")).toString(), QStringLiteral("cases.take"));
    }

    void whereAnActHasNoUnitARightInAnyUnitIsEnough()
    {
        Scene scene;
        scene.must(grant(stranger()), systemUser());
        static const RightsOf rights = rightsOf;
        const Facts facts(scene.store, stranger(), rights);
        const Verb verb{"cases.take"};
        QVERIFY(facts.author().may(verb, {std::nullopt, idNamed("any group")}).ok());
        QCOMPARE(facts.author().may(verb, {std::nullopt, std::nullopt, true}).error().id(), QByteArray("access.denied"));
    }

    void rightForAGroupIsNoneForAnother()
    {
        Scene scene;
        ChangeRights command = grant(stranger());
        command.subjectGroup = idNamed("group");
        scene.must(command, systemUser());
        static const RightsOf rights = rightsOf;
        const Facts facts(scene.store, stranger(), rights);
        const Verb verb{"cases.take"};
        QVERIFY(facts.author().may(verb, {unitTwo().uuid(), idNamed("group")}).ok());
        QVERIFY(!facts.author().may(verb, {unitTwo().uuid(), idNamed("another group")}).ok());
        QVERIFY(!facts.author().may(verb, {unitOne().uuid(), idNamed("group")}).ok());
        // What is about no group is everybody's who has the right at all.
        QVERIFY(facts.author().may(verb, {unitTwo().uuid(), std::nullopt}).ok());
    }

    void roleThatIsSwitchedOffGivesNothing()
    {
        Scene scene;
        for (Role role : scene.store.all<Role>()) {
            role.active = false;
            scene.store.put(role);
        }
        static const RightsOf rights = rightsOf;
        const Facts facts(scene.store, sara(), rights);
        QCOMPARE(facts.author().may(Verb{"cases.take"}, {}).error().id(), QByteArray("access.denied"));
    }
};

QTEST_GUILESS_MAIN(AccessRulesTest)
#include "access_rules_test.moc"
