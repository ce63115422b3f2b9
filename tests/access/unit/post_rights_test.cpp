// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/change_rights.h"
#include "access/core/grounds.h"
#include "access/core/post_rights.h"
#include "access/core/substitutes.h"
#include "cases/core/add_note.h"
#include "reference/core/base_information.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::access;
using namespace peygir::test;
using organisation::Post;
using organisation::PostId;
using organisation::UnitId;

namespace {

const RoleId acts(idNamed("role:acts"));
const RoleId governor(idNamed("role:governor"));
const RoleId keeper(idNamed("role:keeper"));
const UserId other = UserId(idNamed("somebody else"));

/// Nobody else has it; everybody in the town has other rights.
constexpr Verb act{"test.act"};

ChangePostRights gift(const PostId &post, const RoleId &role, PostReach reach = PostReach::OwnUnit,
                      const std::optional<UnitId> &unit = {})
{
    return {post, role, reach, unit, {}, true};
}

void assign(Scene &scene, const UserId &user, const RoleId &role, const std::optional<UnitId> &unit = {})
{
    scene.must(ChangeRights{user, role, unit, {}, true}, systemUser());
}

Result<Changes> put(Scene &scene, const Post &post, const UserId &author)
{
    return scene.submitted({scene.nextId(), reference::putRecordKind, 1, author, scene.now, std::nullopt, std::nullopt, {},
                            {{QStringLiteral("type"), QStringLiteral("post")}, {QStringLiteral("record"), fieldsToJson(post)}}});
}

Result<Changes> hold(Scene &scene, const PostId &id, const std::optional<UserId> &holder, const UserId &author = systemUser())
{
    Post post = postOf(scene.store, id);
    post.holder = holder;
    return put(scene, post, author);
}

bool may(Scene &scene, const UserId &user, const Scope &scope, const Verb &verb = act)
{
    const RightsOf rights = rightsOf;
    const Facts facts(scene.store, user, rights);
    return facts.author().may(verb, scope).ok();
}

Scene town()
{
    Scene scene;
    scene.store.put(Role{acts, QStringLiteral("acts"), {}, {QString::fromLatin1(act.id)}, true});
    scene.store.put(Role{governor, QStringLiteral("governor"), {}, {QString::fromLatin1(changeRights.id)}, true});
    scene.store.put(Role{keeper, QStringLiteral("keeper"), {}, {QString::fromLatin1(reference::editOrganisation.id)}, true});
    return scene;
}

} // namespace

