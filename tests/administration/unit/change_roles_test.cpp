// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/substitutes.h"
#include "administration/core/change_mobile.h"
#include "administration/core/change_roles.h"
#include "administration/core/verb_effect.h"
#include "administration/core/why.h"
#include "cases/core/bucket_rules.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"
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
using access::Ground;
using access::Role;
using access::RoleId;

namespace {

const RoleId everything(idNamed("role:everything"));
const RoleId roleOfSara(idNamed("role:administrator"));
const QString fly = QStringLiteral("cases.fly");
const QString note = QStringLiteral("cases.note");

/// A town whose Sara may define roles everywhere.
Scene withAdministrator(const std::optional<organisation::UnitId> &unit = {})
{
    Scene scene;
    scene.store.put(
        Role{roleOfSara, QStringLiteral("administrator"), {}, {QString::fromLatin1(reference::editRoles.id)}, true});
    scene.store.put(Assignment{AssignmentId(idNamed("administers")), sara(), roleOfSara, unit, {}, true});
    return scene;
}

Role roleOf(const Scene &scene, const RoleId &id)
{
    for (const Role &role : scene.store.all<Role>()) {
        if (role.id == id)
            return role;
    }
    qFatal("no such role");
}

bool has(const Role &role, const QString &verb)
{
    return std::find(role.verbs.begin(), role.verbs.end(), verb) != role.verbs.end();
}

} // namespace

