// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/holders.h"
#include "cases/core/post_load.h"
#include "organisation/core/roster.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using organisation::PostId;
using organisation::UnitId;
using workflow::Responsibility;

namespace {

const QString checker = QStringLiteral("checker");

PostId checkerIn(const UnitId &unit) { return PostId(idNamed("checker:" + unit.uuid().toAscii())); }
PostId headOf(const UnitId &unit) { return PostId(idNamed("head:" + unit.uuid().toAscii())); }

/// The town with a checker and a head in each of several units, and a case about what unit two answers for, in a
/// street of region one.
struct Staffed
{
    Scene scene;
    RightsOf rights = access::rightsOf;
    CaseId id;

    explicit Staffed(const std::vector<UnitId> &units)
        : id(aCase(scene).about(waste()).at(streetOne()).registered())
    {
        put({headOne(), unitOne(), {}, {}, false, {}, false});
        for (const UnitId &unit : units) {
            put({checkerIn(unit), unit, {}, {}, false, checker, true});
            put({headOf(unit), unit, {}, {}, true, {}, true});
        }
    }

    void put(const organisation::Post &post)
    {
        const Facts facts(scene.store, sara(), rights);
        scene.store.apply(organisation::putPost(post, facts));
    }

    void area(const char *name, const PostId &post, const std::optional<UnitId> &unit = {},
              const std::optional<places::PlaceId> &region = {},
              const std::optional<catalogue::SubjectGroupId> &group = {})
    {
        putArea(scene.store,
                {catalogue::ExpertAreaId(idNamed(name)), {QString::fromLatin1(name), {}}, post, unit, region, group});
    }

    std::optional<PostId> holder(const workflow::HolderRule &rule)
    {
        const Facts facts(scene.store, sara(), rights);
        const auto found = holderFor(rule, *facts.of<CaseDossier>(id), facts);
        return found.isKnown() ? std::optional(found->id) : std::nullopt;
    }
};

} // namespace

