// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/put_process.h"

#include "cases/core/case_card.h"
#include "reference/core/put_record.h"
#include "reference/core/record_history.h"
#include "support/rules/scene.h"
#include "workflow/core/edited_process.h"
#include "workflow/core/process_text.h"
#include "workflow/core/switch_process.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::test;
using namespace peygir::workflow;

namespace {

NodeKey key(const char *text) { return NodeKey::parse(QString::fromLatin1(text)).value(); }

/// The text of the next version of the record, with this name for its beginning.
PutProcess renamed(const ProcessDefinition &record, const char *node, const QString &name)
{
    EditedProcess edited(*processOf(record).value());
    StatusLine line = statusLineOf(*edited.node(key(node)));
    line.name = {name, {}};
    if (!edited.setStatus(key(node), line).ok())
        qFatal("no such status");
    return {record.id, QString::fromUtf8(textOf(edited.next().value().draft()))};
}

ProcessDefinition cycle() { return shippedProcess(QStringLiteral("cycle_137")); }
ProcessDefinition clerk() { return shippedProcess(QStringLiteral("one_clerk_town")); }

std::optional<ProcessDefinition> record(const Scene &scene, const ProcessId &id)
{
    for (const ProcessDefinition &one : scene.store.all<ProcessDefinition>()) {
        if (one.id == id)
            return one;
    }
    return std::nullopt;
}

/// A town whose sara keeps base information.
Scene withAdministrator()
{
    Scene scene;
    const access::RoleId role(idNamed("role:keeper"));
    scene.store.put(
        access::Role{role, QStringLiteral("keeper"), {}, {QString::fromLatin1(editProcesses.id)}, true});
    scene.store.put(access::Assignment{access::AssignmentId(idNamed("keeps")), sara(), role, {}, {}, true});
    return scene;
}

} // namespace

