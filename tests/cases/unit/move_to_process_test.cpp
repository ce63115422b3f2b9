// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/move_to_process.h"

#include "cases/core/reopen_case.h"
#include "cases/core/take_case.h"
#include "support/rules/scene.h"
#include "workflow/core/edited_process.h"
#include "workflow/core/process_text.h"
#include "workflow/core/put_process.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using workflow::NodeKey;
using workflow::ProcessDefinition;
using workflow::ProcessId;

namespace {

ProcessDefinition cycle() { return shippedProcess(QStringLiteral("cycle_137")); }
ProcessDefinition clerk() { return shippedProcess(QStringLiteral("one_clerk_town")); }
ProcessDefinition permit() { return shippedProcess(QStringLiteral("excavation_permit")); }

const QJsonObject toClerk{{QStringLiteral("temporary"), QStringLiteral("in_hand")},
                          {QStringLiteral("follow_up"), QStringLiteral("in_hand")}};

Scene withAdministrator()
{
    Scene scene;
    const access::RoleId role(idNamed("role:keeper"));
    scene.store.put(access::Role{
        role, QStringLiteral("keeper"), {}, {QString::fromLatin1(workflow::editProcesses.id)}, true});
    scene.store.put(access::Assignment{access::AssignmentId(idNamed("keeps")), sara(), role, {}, {}, true});
    return scene;
}

ProcessDefinition recordOf(const Scene &scene, const ProcessId &id)
{
    for (const ProcessDefinition &one : scene.store.all<ProcessDefinition>()) {
        if (one.id == id)
            return one;
    }
    qFatal("no such process");
}

/// The next version of a process, in which one thing is otherwise.
ProcessId nextOf(Scene &scene, const ProcessId &base, const std::function<void(workflow::EditedProcess &)> &change)
{
    workflow::EditedProcess edited(*workflow::processOf(recordOf(scene, base)).value());
    change(edited);
    scene.must(workflow::PutProcess{base, QString::fromUtf8(workflow::textOf(edited.next().value().draft()))}, sara());
    return workflow::nextVersionOf(base);
}
ProcessId nextCycle(Scene &scene, const std::function<void(workflow::EditedProcess &)> &change)
{
    return nextOf(scene, cycle().id, change);
}

void setName(workflow::EditedProcess &edited, const char *node)
{
    const NodeKey key = NodeKey::parse(QString::fromLatin1(node)).value();
    workflow::StatusLine line = workflow::statusLineOf(*edited.node(key));
    line.name = {QStringLiteral("تازه"), {}};
    QVERIFY(edited.setStatus(key, line).ok());
}

const QString because = QStringLiteral("because");

void switchTo(Scene &scene, const ProcessId &from, const ProcessId &to)
{
    ProcessDefinition record = recordOf(scene, from);
    record.followedBy = to;
    scene.store.put(record);
}

QByteArray refusal(Scene &scene, const MoveToProcess &command)
{
    return scene.submit(command, sara()).error().id();
}

} // namespace