/// Goal: each kind of rule finds its post, in the unit that it names and nowhere nearer or further.
class HoldersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unitIsTheOneThatTheRuleNames_data()
    {
        QTest::addColumn<int>("responsibility");
        QTest::addColumn<Uuid>("unit");
        // The subject's cases are those of unit two, wherever; its own unit is set to roads by the test.
        QTest::newRow("subject in region") << int(Responsibility::SubjectInRegion) << unitTwo().uuid();
        QTest::newRow("region") << int(Responsibility::Region) << unitOne().uuid();
        QTest::newRow("subject") << int(Responsibility::Subject) << roads().uuid();
        QTest::newRow("organisation") << int(Responsibility::Organisation) << city().uuid();
    }
    void unitIsTheOneThatTheRuleNames()
    {
        QFETCH(int, responsibility);
        QFETCH(Uuid, unit);
        Staffed town({unitOne(), unitTwo(), roads(), city()});
        for (catalogue::Subject subject : town.scene.store.all<catalogue::Subject>()) {
            if (subject.id == waste()) {
                subject.unit = roads().uuid();
                town.scene.store.put(subject);
            }
        }
        QCOMPARE(town.holder(workflow::RoleHolds{checker, Responsibility(responsibility)}), checkerIn(UnitId(unit)));
        QCOMPARE(town.holder(workflow::UnitHeadHolds{Responsibility(responsibility)}), headOf(UnitId(unit)));
    }

    void nearestAboveIsTakenAndHeadsAreNotSoughtElsewhere()
    {
        Staffed above({city(), unitOne()});
        QCOMPARE(above.holder(workflow::RoleHolds{checker, Responsibility::SubjectInRegion}), checkerIn(city()));
        QCOMPARE(above.holder(workflow::UnitHeadHolds{Responsibility::SubjectInRegion}), headOf(city()));
        Staffed beside({unitOne()});
        QCOMPARE(beside.holder(workflow::RoleHolds{checker, Responsibility::SubjectInRegion}), checkerIn(unitOne()));
        QCOMPARE(beside.holder(workflow::UnitHeadHolds{Responsibility::SubjectInRegion}), std::nullopt);
        QCOMPARE(beside.holder(workflow::RoleHolds{QStringLiteral("nobody"), Responsibility::Organisation}),
                 std::nullopt);
    }

    void fixedPostIsFoundByKeyOrId()
    {
        Staffed town({});
        QCOMPARE(town.holder(workflow::PostHolds{intakeSupervisorRole}), supervisorPost());
        QCOMPARE(town.holder(workflow::PostHolds{answeringTwo().toString()}), answeringTwo());
        QCOMPARE(town.holder(workflow::PostHolds{oldPost().toString()}), std::nullopt);
        QCOMPARE(town.holder(workflow::PostHolds{QStringLiteral("nobody")}), std::nullopt);
    }

    void whoHasNoAreaGetsNothingByIt()
    {
        Staffed town({unitOne(), unitTwo(), city()});
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), std::nullopt);
        QCOMPARE(town.holder(workflow::ExpertHolds{checker}), std::nullopt);
    }

    void areaOfAnotherRegionGroupUnitOrRoleIsNone()
    {
        Staffed town({unitOne(), unitTwo(), city()});
        town.area("of the other region", checkerIn(unitTwo()), {}, regionTwo());
        town.area("of the unit beside", checkerIn(unitTwo()), unitOne());
        town.area("of another group", checkerIn(unitTwo()), unitTwo(), {}, catalogue::SubjectGroupId(idNamed("parks")));
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), std::nullopt);
        town.area("of everything", checkerIn(unitTwo()));
        QCOMPARE(town.holder(workflow::AreaHolds{QStringLiteral("answering_expert")}), std::nullopt);
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(unitTwo()));
    }

    void nearestAreaIsTaken() // R069
    {
        // Each one that is added is nearer than all before.
        Staffed town({yardOne(), unitOne(), unitTwo(), roads(), centre(), city()});
        town.area("all", checkerIn(city()));
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(city()));
        town.area("group", checkerIn(centre()), {}, {}, streets());
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(centre()));
        town.area("region", checkerIn(roads()), {}, regionOne());
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(roads()));
        town.area("region and group", checkerIn(unitOne()), {}, regionOne(), streets());
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(unitOne()));
        town.area("authority above", checkerIn(yardOne()), city());
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(yardOne()));
        town.area("authority", checkerIn(unitTwo()), unitTwo());
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(unitTwo()));
    }

    void areaOfAPostThatIsNoLongerUsedGoesToTheNext()
    {
        Staffed town({unitOne(), unitTwo()});
        town.area("first", checkerIn(unitOne()));
        town.area("second", checkerIn(unitTwo()));
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(unitOne()));
        town.put({checkerIn(unitOne()), unitOne(), {}, {}, false, checker, false});
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(unitTwo()));
    }

    void ofEquallyNearOnesTheOneWithLeastGetsItAndOfThoseTheFirst() // R057
    {
        Staffed town({unitOne(), unitTwo(), roads()});
        int load = 3;
        for (const UnitId &unit : {unitOne(), unitTwo(), roads()}) {
            town.put({checkerIn(unit), unit, {}, nima(), false, checker, true});
            town.area(unit.uuid().toAscii().constData(), checkerIn(unit));
            town.scene.store.put(PostLoad{checkerIn(unit), load--});
        }
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(roads()));
        town.scene.store.put(PostLoad{checkerIn(roads()), 2});
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(unitTwo()));
        // Nearness goes before.
        town.area("nearer", checkerIn(unitOne()), {}, regionOne());
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(unitOne()));
    }

    void whatNobodyHoldsComesLastThoughNothingLiesThere() // R057
    {
        Staffed town({unitOne(), unitTwo()});
        town.area("vacant", checkerIn(unitOne()));
        town.area("held", checkerIn(unitTwo()));
        town.scene.store.put(PostLoad{checkerIn(unitOne()), 0});
        town.scene.store.put(PostLoad{checkerIn(unitTwo()), 300});
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(unitOne()));
        town.put({checkerIn(unitTwo()), unitTwo(), {}, nima(), false, checker, true});
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(unitTwo()));
    }

    void deskThatCannotTellHowMuchLiesWhereShowsTheFirst() // R057
    {
        Staffed town({unitOne(), unitTwo()});
        for (const UnitId &unit : {unitOne(), unitTwo()}) {
            town.put({checkerIn(unit), unit, {}, nima(), false, checker, true});
            town.area(unit.uuid().toAscii().constData(), checkerIn(unit));
        }
        town.scene.store.put(PostLoad{checkerIn(unitOne()), 9});
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(unitOne()));
        town.scene.store.put(PostLoad{checkerIn(unitTwo()), 8});
        QCOMPARE(town.holder(workflow::AreaHolds{checker}), checkerIn(unitTwo()));
    }

    void expertIsWhomTheCaseNamesElseWhoHasTheArea() // R057
    {
        Staffed town({unitOne(), unitTwo()});
        town.area("all", checkerIn(unitTwo()));
        QCOMPARE(town.holder(workflow::ExpertHolds{checker}), checkerIn(unitTwo()));
        CaseCard card = town.scene.card(town.id);
        card.expert = checkerIn(unitOne());
        town.scene.store.put(card);
        QCOMPARE(town.holder(workflow::ExpertHolds{checker}), checkerIn(unitOne()));
        town.put({checkerIn(unitOne()), unitOne(), {}, {}, false, checker, false});
        QCOMPARE(town.holder(workflow::ExpertHolds{checker}), checkerIn(unitTwo()));
    }

    void authorIsWhoRegistered()
    {
        Staffed town({});
        QCOMPARE(town.holder(workflow::AuthorHolds{}), agentPost());
        QCOMPARE(town.holder(workflow::CitizenHolds{}), agentPost());
    }

    void doerIsWhoDidItLast()
    {
        Staffed town({});
        const workflow::DoerHolds rule{workflow::NodeKey::parse(QStringLiteral("temporary")).value()};
        QCOMPARE(town.holder(rule), std::nullopt);
        complete(town.scene, town.id, QStringLiteral("register"));
        QCOMPARE(town.holder(rule), agentPost());
        complete(town.scene, town.id, QStringLiteral("ask_intake"));
        QCOMPARE(town.holder(rule), agentPost());
        CaseNode node = town.scene.openNode(town.id);
        node.holder = answeringOne();
        town.scene.store.put(node);
        complete(town.scene, town.id, QStringLiteral("register"));
        QCOMPARE(town.holder(rule), answeringOne());
    }

    void supervisorIsFoundWhereverHeIs()
    {
        Staffed town({});
        const Facts facts(town.scene.store, sara(), town.rights);
        QCOMPARE(intakeSupervisor(facts)->id, supervisorPost());
    }
};

QTEST_GUILESS_MAIN(HoldersTest)
#include "holders_test.moc"