/// Goal: a next version is published by who may, is never taken for another, and changes nothing until it is switched to;
/// switching takes new messages to another process and back as one act (R010, R074, R075, R077).
class PutProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoMayNotEditProcessesIsDenied()
    {
        Scene scene = withAdministrator();
        QCOMPARE(scene.decide(renamed(cycle(), "temporary", QStringLiteral("تازه")), stranger()).error().id(),
                 QByteArray("access.denied"));
        QCOMPARE(scene.decide(SwitchProcess{cycle().id, clerk().id}, stranger()).error().id(),
                 QByteArray("access.denied"));
    }

    void whatIsNoNextVersionIsRefused()
    {
        Scene scene = withAdministrator();
        const auto refused = [&scene](const PutProcess &command) {
            return scene.decide(command, sara()).error().id();
        };
        const PutProcess next = renamed(cycle(), "temporary", QStringLiteral("تازه"));
        QCOMPARE(refused({clerk().id, next.definition}), QByteArray("workflow.process.record_differs"));
        QCOMPARE(refused({cycle().id, cycle().definition}), QByteArray("workflow.process.record_differs"));
        QCOMPARE(refused({ProcessId(idNamed("none")), next.definition}), QByteArray("workflow.process_unknown"));
        QCOMPARE(refused({cycle().id, QStringLiteral("{}")}), QByteArray("workflow.process.missing_field"));
    }

    void nextVersionStandsBesideTheOneThatCasesWalk()
    {
        Scene scene = withAdministrator();
        const cases::CaseId walking = aCase(scene).registered();
        const PutProcess command = renamed(cycle(), "temporary", QStringLiteral("تازه"));
        scene.must(command, sara());
        const auto made = record(scene, nextVersionOf(cycle().id));
        QVERIFY(made && made->active);
        QCOMPARE(made->version, 2);
        QCOMPARE(record(scene, cycle().id)->definition, cycle().definition);
        QCOMPARE(scene.card(walking).process, std::optional(cycle().id));
        // Nor does a new message walk it.
        QCOMPARE(scene.card(aCase(scene).registered()).process, std::optional(cycle().id));
        int lines = 0;
        for (const auto &line : scene.store.all<reference::RecordHistory>())
            lines += line.record == made->id.uuid() && line.author == sara();
        QCOMPARE(lines, 1);
    }

    void ofTwoWhoSaveAtOnceTheSecondIsTold()
    {
        Scene scene = withAdministrator();
        scene.must(renamed(cycle(), "temporary", QStringLiteral("نخست")), sara());
        const auto second = scene.submit(renamed(cycle(), "follow_up", QStringLiteral("دوم")), sara());
        QCOMPARE(second.error().id(), QByteArray("workflow.version_taken"));
        QCOMPARE(second.error().values().value(QStringLiteral("version")).toInt(), 2);
        const auto made = record(scene, nextVersionOf(cycle().id));
        QVERIFY(made->definition.contains(QStringLiteral("نخست")));
        // The same once more is no second one.
        QVERIFY(scene.submit(renamed(cycle(), "temporary", QStringLiteral("نخست")), sara()).ok());
    }

    void deskThatDoesNotHoldANextVersionMakesOne()
    {
        Scene scene = withAdministrator();
        FactStore desk = FactStore::deskWith(scene.store, scene.store.aggregates());
        const auto decided =
            scene.decideOn(desk, scene.envelope(renamed(cycle(), "temporary", QStringLiteral("تازه")), sara()));
        QVERIFY(decided.ok());
        QVERIFY(!decided->isLeftToServer());
        QVERIFY(!decided->rows().empty());
    }

    void whatCannotBeSwitchedToIsRefused()
    {
        Scene scene = withAdministrator();
        const auto refused = [&scene](const ProcessId &from, const ProcessId &to) {
            return scene.decide(SwitchProcess{from, to}, sara()).error().id();
        };
        QCOMPARE(refused(cycle().id, cycle().id), QByteArray("workflow.switch.same"));
        QCOMPARE(refused(cycle().id, ProcessId(idNamed("none"))), QByteArray("workflow.process_unknown"));
        ProcessDefinition off = clerk();
        off.active = false;
        scene.store.put(off);
        QCOMPARE(refused(cycle().id, clerk().id), QByteArray("workflow.switch.inactive"));
    }

    void switchingTakesNewMessagesAlongAndBack()
    {
        Scene scene = withAdministrator();
        scene.must(SwitchProcess{cycle().id, clerk().id}, sara());
        const cases::CaseId there = aCase(scene).registered();
        QCOMPARE(scene.card(there).process, std::optional(clerk().id));
        QCOMPARE(scene.card(there).node, QStringLiteral("in_hand"));
        scene.must(SwitchProcess{clerk().id, cycle().id}, sara());
        QCOMPARE(scene.card(aCase(scene).registered()).process, std::optional(cycle().id));
        // What was made for the clerk has gone along.
        QCOMPARE(scene.card(aCase(scene).about(clerkSubject()).registered()).process, std::optional(cycle().id));
    }

    void whatFollowsWhatFollowsIsWalked()
    {
        Scene scene = withAdministrator();
        const PutProcess next = renamed(cycle(), "temporary", QStringLiteral("تازه"));
        scene.must(next, sara());
        const ProcessId second = nextVersionOf(cycle().id);
        scene.must(SwitchProcess{cycle().id, second}, sara());
        scene.must(SwitchProcess{second, clerk().id}, sara());
        QCOMPARE(scene.card(aCase(scene).registered()).process, std::optional(clerk().id));
    }

    void whatWasSwitchedSinceItWasSeenIsNotReplaced()
    {
        Scene scene = withAdministrator();
        scene.must(renamed(cycle(), "temporary", QStringLiteral("تازه")), sara());
        const ProcessId third = nextVersionOf(cycle().id);
        scene.must(SwitchProcess{cycle().id, clerk().id, SwitchSeen{}}, sara());
        // Given twice it is what was seen the first time.
        scene.must(SwitchProcess{cycle().id, clerk().id, SwitchSeen{}}, sara());
        scene.must(SwitchProcess{clerk().id, third}, sara());
        const SwitchProcess back{clerk().id, cycle().id, SwitchSeen{std::nullopt, clerk().id}};
        QCOMPARE(scene.submit(back, sara()).error().id(), QByteArray("workflow.switch.moved_on"));
        QCOMPARE(record(scene, clerk().id)->followedBy, std::optional(third));
        scene.must(SwitchProcess{third, clerk().id}, sara());
        scene.must(back, sara());
        QCOMPARE(record(scene, clerk().id)->followedBy, std::optional(cycle().id));
        QVERIFY(!record(scene, cycle().id)->followedBy);
    }

    void recordThatIsPutAnewStillLeadsWhereItLed()
    {
        Scene scene = withAdministrator();
        scene.must(SwitchProcess{cycle().id, clerk().id}, sara());
        const auto put = scene.submitted({scene.nextId(), reference::putRecordKind, 1, sara(), scene.now, std::nullopt,
                                          std::nullopt, {},
                                          {{QStringLiteral("type"), QLatin1String(ProcessDefinition::tableName)},
                                           {QStringLiteral("record"), fieldsToJson(cycle())}}});
        QVERIFY(put.ok());
        QCOMPARE(record(scene, cycle().id)->followedBy, std::optional(clerk().id));
    }
};

QTEST_GUILESS_MAIN(PutProcessTest)
#include "put_process_test.moc"
