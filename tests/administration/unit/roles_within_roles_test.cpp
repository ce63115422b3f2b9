// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "access/core/post_rights.h"
#include "access/core/role_contents.h"
#include "access/core/substitutes.h"
#include "administration/core/change_roles.h"
#include "administration/core/keeping.h"
#include "administration/core/verb_effect.h"
#include "administration/core/why.h"
#include "composition/named_verbs.h"
#include "reference/core/base_information.h"
#include "reference/core/record_history.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::administration;
using namespace peygir::test;
using access::Assignment;
using access::AssignmentId;
using access::Contents;
using access::Role;
using access::RoleContents;
using access::RoleId;

namespace {

const RoleId outer(idNamed("role:outer"));
const RoleId middle(idNamed("role:middle"));
const RoleId inner(idNamed("role:inner"));
const RoleId administrator(idNamed("role:administrator"));
/// Nobody else has it; everybody in the town has other rights.
constexpr Verb act{"test.act"};
const QString acts = QString::fromLatin1(act.id);
const QString files = QStringLiteral("cases.read_files");

Role aRole(const RoleId &id, const char *name, std::vector<QString> verbs = {}, const QJsonObject &months = {})
{
    return {id, QString::fromLatin1(name), {QString::fromLatin1(name), {}}, std::move(verbs), true, months};
}

ChangeRoles including(const RoleId &role, const RoleId &part) { return {{{role, {}, {}, {part}, {}}}}; }
ChangeRoles excluding(const RoleId &role, const RoleId &part) { return {{{role, {}, {}, {}, {part}}}}; }

/// Three roles of which the innermost has the verb; Sara may define roles.
Scene town()
{
    Scene scene;
    scene.store.put(aRole(outer, "outer"));
    scene.store.put(aRole(middle, "middle"));
    scene.store.put(aRole(inner, "inner", {acts}));
    scene.store.put(aRole(administrator, "administrator", {QString::fromLatin1(reference::editRoles.id)}));
    scene.store.put(Assignment{AssignmentId(idNamed("administers")), sara(), administrator, {}, {}, true});
    return scene;
}

/// The stranger has the outermost in unit one.
Scene townWithChain()
{
    Scene scene = town();
    scene.must(including(outer, middle), sara());
    scene.must(including(middle, inner), sara());
    scene.must(access::ChangeRights{stranger(), outer, unitOne(), {}, true}, access::systemUser());
    return scene;
}

Result<void> asked(FactStore &store, const UserId &user, const organisation::UnitId &unit, const Verb &verb = act)
{
    const RightsOf rights = access::rightsOf;
    const Facts facts(store, user, rights);
    return facts.author().may(verb, {unit.uuid()});
}

bool may(Scene &scene, const UserId &user, const organisation::UnitId &unit) { return asked(scene.store, user, unit).ok(); }

Role roleOf(const Scene &scene, const RoleId &id)
{
    for (const Role &role : scene.store.all<Role>()) {
        if (role.id == id)
            return role;
    }
    qFatal("no such role");
}

void switchRole(Scene &scene, const RoleId &id, bool active)
{
    Role role = roleOf(scene, id);
    role.active = active;
    scene.store.put(role);
}

Result<Changes> putRole(Scene &scene, const Role &role, const UserId &author)
{
    return scene.submitted({scene.nextId(), reference::putRecordKind, 1, author, scene.now, std::nullopt, std::nullopt, {},
                            {{QStringLiteral("type"), QStringLiteral("role")}, {QStringLiteral("record"), fieldsToJson(role)}}});
}

} // namespace