/// Goal: whoever holds a post has what the post gives, from the moment in which he holds it until the one in which he does not, and nobody
/// gives by way of a post what he may not give (R113).
class PostRightsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayNotChangeRightsGivesNothingToAPost()
    {
        Scene scene = town();
        assign(scene, stranger(), keeper);
        QCOMPARE(scene.decide(gift(headOne(), acts), stranger()).error().id(), QByteArray("access.denied"));
    }

    void nobodyGivesToAPostWhereHeMayNotGiveToAPerson_data()
    {
        QTest::addColumn<PostId>("post");
        QTest::addColumn<PostReach>("reach");
        QTest::addColumn<std::optional<UnitId>>("unit");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("own unit") << headOne() << PostReach::OwnUnit << std::optional<UnitId>() << true;
        QTest::newRow("unit below") << headOne() << PostReach::OtherUnit << std::optional(yardOne()) << true;
        QTest::newRow("other unit") << headOne() << PostReach::OtherUnit << std::optional(unitTwo()) << false;
        QTest::newRow("everywhere") << headOne() << PostReach::Everywhere << std::optional<UnitId>() << false;
        QTest::newRow("post of another unit") << answeringTwo() << PostReach::OwnUnit << std::optional<UnitId>() << false;
        QTest::newRow("that one’s, here") << answeringTwo() << PostReach::OtherUnit << std::optional(unitOne()) << true;
    }
    void nobodyGivesToAPostWhereHeMayNotGiveToAPerson()
    {
        QFETCH(PostId, post);
        QFETCH(PostReach, reach);
        QFETCH(std::optional<UnitId>, unit);
        QFETCH(bool, allowed);
        Scene scene = town();
        assign(scene, stranger(), governor, unitOne());
        const auto decided = scene.decide(gift(post, acts, reach, unit), stranger());
        QCOMPARE(decided.ok(), allowed);
        QVERIFY(allowed || decided.error().id() == "access.denied");
    }

    void whatIsNotThereIsNamed()
    {
        Scene scene = town();
        const auto refusal = [&scene](const ChangePostRights &command) {
            return scene.decide(command, systemUser()).error().id();
        };
        QCOMPARE(refusal(gift(PostId(idNamed("none")), acts)), QByteArray("access.post_unknown"));
        QCOMPARE(refusal(gift(headOne(), RoleId(idNamed("none")))), QByteArray("access.role_unknown"));
        QCOMPARE(refusal(gift(headOne(), acts, PostReach::OtherUnit)), QByteArray("access.post_reach"));
        QCOMPARE(refusal(gift(headOne(), acts, PostReach::Everywhere, unitOne())), QByteArray("access.post_reach"));
    }

    void postGivesOnlySoMany()
    {
        Scene scene = town();
        PostRights full{headOne(), {}};
        for (int n = 0; n < mostPostRoles; ++n)
            full.roles.push_back({RoleId(idNamed("role " + QByteArray::number(n))), PostReach::OwnUnit});
        scene.store.put(full);
        QCOMPARE(scene.decide(gift(headOne(), acts), systemUser()).error().id(), QByteArray("access.too_many_post_roles"));
    }

    void keeperOfTheChartLetsNobodyHoldAPostThatGives()
    {
        Scene scene = town();
        assign(scene, other, keeper);
        QVERIFY(hold(scene, headOne(), stranger(), other).ok());
        QVERIFY(hold(scene, headOne(), std::nullopt, other).ok());
        scene.must(gift(headOne(), acts), systemUser());
        QCOMPARE(hold(scene, headOne(), stranger(), other).error().id(), QByteArray("access.denied"));
        QCOMPARE(hold(scene, headOne(), other, other).error().id(), QByteArray("access.denied"));
        QVERIFY(!may(scene, other, {.unit = unitOne().uuid()}));
        // What says nothing about rights is his as before.
        Post named = postOf(scene.store, headOne());
        named.name.fa = QStringLiteral("another name");
        QVERIFY(put(scene, named, other).ok());
    }

    void keeperOfTheChartTakesNobodyOutOfOneAndMovesNoneThatIsHeld()
    {
        Scene scene = town();
        assign(scene, other, keeper);
        scene.must(gift(headOne(), acts), systemUser());
        QVERIFY(hold(scene, headOne(), stranger()).ok());
        QCOMPARE(hold(scene, headOne(), std::nullopt, other).error().id(), QByteArray("access.denied"));
        Post moved = postOf(scene.store, headOne());
        moved.unit = city();
        QCOMPARE(put(scene, moved, other).error().id(), QByteArray("access.denied"));
        QVERIFY(!may(scene, stranger(), {.unit = unitTwo().uuid()}));
    }

    void newHolderHasItAtOnceAndTheFormerNoLonger()
    {
        Scene scene = town();
        scene.must(gift(headOne(), acts), systemUser());
        QVERIFY(hold(scene, headOne(), stranger()).ok());
        QVERIFY(may(scene, stranger(), {.unit = yardOne().uuid()}));
        QVERIFY(!may(scene, stranger(), {.unit = unitTwo().uuid()}));
        QVERIFY(!may(scene, stranger(), {.everywhere = true}));
        QVERIFY(hold(scene, headOne(), other).ok());
        QVERIFY(!may(scene, stranger(), {.unit = yardOne().uuid()}));
        QVERIFY(may(scene, other, {.unit = yardOne().uuid()}));
    }

    void whatThePostGivesMovesWithIt()
    {
        Scene scene = town();
        scene.must(gift(headOne(), acts), systemUser());
        QVERIFY(hold(scene, headOne(), stranger()).ok());
        Post moved = postOf(scene.store, headOne());
        moved.unit = unitTwo();
        QVERIFY(put(scene, moved, systemUser()).ok());
        QVERIFY(!may(scene, stranger(), {.unit = unitOne().uuid()}));
        QVERIFY(may(scene, stranger(), {.unit = unitTwo().uuid()}));
    }

    void postThatIsSwitchedOffGivesNothing()
    {
        Scene scene = town();
        scene.must(gift(headOne(), acts, PostReach::Everywhere), systemUser());
        QVERIFY(hold(scene, headOne(), stranger()).ok());
        QVERIFY(may(scene, stranger(), {.everywhere = true}));
        Post off = postOf(scene.store, headOne());
        off.active = false;
        QVERIFY(put(scene, off, systemUser()).ok());
        QVERIFY(!may(scene, stranger(), {}));
    }

    void givenTwiceIsThereOnceAndTakenAwayItIsGone()
    {
        Scene scene = town();
        QVERIFY(hold(scene, headOne(), stranger()).ok());
        scene.must(gift(headOne(), acts), systemUser());
        QVERIFY(scene.must(gift(headOne(), acts), systemUser()).rows().empty());
        QCOMPARE(scene.store.all<PostRights>().front().roles.size(), size_t(1));
        ChangePostRights away = gift(headOne(), acts);
        away.granted = false;
        scene.must(away, systemUser());
        QVERIFY(!may(scene, stranger(), {}));
        QVERIFY(scene.must(away, systemUser()).rows().empty());
    }

    void nobodyLeavesThePostByWhichHeGivesRights()
    {
        Scene scene = town();
        scene.must(gift(headOne(), governor, PostReach::Everywhere), systemUser());
        scene.must(gift(headOne(), keeper, PostReach::Everywhere), systemUser());
        QVERIFY(hold(scene, headOne(), stranger()).ok());
        QCOMPARE(hold(scene, headOne(), other, stranger()).error().id(), QByteArray("access.own_right"));
        ChangePostRights away = gift(headOne(), governor, PostReach::Everywhere);
        away.granted = false;
        QCOMPARE(scene.decide(away, stranger()).error().id(), QByteArray("access.own_right"));
        // Where he has it otherwise as well, he may.
        assign(scene, stranger(), governor);
        QVERIFY(scene.decide(away, stranger()).ok());
        QVERIFY(hold(scene, headOne(), other, stranger()).ok());
    }

    void groundsNameThePost()
    {
        Scene scene = town();
        scene.must(gift(headOne(), acts), systemUser());
        QVERIFY(hold(scene, headOne(), stranger()).ok());
        const RightsOf rights = rightsOf;
        const Facts facts(scene.store, stranger(), rights);
        const auto findings = findingsOf(facts, stranger(), act, {.unit = unitOne().uuid()});
        QCOMPARE(findings.size(), size_t(1));
        QVERIFY(findings.front().post == headOne() && findings.front().ground == Ground::Gives);
    }

    void substituteHasWhatThePostGivesAsWell()
    {
        Scene scene = town();
        scene.must(gift(headOne(), acts), systemUser());
        QVERIFY(hold(scene, headOne(), stranger()).ok());
        scene.store.put(SubstituteBook{substituteBookOf(other), other,
                                       {{SubstitutionId(idNamed("always")), stranger(), QStringLiteral("2000-01-01"),
                                         QStringLiteral("2100-01-01"), {}}}});
        scene.must(KeepSubstitutes{other}, systemUser());
        QVERIFY(may(scene, other, {.unit = unitOne().uuid()}));
        QVERIFY(hold(scene, headOne(), std::nullopt).ok());
        scene.must(KeepSubstitutes{other}, systemUser());
        QVERIFY(!may(scene, other, {.unit = unitOne().uuid()}));
    }

    void whatTheFormerHolderDidOfflineIsDecidedByWhatHeHasThen()
    {
        Scene scene = town();
        scene.store.put(Role{acts, QStringLiteral("acts"), {}, {QString::fromLatin1(cases::addNoteVerb.id)}, true});
        scene.must(gift(answeringTwo(), acts), systemUser());
        QVERIFY(hold(scene, answeringTwo(), stranger()).ok());
        const auto id = aCase(scene).about(waste()).completed("register").referredTo(answeringTwo()).registered();
        const Envelope note = scene.envelope(cases::AddNote{id, QStringLiteral("seen there")}, stranger());
        FactStore desk = FactStore::deskWith(scene.store, scene.store.aggregates());
        QVERIFY(scene.decideOn(desk, note).ok());
        QVERIFY(hold(scene, answeringTwo(), nima()).ok());
        QVERIFY(scene.decideOn(desk, note).ok());
        QCOMPARE(scene.decideOn(scene.store, note).error().id(), QByteArray("access.denied"));
    }

    void deskThatDoesNotHoldThePostLeavesItToTheServer()
    {
        Scene scene = town();
        assign(scene, stranger(), keeper, unitTwo());
        scene.must(gift(headOne(), acts), systemUser());
        QVERIFY(hold(scene, headOne(), stranger()).ok());
        auto held = scene.store.aggregates();
        held.erase(AggregateId{organisation::postKind.number, headOne().uuid()});
        FactStore desk = FactStore::deskWith(scene.store, held);
        const RightsOf rights = rightsOf;
        const Facts facts(desk, stranger(), rights);
        QCOMPARE(facts.author().may(act, {}).error().id(), QByteArray("access.unknown_here"));
    }
};

QTEST_GUILESS_MAIN(PostRightsTest)
#include "post_rights_test.moc"
