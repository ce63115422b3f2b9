// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/refer_case.h"
#include "cases/core/release_case.h"
#include "cases/core/take_case.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;

namespace {

QByteArray refusalOf(const Result<Changes> &decided) { return decided.ok() ? QByteArray() : decided.error().id(); }

/// Takes this verb from everybody.
void forbid(Scene &scene, const Verb &verb)
{
    for (access::Role role : scene.store.all<access::Role>()) {
        std::erase(role.verbs, QString::fromLatin1(verb.id));
        scene.store.put(role);
    }
}

} // namespace

/// Goal: what was taken and not done is given back, and nothing but that changes.
class ReleaseCaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNobodyHasTakenStaysAsItIs()
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        QVERIFY(scene.decide(ReleaseCase{id, scene.openNode(id).id}, sara())->rows().empty());
    }

    void whatIsClosedIsNotGivenBack()
    {
        Scene scene;
        const CaseId id = aCase(scene).takenBy(sara()).registered();
        const CaseNodeId node = scene.openNode(id).id;
        complete(scene, id, QStringLiteral("register"));
        QCOMPARE(refusalOf(scene.decide(ReleaseCase{id, node}, sara())), QByteArray("cases.node_closed"));
    }

    void whatOthersHaveTakenNeedsTheRightToRefer()
    {
        Scene scene;
        const CaseId id = aCase(scene).takenBy(sara()).registered();
        const ReleaseCase release{id, scene.openNode(id).id};
        QVERIFY(scene.decide(release, omid()).ok());
        forbid(scene, referCaseVerb);
        QCOMPARE(refusalOf(scene.decide(release, omid())), QByteArray("access.denied"));
        QVERIFY(scene.decide(release, sara()).ok());
    }

    void withoutTheRightToTakeNothingOfOnesOwnIsGivenBack()
    {
        Scene scene;
        const CaseId id = aCase(scene).takenBy(sara()).registered();
        forbid(scene, takeCaseVerb);
        QCOMPARE(refusalOf(scene.decide(ReleaseCase{id, scene.openNode(id).id}, sara())), QByteArray("access.denied"));
    }

    void itIsAnybodysAgain()
    {
        Scene scene;
        const CaseId id = aCase(scene).takenBy(sara()).registered();
        const CaseNode before = scene.openNode(id);
        scene.must(ReleaseCase{id, before.id}, sara());
        const CaseNode node = scene.openNode(id);
        QVERIFY(!node.takenBy && !node.takenAt && !scene.card(id).takenBy);
        QCOMPARE(node.holder, before.holder);
        QCOMPARE(scene.story(id), QStringLiteral("registered taken released"));
        QCOMPARE(scene.history(id).back().node, std::optional(node.id));
        scene.must(TakeCase{id, node.id}, omid());
        QCOMPARE(scene.openNode(id).takenBy, std::optional(omid()));
    }
};

QTEST_GUILESS_MAIN(ReleaseCaseTest)
#include "release_case_test.moc"