/// Goal: what roles may do is changed in several roles as one act by who may, nobody locks himself out, and what an
/// administrator is told of it beforehand is what happens (R114, R119, R124).
class ChangeRolesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayDefineRolesInAPartOnlyIsDenied()
    {
        Scene scene = withAdministrator(unitOne());
        QCOMPARE(scene.decide(ChangeRoles{{{everything, {fly}, {}}}}, sara()).error().id(),
                 QByteArray("access.denied"));
    }

    void unknownRoleIsRefusedAndNothingIsChanged()
    {
        Scene scene = withAdministrator();
        const ChangeRoles command{{{everything, {fly}, {}}, {RoleId(idNamed("none")), {fly}, {}}}};
        QCOMPARE(scene.submit(command, sara()).error().id(), QByteArray("access.role_unknown"));
        QVERIFY(!has(roleOf(scene, everything), fly));
    }

    void verbsThatNobodyCouldHaveMeantAreRefused()
    {
        Scene scene = withAdministrator();
        for (const QString &verb : {QString(), QString(101, u'a')})
            QCOMPARE(scene.decide(ChangeRoles{{{everything, {verb}, {}}}}, sara()).error().id(),
                     QByteArray("command.field.malformed"));
        std::vector<QString> many;
        for (int n = 0; n <= access::mostVerbs; ++n)
            many.push_back(QStringLiteral("cases.act%1").arg(n));
        Scene named = withAdministrator();
        QCOMPARE(named.decide(ChangeRoles{{{everything, many, {}}}}, sara()).error().id(),
                 QByteArray("access.too_many_verbs"));
        const std::vector<RoleVerbs> roles(size_t(mostRolesAtOnce) + 1, RoleVerbs{everything, {fly}, {}});
        QCOMPARE(named.decide(ChangeRoles{roles}, sara()).error().id(), QByteArray("administration.too_many_roles"));
    }

    void nobodyTakesFromHimselfTheRightToDefineRoles()
    {
        Scene scene = withAdministrator();
        const QString own = QString::fromLatin1(reference::editRoles.id);
        QCOMPARE(scene.decide(ChangeRoles{{{roleOfSara, {}, {own}}}}, sara()).error().id(),
                 QByteArray("access.own_right"));
        // In one act it may move from one of his roles to another.
        QVERIFY(scene.decide(ChangeRoles{{{roleOfSara, {}, {own}}, {everything, {own}, {}}}}, sara()).ok());
    }

    void substituteOfAnAdministratorChangesRolesAndLeavesHimTheRight() // R121
    {
        Scene scene = withAdministrator();
        scene.store.put(access::DelegatedRight{access::DelegatedRightId(idNamed("delegated")), reza(), sara(), roleOfSara, {}, {}, true});
        QVERIFY(scene.decide(ChangeRoles{{{everything, {fly}, {}}}}, reza()).ok());
        const QString own = QString::fromLatin1(reference::editRoles.id);
        QCOMPARE(scene.decide(ChangeRoles{{{roleOfSara, {}, {own}}}}, reza()).error().id(), QByteArray("access.own_right"));
    }

    void severalRolesAreChangedAsOneActWithALineOfHistoryEach()
    {
        Scene scene = withAdministrator();
        scene.must(ChangeRoles{{{everything, {fly}, {note}}, {roleOfSara, {note}, {}}}}, sara());
        QVERIFY(has(roleOf(scene, everything), fly) && !has(roleOf(scene, everything), note));
        QVERIFY(has(roleOf(scene, roleOfSara), note));
        int lines = 0;
        for (const reference::RecordHistory &line : scene.store.all<reference::RecordHistory>())
            lines += line.author == sara() && line.recordType == QStringLiteral("role") &&
                     line.changed.contains(QStringLiteral("verbs"));
        QCOMPARE(lines, 2);
    }

    void twoAdministratorsUndoNothingOfEachOther()
    {
        Scene scene = withAdministrator();
        scene.must(ChangeRoles{{{everything, {fly}, {}}}}, sara());
        // Given offline by somebody who has not seen that.
        scene.must(ChangeRoles{{{everything, {}, {note}}}}, sara());
        QVERIFY(has(roleOf(scene, everything), fly) && !has(roleOf(scene, everything), note));
    }

    void roleThatIsSwitchedOffWhileItsHolderIsOfflineGivesHimNothing()
    {
        Scene scene;
        const cases::CaseId id = aCase(scene).registered();
        const auto command = scene.envelope(cases::TakeCase{id, scene.openNode(id).id}, nima());
        FactStore desk = FactStore::deskWith(scene.store, scene.store.aggregates());
        QVERIFY(scene.decideOn(desk, command).ok());
        Role role = roleOf(scene, everything);
        role.active = false;
        scene.store.put(role);
        const auto refused = scene.decideOn(scene.store, command);
        QCOMPARE(refused.error().id(), QByteArray("access.denied"));
    }

    void mobileIsOnesOwnOrOfWhoMayEditTheOrganisation()
    {
        Scene scene;
        const QString typed = QStringLiteral("۰۹۱۲ ۱۲۳ ۴۵۶۷");
        QCOMPARE(scene.decide(ChangeMobile{omid(), typed}, stranger()).error().id(), QByteArray("access.denied"));
        QCOMPARE(scene.decide(ChangeMobile{stranger(), QStringLiteral("02112345678")}, stranger()).error().id(),
                 QByteArray("administration.not_mobile"));
        const auto wrong = scene.decide(ChangeMobile{stranger(), QStringLiteral("0912")}, stranger());
        QCOMPARE(wrong.error().values().value(QStringLiteral("field")).toString(), QStringLiteral("mobile"));
        scene.must(ChangeMobile{stranger(), typed}, stranger());
        const auto mobile = [&scene] {
            for (const organisation::Person &person : scene.store.all<organisation::Person>()) {
                if (person.id == stranger())
                    return person.mobile;
            }
            return std::optional<QString>();
        };
        QCOMPARE(mobile(), std::optional(QStringLiteral("09121234567")));
        QVERIFY(scene.must(ChangeMobile{stranger(), typed}, stranger()).rows().empty());
        scene.must(ChangeMobile{stranger(), QString()}, stranger());
        QCOMPARE(mobile(), std::optional<QString>());
    }

    void effectCountsPeopleAndNotRoles()
    {
        const RoleId first(idNamed("first"));
        const RoleId second(idNamed("second"));
        const RoleId off(idNamed("off"));
        const std::vector<Role> roles{{first, QStringLiteral("first"), {}, {note}, true},
                                      {second, QStringLiteral("second"), {}, {note}, true},
                                      {off, QStringLiteral("off"), {}, {fly}, false}};
        const std::map<UserId, std::vector<RoleId>> holders{
            {sara(), {first, second}}, {omid(), {first, first}}, {reza(), {second}}, {mina(), {off}}};
        // Sara keeps it by the other role, and what a role that is off gets nobody gains.
        const auto effects = effectOf({{first, {fly}, {note}}, {off, {note}, {}}}, roles, {}, holders);
        QCOMPARE(effects, (std::vector<VerbEffect>{{fly, 2, 0}, {note, 0, 1}}));
        QVERIFY(effectOf({{second, {note}, {}}}, roles, {}, holders).empty());
    }

    void whatIsExplainedIsWhatTheRuleDecides_data()
    {
        QTest::addColumn<UserId>("user");
        for (const auto &[name, user] :
             {std::pair("sara", sara()), {"mina", mina()}, {"nima", nima()}, {"stranger", stranger()}})
            QTest::newRow(name) << user;
    }
    void whatIsExplainedIsWhatTheRuleDecides() // R124
    {
        QFETCH(UserId, user);
        Scene scene;
        const cases::CaseId id =
            aCase(scene).about(waste()).completed("register").referredTo(answeringTwo()).registered();
        const RightsOf rights = access::rightsOf;
        const Facts facts(scene.store, user, rights);
        const auto dossier = facts.of<cases::CaseDossier>(id);
        for (const VerbAtCase &answer : answersAt(facts, *dossier, namedVerbs())) {
            const bool gives = std::any_of(answer.findings.begin(), answer.findings.end(),
                                           [](const access::Finding &one) { return one.ground == Ground::Gives; });
            QCOMPARE(answer.allowed, gives);
            if (answer.verb == cases::referCaseVerb)
                QCOMPARE(answer.allowed,
                         scene.decide(cases::ReferCase{id, scene.openNode(id).id, answeringOne(), note}, user).ok());
        }
    }

    void whatGivesComesFirst()
    {
        Scene scene;
        const cases::CaseId id = aCase(scene).registered();
        scene.store.put(Role{roleOfSara, QStringLiteral("other"), {}, {}, true});
        scene.store.put(Assignment{AssignmentId(idNamed("0")), sara(), roleOfSara, {}, {}, true});
        const RightsOf rights = access::rightsOf;
        const Facts facts(scene.store, sara(), rights);
        for (const VerbAtCase &answer : answersAt(facts, *facts.of<cases::CaseDossier>(id), namedVerbs())) {
            QCOMPARE(answer.findings.size(), size_t(2));
            if (answer.allowed)
                QCOMPARE(answer.findings.front().ground, Ground::Gives);
        }
    }
};

QTEST_GUILESS_MAIN(ChangeRolesTest)
#include "change_roles_test.moc"