/// Goal: a role may contain others without end, whoever has it has what they give, where he has it and while they are in use; roles never
/// contain each other, and nobody takes from himself by this what he acts by (R114).
class RolesWithinRolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void circleIsRefusedAndTheRolesAreNamed()
    {
        Scene scene = townWithChain();
        const auto refused = scene.decide(including(inner, outer), sara());
        QCOMPARE(refused.error().id(), QByteArray("access.role_circle"));
        QCOMPARE(refused.error().values().value(QStringLiteral("role")).toString(), QStringLiteral("inner"));
        QCOMPARE(refused.error().values().value(QStringLiteral("part")).toString(), QStringLiteral("outer"));
        QCOMPARE(scene.decide(including(inner, inner), sara()).error().id(), QByteArray("access.role_in_itself"));
        // What is off today may be used again tomorrow.
        switchRole(scene, middle, false);
        QCOMPARE(scene.decide(including(inner, outer), sara()).error().id(), QByteArray("access.role_circle"));
        // In one act it may be turned round.
        QVERIFY(scene.decide(ChangeRoles{{{inner, {}, {}, {outer}, {}}, {outer, {}, {}, {}, {middle}}}}, sara()).ok());
    }

    void circleWithinOneActIsRefused()
    {
        Scene scene = town();
        const ChangeRoles both{{{outer, {}, {}, {inner}, {}}, {inner, {}, {}, {outer}, {}}}};
        QCOMPARE(scene.submit(both, sara()).error().id(), QByteArray("access.role_circle"));
        QVERIFY(scene.store.all<RoleContents>().empty());
    }

    void laterOfTwoOfflineAdministratorsWhoMakeACircleIsRefusedByTheServer()
    {
        Scene scene = town();
        FactStore desk = FactStore::deskWith(scene.store, scene.store.aggregates());
        QVERIFY(scene.decideOn(desk, scene.envelope(including(outer, inner), sara())).ok());
        const auto later = scene.envelope(including(inner, outer), sara());
        QVERIFY(scene.decideOn(desk, later).ok());
        scene.must(including(outer, inner), sara());
        QCOMPARE(scene.decideOn(scene.store, later).error().id(), QByteArray("access.role_circle"));
    }

    void whatIsNotThereOrTooMuchIsRefused()
    {
        Scene scene = town();
        QCOMPARE(scene.decide(including(outer, RoleId(idNamed("none"))), sara()).error().id(), QByteArray("access.role_unknown"));
        QCOMPARE(scene.decide(including(outer, inner), stranger()).error().id(), QByteArray("access.denied"));
        RoleVerbs many{outer};
        for (int n = 0; n <= access::mostContained; ++n)
            many.include.push_back(RoleId(idNamed("role " + QByteArray::number(n))));
        QCOMPARE(scene.decide(ChangeRoles{{many}}, sara()).error().id(), QByteArray("access.too_many_contained"));
    }

    void circleThatIsThereAllTheSameEnds()
    {
        Scene scene = townWithChain();
        scene.store.put(RoleContents{inner, {outer}});
        QVERIFY(may(scene, stranger(), unitOne()));
        switchRole(scene, inner, false);
        QVERIFY(!may(scene, stranger(), unitOne()));
    }

    void whoeverHasARoleHasWhatItContainsWhereHeHasIt()
    {
        Scene scene = townWithChain();
        QVERIFY(may(scene, stranger(), unitOne()));
        QVERIFY(may(scene, stranger(), yardOne()));
        QVERIFY(!may(scene, stranger(), unitTwo()));
        QVERIFY(!may(scene, omid(), unitOne()));
        scene.must(excluding(middle, inner), sara());
        QVERIFY(!may(scene, stranger(), unitOne()));
    }

    void containedRoleGivesNothingWhileItIsSwitchedOff_data()
    {
        QTest::addColumn<RoleId>("off");
        QTest::newRow("the role itself") << outer;
        QTest::newRow("between them") << middle;
        QTest::newRow("the innermost") << inner;
    }
    void containedRoleGivesNothingWhileItIsSwitchedOff()
    {
        QFETCH(RoleId, off);
        Scene scene = townWithChain();
        switchRole(scene, off, false);
        QVERIFY(!may(scene, stranger(), unitOne()));
        switchRole(scene, off, true);
        QVERIFY(may(scene, stranger(), unitOne()));
    }

    void anotherWayToTheSameRoleGivesItOn()
    {
        Scene scene = townWithChain();
        scene.must(including(outer, inner), sara());
        switchRole(scene, middle, false);
        QVERIFY(may(scene, stranger(), unitOne()));
    }

    void deskThatDoesNotHoldAContainedRoleLeavesItToTheServer()
    {
        Scene scene = townWithChain();
        auto held = scene.store.aggregates();
        std::erase_if(held, [](const AggregateId &one) { return one.id == inner.uuid() && one.kind == access::roleKind.number; });
        FactStore desk = FactStore::deskWith(scene.store, held);
        QCOMPARE(asked(desk, stranger(), unitOne()).error().id(), QByteArray("access.unknown_here"));
        QCOMPARE(asked(desk, stranger(), unitTwo()).error().id(), QByteArray("access.unknown_here"));
    }

    void substituteAndHolderOfAPostHaveItToo() // R113, R121
    {
        Scene scene = townWithChain();
        scene.store.put(access::DelegatedRight{access::DelegatedRightId(idNamed("delegated")), omid(), stranger(), outer, unitOne(), {}, true});
        QVERIFY(may(scene, omid(), unitOne()) && !may(scene, omid(), unitTwo()));
        scene.must(access::ChangePostRights{answeringTwo(), outer, access::PostReach::OwnUnit, {}, {}, true}, access::systemUser());
        QVERIFY(may(scene, nima(), unitTwo()) && !may(scene, nima(), unitOne()));
    }

    void twoAdministratorsUndoNothingOfEachOther()
    {
        Scene scene = town();
        scene.must(including(outer, middle), sara());
        scene.must(including(outer, inner), sara());
        scene.must(ChangeRoles{{{outer, {QStringLiteral("cases.fly")}, {}}}}, sara());
        QCOMPARE(scene.store.all<RoleContents>().front().contained, (std::vector{middle, inner}));
        // Nothing to do is no change.
        QVERIFY(scene.must(including(outer, inner), sara()).rows().empty());
    }

    void nobodyTakesFromHimselfWhatHeHasByAContainedRole()
    {
        Scene scene = town();
        const QString own = QString::fromLatin1(reference::editRoles.id);
        scene.store.put(aRole(inner, "inner", {own}));
        scene.must(including(administrator, inner), sara());
        scene.must(ChangeRoles{{{administrator, {}, {own}}}}, sara());
        QCOMPARE(scene.decide(excluding(administrator, inner), sara()).error().id(), QByteArray("access.own_right"));
        QCOMPARE(scene.decide(ChangeRoles{{{inner, {}, {own}}}}, sara()).error().id(), QByteArray("access.own_right"));
        Role off = roleOf(scene, inner);
        off.active = false;
        QCOMPARE(putRole(scene, off, sara()).error().id(), QByteArray("access.own_right"));
        QVERIFY(scene.decide(ChangeRoles{{{administrator, {own}, {}, {}, {inner}}}}, sara()).ok());
    }

    void historyOfTheRoleTellsOfIt()
    {
        Scene scene = town();
        scene.must(including(outer, inner), sara());
        const auto lines = scene.store.all<reference::RecordHistory>();
        const auto line = std::find_if(lines.begin(), lines.end(), [](const auto &one) { return one.record == outer.uuid(); });
        QVERIFY(line != lines.end() && line->author == sara());
        QCOMPARE(line->changed.keys(), QStringList{QStringLiteral("contained")});
    }

    void whyNamesTheRoleThroughWhichItComes() // R124
    {
        Scene scene = townWithChain();
        const RightsOf rights = access::rightsOf;
        const Facts facts(scene.store, stranger(), rights);
        auto findings = access::findingsOf(facts, stranger(), act, {unitOne().uuid()});
        QCOMPARE(findings.size(), size_t(1));
        QVERIFY(findings.front().ground == access::Ground::Gives && findings.front().through == inner);
        // Of its own it needs no other.
        scene.must(ChangeRoles{{{outer, {acts}, {}}}}, sara());
        const Facts later(scene.store, stranger(), rights);
        findings = access::findingsOf(later, stranger(), act, {unitOne().uuid()});
        QVERIFY(findings.front().ground == access::Ground::Gives && !findings.front().through);
    }

    void effectIsSaidBeforeForAllWhoHaveItByAnotherRole()
    {
        const std::vector<Role> roles{aRole(outer, "outer"), aRole(middle, "middle", {files}), aRole(inner, "inner", {acts})};
        const std::map<UserId, std::vector<RoleId>> holders{{sara(), {outer}}, {omid(), {middle}}, {reza(), {middle, inner}}};
        const Contents contents{{outer, {middle}}};
        QCOMPARE(effectOf({{middle, {}, {}, {inner}, {}}}, roles, contents, holders), (std::vector<VerbEffect>{{acts, 2, 0}}));
        QCOMPARE(effectOf({{outer, {}, {}, {}, {middle}}}, roles, contents, holders), (std::vector<VerbEffect>{{files, 0, 1}}));
        QCOMPARE(effectOf({{middle, {}, {files}}}, roles, contents, holders), (std::vector<VerbEffect>{{files, 0, 3}}));
    }

    void monthsThatDesksKeepAreTheLongestOfAllThatGiveOrNameThem() // R119
    {
        const std::vector<Role> roles{aRole(outer, "outer"), aRole(middle, "middle", {files}, {{files, 6}}),
                                      aRole(inner, "inner", {files}, {{files, 12}})};
        const std::map<UserId, std::vector<RoleId>> holders{{sara(), {outer}}, {omid(), {middle}}};
        const Contents contents{{outer, {middle, inner}}};
        // Of the one that keeps less nothing changes for whoever has both.
        QCOMPARE(keepingEffect(aRole(middle, "middle", {files}, {{files, 9}}), roles, contents, holders),
                 (std::vector<KeepingEffect>{{files, 6, 9, 1, 0}}));
        // The role around them may name more, or leave it to them.
        QCOMPARE(keepingEffect(aRole(outer, "outer", {}, {{files, 24}}), roles, contents, holders),
                 (std::vector<KeepingEffect>{{files, 9, 24, 1, 0}}));
        QCOMPARE(keepingEffect(aRole(outer, "outer", {}, {{files, 3}}), roles, contents, holders),
                 (std::vector<KeepingEffect>{{files, 9, 3, 0, 0}}));
    }
};

QTEST_GUILESS_MAIN(RolesWithinRolesTest)
#include "roles_within_roles_test.moc"