/// Goal: an open case goes on in another version or another process where it stood, or where somebody has said, and is never
/// put where nobody could move it on (R010, R077).
class MoveToProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayNotEditProcessesMovesNothing()
    {
        Scene scene = withAdministrator();
        const CaseId id = aCase(scene).registered();
        QCOMPARE(scene.decide(MoveToProcess{id, cycle().id, clerk().id, toClerk}, reza()).error().id(),
                 QByteArray("access.denied"));
    }

    void whatWalksSomethingElseOrIsClosedStays()
    {
        Scene scene = withAdministrator();
        const CaseId id = aCase(scene).registered();
        QCOMPARE(refusal(scene, {CaseId(idNamed("none")), cycle().id, clerk().id, toClerk}),
                 QByteArray("cases.unknown"));
        QCOMPARE(refusal(scene, {id, clerk().id, cycle().id, toClerk}), QByteArray("cases.process_moved_on"));
        QCOMPARE(refusal(scene, {id, cycle().id, ProcessId(idNamed("none")), toClerk}),
                 QByteArray("cases.process_unknown"));
        complete(scene, id, QStringLiteral("withdraw"));
        QCOMPARE(refusal(scene, {id, cycle().id, clerk().id, toClerk}), QByteArray("cases.closed"));
    }

    void statusThatIsGoneNeedsAPlaceThatSomebodyNames()
    {
        Scene scene = withAdministrator();
        const CaseId id = aCase(scene).registered();
        const auto refused = scene.submit(MoveToProcess{id, cycle().id, clerk().id, {}}, sara());
        QCOMPARE(refused.error().id(), QByteArray("cases.place_missing"));
        QCOMPARE(refused.error().values().value(QStringLiteral("status")).toString(), QStringLiteral("ثبت موقت"));
        // An end is no place to go on at.
        QCOMPARE(refusal(scene, {id, cycle().id, clerk().id,
                                 {{QStringLiteral("temporary"), QStringLiteral("done")}}}),
                 QByteArray("cases.place_missing"));
        QCOMPARE(scene.card(id).process, std::optional(cycle().id));
    }

    void caseInSeveralBranchesIsNotPressedIntoOne()
    {
        Scene scene = withAdministrator();
        const CaseId id = aCase(scene).about(permitSubject()).registered();
        const auto process = workflow::processOf(permit()).value();
        QJsonObject everywhere;
        for (const workflow::Node &node : process->nodes()) {
            if (node.task())
                everywhere.insert(node.key.text(), QStringLiteral("in_hand"));
        }
        // Until it is split.
        for (int steps = 0; scene.card(id).openNodes == 1 && steps < 10; ++steps) {
            const CaseNode stay = scene.openNode(id);
            for (const workflow::Edge *edge : process->edgesFrom(NodeKey::parse(stay.node).value())) {
                if (edge->kind != workflow::EdgeKind::Forward)
                    continue;
                QJsonObject values;
                for (const workflow::Input &input : edge->inputs)
                    values.insert(input.key.text(), input.type == workflow::InputType::Date ? QStringLiteral("2026-11-21")
                                                                                            : QStringLiteral("12"));
                complete(scene, id, edge->key.text(), values);
                break;
            }
        }
        QVERIFY(scene.card(id).openNodes > 1);
        QCOMPARE(refusal(scene, {id, permit().id, clerk().id, everywhere}), QByteArray("cases.process_unfit"));
    }

    void sameTaskOfANewerVersionIsTheSameStay()
    {
        Scene scene = withAdministrator();
        const CaseId id = aCase(scene).registered();
        scene.must(TakeCase{id, scene.openNode(id).id}, sara());
        const ProcessId next = nextCycle(scene, [](auto &edited) { setName(edited, "temporary"); });
        const CaseNode before = scene.openNode(id);
        const CaseCard card = scene.card(id);
        scene.must(MoveToProcess{id, cycle().id, next, {}}, sara());
        QVERIFY(toRow(scene.openNode(id)).sameContent(toRow(before)));
        QCOMPARE(scene.card(id).process, std::optional(next));
        QCOMPARE(scene.card(id).processVersion, std::optional(2));
        QCOMPARE(scene.card(id).lastChangeAt, card.lastChangeAt);
        QVERIFY(scene.story(id).endsWith(QStringLiteral("edited")));
        // And it goes on by the new version.
        complete(scene, id, QStringLiteral("register"));
        QCOMPARE(scene.card(id).node, QStringLiteral("follow_up"));
    }

    void otherReceiverBeginsAStayOfHis()
    {
        Scene scene = withAdministrator();
        const CaseId id = aCase(scene).registered();
        const ProcessId next = nextCycle(scene, [](auto &edited) {
            QVERIFY(edited
                        .setReceiver(NodeKey::parse(QStringLiteral("temporary")).value(),
                                     {.by = workflow::HolderKind::Role,
                                      .role = QStringLiteral("follow_up_expert"),
                                      .unit = workflow::Responsibility::Organisation})
                        .ok());
        });
        const CaseNode before = scene.openNode(id);
        scene.must(MoveToProcess{id, cycle().id, next, {}}, sara());
        QCOMPARE(scene.openNode(id).holder, std::optional(followUpPost()));
        QVERIFY(scene.openNode(id).id != before.id);
        QCOMPARE(scene.card(id).holder, std::optional(followUpPost()));
    }

    void threeRolesBecomeOneClerkAndTheWayBackRestoresTaskAndHolder()
    {
        Scene scene = withAdministrator();
        const CaseId id = aCase(scene).registered();
        complete(scene, id, QStringLiteral("register"));
        const CaseNode before = scene.openNode(id);
        scene.must(MoveToProcess{id, cycle().id, clerk().id, toClerk}, sara());
        QCOMPARE(scene.card(id).node, QStringLiteral("in_hand"));
        QCOMPARE(scene.card(id).openNodes, 1);
        const HistoryEntry entry = scene.history(id).back();
        QCOMPARE(entry.what, HistoryKind::Edited);
        const QJsonObject back = entry.values.value(QLatin1String(movedPlaces)).toObject();
        QCOMPARE(back, QJsonObject({{QStringLiteral("in_hand"), QStringLiteral("follow_up")}}));
        const auto holder = organisation::PostId::parse(entry.values.value(QLatin1String(movedHolder)).toString());
        QCOMPARE(std::optional(holder.value()), before.holder);
        scene.must(MoveToProcess{id, clerk().id, cycle().id, back, *holder}, sara());
        QCOMPARE(scene.openNode(id).node, before.node);
        QCOMPARE(scene.openNode(id).holder, before.holder);
        QCOMPARE(scene.card(id).process, std::optional(cycle().id));
    }

    void reopenedCaseGoesOnInWhatItsProcessWasSwitchedTo() // R071 R077
    {
        Scene scene = withAdministrator();
        const CaseId id = aCase(scene).completed("register").registered();
        complete(scene, id, QStringLiteral("reject"));
        // Switched twice: to a next version, and from that to one in which another post receives it.
        const ProcessId next = nextCycle(scene, [](auto &edited) { setName(edited, "follow_up"); });
        const ProcessId last = nextOf(scene, next, [](auto &edited) {
            QVERIFY(edited
                        .setReceiver(NodeKey::parse(QStringLiteral("follow_up")).value(),
                                     {.by = workflow::HolderKind::Role,
                                      .role = QStringLiteral("answering_expert"),
                                      .unit = workflow::Responsibility::Organisation})
                        .ok());
        });
        switchTo(scene, cycle().id, next);
        switchTo(scene, next, last);
        scene.must(ReopenCase{id, because}, reza());
        QCOMPARE(scene.card(id).process, std::optional(last));
        QCOMPARE(scene.card(id).processVersion, std::optional(3));
        QCOMPARE(scene.openNode(id).node, QStringLiteral("follow_up"));
        QVERIFY(scene.openNode(id).holder != std::optional(followUpPost()));
        // What it did before is named by the former.
        QStringList said;
        for (const HistoryEntry &entry : scene.history(id)) {
            if (entry.values.contains(QLatin1String(movedFrom)))
                said.append(entry.values.value(QLatin1String(movedFrom)).toString());
            QVERIFY(!entry.values.contains(QLatin1String(leftInProcess)));
        }
        QCOMPARE(said, QStringList(cycle().id.toString()));
        // And it can be ended there.
        complete(scene, id, QStringLiteral("reject"));
        QVERIFY(scene.card(id).closedAt);
    }

    void reopenedCaseStaysWhereItsTaskIsNotAndTheHistorySaysSo() // R071 R077
    {
        Scene scene = withAdministrator();
        const CaseId id = aCase(scene).completed("register").registered();
        complete(scene, id, QStringLiteral("reject"));
        switchTo(scene, cycle().id, clerk().id);
        scene.must(ReopenCase{id, because}, reza());
        QCOMPARE(scene.card(id).process, std::optional(cycle().id));
        const HistoryEntry entry = scene.history(id).back();
        QCOMPARE(entry.what, HistoryKind::Reopened);
        QVERIFY(entry.values.value(QLatin1String(leftInProcess)).toString().endsWith(QStringLiteral("(1)")));
        complete(scene, id, QStringLiteral("reject"));
        QVERIFY(scene.card(id).closedAt);
    }

    void givenTwiceItMovesOnce()
    {
        Scene scene = withAdministrator();
        const CaseId id = aCase(scene).registered();
        const Envelope envelope = scene.envelope(MoveToProcess{id, cycle().id, clerk().id, toClerk}, sara());
        QVERIFY(scene.submitted(envelope).ok());
        const auto again = scene.submitted(envelope);
        QVERIFY(again.ok() && again->rows().empty());
    }
};

QTEST_GUILESS_MAIN(MoveToProcessTest)
#include "move_to_process_test.moc"
