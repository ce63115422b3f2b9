// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/core/roster.h"
#include "access/core/roles.h"
#include "reference/core/put_record.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::organisation;
using namespace peygir::test;

namespace {

Result<Changes> put(Scene &scene, const Post &post)
{
    Envelope envelope = scene.envelope(aMessage(), access::systemUser());
    envelope.kind = reference::putRecordKind;
    envelope.arguments = {{QStringLiteral("type"), QStringLiteral("post")},
                          {QStringLiteral("record"), fieldsToJson(post)}};
    return scene.submitted(envelope);
}

std::vector<PostId> listed(const Scene &scene, const QString &name)
{
    for (const Roster &roster : scene.store.all<Roster>()) {
        if (roster.name == name)
            return roster.posts;
    }
    return {};
}

const QString expert = QStringLiteral("answering_expert");

} // namespace

/// Goal: rules find posts without searching: the rosters say the same as the posts, whatever is done to a post.
class RosterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void postIsListedByRoleUnitAndHolder()
    {
        Scene scene;
        QCOMPARE(listed(scene, rosterOfRole(expert)), (std::vector{answeringOne(), answeringTwo()}));
        QCOMPARE(listed(scene, rosterOfRole(unitOne(), expert)), std::vector{answeringOne()});
        QCOMPARE(listed(scene, rosterOfPerson(nima())), std::vector{answeringTwo()});
        QCOMPARE(listed(scene, rosterOfHead(unitOne())), std::vector{headOne()});
        QVERIFY(listed(scene, rosterOfHead(unitTwo())).empty());
    }

    void postThatIsNoLongerUsedIsListedNowhere()
    {
        Scene scene;
        Post post = postOf(scene.store, answeringOne());
        post.active = false;
        QVERIFY(put(scene, post).ok());
        for (const Roster &roster : scene.store.all<Roster>())
            QVERIFY(std::find(roster.posts.begin(), roster.posts.end(), answeringOne()) == roster.posts.end());
        QCOMPARE(listed(scene, rosterOfRole(expert)), std::vector{answeringTwo()});
    }

    void changedPostMovesBetweenRosters()
    {
        Scene scene;
        Post post = postOf(scene.store, answeringOne());
        post.unit = unitTwo();
        post.holder = sara();
        post.head = true;
        QVERIFY(put(scene, post).ok());
        QVERIFY(listed(scene, rosterOfRole(unitOne(), expert)).empty());
        QCOMPARE(listed(scene, rosterOfRole(unitTwo(), expert)), (std::vector{answeringTwo(), answeringOne()}));
        QCOMPARE(listed(scene, rosterOfPerson(sara())), (std::vector{agentPost(), answeringOne()}));
        QCOMPARE(listed(scene, rosterOfHead(unitTwo())), std::vector{answeringOne()});
        QCOMPARE(listed(scene, rosterOfRole(expert)), (std::vector{answeringOne(), answeringTwo()}));
    }

    void postPutTwiceIsListedOnce()
    {
        Scene scene;
        const auto decided = put(scene, postOf(scene.store, answeringOne()));
        QVERIFY(decided.ok());
        QCOMPARE(decided->rows().size(), size_t(1));
        QCOMPARE(listed(scene, rosterOfRole(expert)), (std::vector{answeringOne(), answeringTwo()}));
    }

    void firstOneStandsForAll()
    {
        Scene scene;
        static const RightsOf rights = access::rightsOf;
        const Facts facts(scene.store, sara(), rights);
        QCOMPARE(firstPost(facts, rosterOfRole(expert))->id, answeringOne());
        QVERIFY(firstPost(facts, rosterOfRole(QStringLiteral("nobody"))).isAbsent());
        FactStore desk(FactStore::Side::Desk);
        const Facts onDesk(desk, sara(), rights);
        QVERIFY(firstPost(onDesk, rosterOfRole(expert)).isUnknown());
    }

    void deskThatDoesNotHoldARosterLeavesThePostToTheServer()
    {
        Scene scene;
        Post post = postOf(scene.store, answeringOne());
        post.roleKey = QStringLiteral("new_role");
        FactStore desk = FactStore::deskWith(scene.store, scene.store.aggregates());
        static const RightsOf rights = access::rightsOf;
        const Facts facts(desk, sara(), rights);
        QVERIFY(putPost(post, facts).isLeftToServer());
    }
};

QTEST_GUILESS_MAIN(RosterTest)
#include "roster_test.moc"
