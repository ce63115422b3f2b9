// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/acting_for.h"
#include "cases/core/complete_node.h"
#include "cases/core/refer_case.h"
#include "cases/core/release_case.h"
#include "cases/core/take_case.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using access::Assignment;
using access::AssignmentId;
using access::Role;
using access::RoleId;

namespace {

const RoleId supervisor(idNamed("role:supervisor"));

/// A town in which omid supervises this part, and a case that lies with mina in unit one.
struct Watched
{
    Scene scene;
    CaseId id;

    explicit Watched(const std::optional<organisation::UnitId> &unit = unitOne())
        : id(aCase(scene).completed("register").referredTo(answeringOne()).registered())
    {
        scene.store.put(Role{supervisor, QStringLiteral("supervisor"), {}, {QString::fromLatin1(superviseVerb.id)}, true});
        scene.store.put(Assignment{AssignmentId(idNamed("supervises")), omid(), supervisor, unit, {}, true});
    }
    CaseNodeId node() const { return scene.openNode(id).id; }
    /// For whom the newest line of this kind says that it was done; empty: for nobody.
    QString forWhom(HistoryKind kind) const
    {
        QString found;
        Instant at(0);
        for (const HistoryEntry &entry : scene.history(id)) {
            if (entry.what != kind || entry.at < at)
                continue;
            at = entry.at;
            found = entry.values.value(QLatin1String("for_name")).toString();
            if (entry.values.contains(QLatin1String("for")) == found.isEmpty())
                qFatal("an id without a name, or a name without an id");
        }
        return found;
    }
};

} // namespace

/// Goal: what a supervisor does in a cartable that is not his own is recorded as done for whom it belongs to, and he may do
/// nothing by it that he may not do anyway (R121, R129, R132).
class ActingForTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void supervisingAloneLetsNobodyActOnACase()
    {
        Watched watched;
        watched.scene.store.put(Assignment{AssignmentId(idNamed("watches")), stranger(), supervisor, {}, {}, true});
        const auto refused = watched.scene.decide(ReferCase{watched.id, watched.node(), answeringTwo(), {}}, stranger());
        QCOMPARE(refused.error().id(), QByteArray("access.denied"));
        QCOMPARE(refused.error().values().value(QStringLiteral("verb")).toString(), QString::fromLatin1(referCaseVerb.id));
    }

    void whoSupervisesElsewhereActsForNobody()
    {
        Watched watched(unitTwo());
        watched.scene.must(TakeCase{watched.id, watched.node()}, omid());
        QCOMPARE(watched.forWhom(HistoryKind::Taken), QString());
    }

    void whoSupervisesNobodyActsForNobody()
    {
        Watched watched;
        watched.scene.must(TakeCase{watched.id, watched.node()}, nima());
        QCOMPARE(watched.forWhom(HistoryKind::Taken), QString());
    }

    void onesOwnWorkIsDoneForNobody()
    {
        Watched watched(std::nullopt);
        watched.scene.must(ReferCase{watched.id, watched.node(), supervisorPost(), {}}, mina());
        watched.scene.must(TakeCase{watched.id, watched.node()}, omid());
        QCOMPARE(watched.forWhom(HistoryKind::Taken), QString());
    }

    void whatHeHasTakenIsHisOwn()
    {
        Watched watched;
        watched.scene.must(TakeCase{watched.id, watched.node()}, omid());
        QCOMPARE(watched.forWhom(HistoryKind::Taken), QStringLiteral("Mina"));
        watched.scene.must(ReferCase{watched.id, watched.node(), answeringTwo(), {}}, omid());
        QCOMPARE(watched.forWhom(HistoryKind::Referred), QString());
    }

    void whatLiesWithAPostThatNobodyHoldsIsDoneForNobody()
    {
        Watched watched;
        watched.scene.must(ReferCase{watched.id, watched.node(), headOne(), {}}, mina());
        watched.scene.must(TakeCase{watched.id, watched.node()}, omid());
        QCOMPARE(watched.forWhom(HistoryKind::Taken), QString());
    }

    void referringIsRecordedAsDoneForWhoHeldIt() // R121
    {
        Watched watched;
        watched.scene.must(ReferCase{watched.id, watched.node(), answeringTwo(), {}}, omid());
        QCOMPARE(watched.forWhom(HistoryKind::Referred), QStringLiteral("Mina"));
    }

    void givingBackIsRecordedAsDoneForWhoHeldIt()
    {
        Watched watched;
        watched.scene.must(TakeCase{watched.id, watched.node()}, mina());
        watched.scene.must(ReleaseCase{watched.id, watched.node()}, omid());
        QCOMPARE(watched.forWhom(HistoryKind::Released), QStringLiteral("Mina"));
    }

    void anOperationIsRecordedAsDoneForWhoHeldIt()
    {
        Watched watched;
        watched.scene.must(CompleteNode{watched.id, watched.node(), QStringLiteral("settle"), QStringLiteral("done"), {}},
                           omid());
        QCOMPARE(watched.forWhom(HistoryKind::Completed), QStringLiteral("Mina"));
    }
};

QTEST_GUILESS_MAIN(ActingForTest)
#include "acting_for_test.moc"
