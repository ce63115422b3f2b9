// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "cases/core/add_note.h"
#include "cases/core/complete_node.h"
#include "cases/core/refer_case.h"
#include "cases/core/reopen_case.h"
#include "cases/core/take_case.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;

namespace {

using Story = std::function<Result<Changes>(Scene &)>;

const QString because = QStringLiteral("because");

CaseId freshCase(Scene &scene) { return aCase(scene).at(streetOne(), "12").registered(); }

CaseId closedCase(Scene &scene) { return aCase(scene).at(streetOne()).completed("complete_at_once").registered(); }

CaseId followedUp(Scene &scene) { return aCase(scene).at(streetOne()).completed("register").registered(); }

CaseNodeId firstNode(const Scene &scene, const CaseId &id)
{
    for (const CaseNode &node : scene.nodes(id)) {
        if (node.node == QLatin1String("temporary"))
            return node.id;
    }
    qFatal("never at the first node");
}

Result<Changes> refer(Scene &scene, const CaseId &id, const CaseNodeId &node, const organisation::PostId &to,
                      const QString &note = {}, const UserId &author = reza())
{
    return scene.decide(ReferCase{id, node, to, note}, author);
}

Result<Changes> operate(Scene &scene, const CaseId &id, const char *operation, const QString &note = because,
                        const QJsonObject &values = {}, const UserId &author = reza())
{
    return scene.decide(CompleteNode{id, scene.openNode(id).id, QString::fromLatin1(operation), note, values}, author);
}

} // namespace

Q_DECLARE_METATYPE(Story)

/// Goal: every refusal of the commands on cases, each by its id, and nothing changed by any of them.
class CaseRefusalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedWithItsReason_data();
    void refusedWithItsReason()
    {
        QFETCH(Story, story);
        QFETCH(QByteArray, error);
        Scene scene;
        const auto decided = story(scene);
        if (decided.ok())
            QFAIL("not refused");
        QCOMPARE(decided.error().id(), error);
    }

    void whoMovedItAndWhenIsTold_data()
    {
        QTest::addColumn<bool>("closed");
        QTest::newRow("the node") << false;
        QTest::newRow("the case") << true;
    }
    void whoMovedItAndWhenIsTold()
    {
        QFETCH(bool, closed);
        Scene scene;
        const CaseId id = aCase(scene).registered();
        const CaseNodeId node = firstNode(scene, id);
        const Instant moved = scene.now;
        scene.must(CompleteNode{id, node, closed ? QStringLiteral("complete_at_once") : QStringLiteral("register"),
                                {}, {}},
                   sara());
        const auto decided = refer(scene, id, node, answeringTwo());
        QCOMPARE(decided.error().id(), closed ? QByteArray("cases.closed") : QByteArray("cases.node_closed"));
        const QVariantMap &values = decided.error().values();
        QCOMPARE(values.value(QStringLiteral("by")).toString(), QStringLiteral("Sara"));
        QCOMPARE(values.value(QStringLiteral("at")).toLongLong(), moved.milliseconds());
        QCOMPARE(values.value(QStringLiteral("code")).toString(), scene.card(id).code);
        if (closed)
            QCOMPARE(values.value(QStringLiteral("outcome")).toString(), QStringLiteral("done"));
        else
            QCOMPARE(values.value(QStringLiteral("operation")).toString(), QStringLiteral("register"));
    }

    void whoTookItAndWhenIsTold()
    {
        Scene scene;
        const CaseId id = followedUp(scene);
        const Instant taken = scene.now;
        scene.must(TakeCase{id, scene.openNode(id).id}, nima());
        const auto decided = scene.decide(TakeCase{id, scene.openNode(id).id}, reza());
        QCOMPARE(decided.error().id(), QByteArray("cases.taken_by_other"));
        QCOMPARE(decided.error().values().value(QStringLiteral("by")).toString(), QStringLiteral("Nima"));
        QCOMPARE(decided.error().values().value(QStringLiteral("at")).toLongLong(), taken.milliseconds());
        QCOMPARE(decided.error().values().value(QStringLiteral("code")).toString(), scene.card(id).code);
    }

    void noteMayBeAsLongAsTheLimitAndNoLonger()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        const auto note = [](int length) { return QString(length, u'x'); };
        QVERIFY(scene.decide(AddNote{id, note(limits::noteText)}, reza()).ok());
        const auto decided = scene.decide(AddNote{id, note(limits::noteText + 1)}, reza());
        QCOMPARE(decided.error().id(), QByteArray("cases.note_too_long"));
        QCOMPARE(decided.error().values().value(QStringLiteral("most")).toInt(), limits::noteText);
        QCOMPARE(decided.error().values().value(QStringLiteral("length")).toInt(), limits::noteText + 1);
    }
};

void CaseRefusalsTest::refusedWithItsReason_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const char *error, Story story) {
        QTest::newRow(name) << std::move(story) << QByteArray(error);
    };
    const CaseId nowhere(idNamed("no case"));
    const CaseNodeId noNode(idNamed("no node"));
    const QString tooLong(limits::noteText + 1, u'x');

    row("refer: no case", "cases.unknown", [=](Scene &s) { return refer(s, nowhere, noNode, answeringTwo()); });
    row("take: no case", "cases.unknown", [=](Scene &s) { return s.decide(TakeCase{nowhere, noNode}, reza()); });
    row("note: no case", "cases.unknown", [=](Scene &s) { return s.decide(AddNote{nowhere, because}, reza()); });
    row("complete: no case", "cases.unknown",
        [=](Scene &s) { return s.decide(CompleteNode{nowhere, noNode, QStringLiteral("x"), {}, {}}, reza()); });
    row("reopen: no case", "cases.unknown", [=](Scene &s) { return s.decide(ReopenCase{nowhere, because}, reza()); });

    row("refer: no such node", "cases.node_unknown",
        [=](Scene &s) { return refer(s, freshCase(s), noNode, answeringTwo()); });
    row("refer: node of another case", "cases.node_unknown", [](Scene &s) {
        const CaseId other = freshCase(s);
        return refer(s, followedUp(s), firstNode(s, other), answeringTwo());
    });
    row("take: no such node", "cases.node_unknown",
        [=](Scene &s) { return s.decide(TakeCase{freshCase(s), noNode}, reza()); });
    row("complete: no such node", "cases.node_unknown", [=](Scene &s) {
        return s.decide(CompleteNode{freshCase(s), noNode, QStringLiteral("register"), {}, {}}, reza());
    });

    row("refer: case closed", "cases.closed", [](Scene &s) {
        const CaseId id = closedCase(s);
        return refer(s, id, firstNode(s, id), answeringTwo());
    });
    row("take: case closed", "cases.closed", [](Scene &s) {
        const CaseId id = closedCase(s);
        return s.decide(TakeCase{id, firstNode(s, id)}, reza());
    });
    row("complete: case closed", "cases.closed", [](Scene &s) {
        const CaseId id = closedCase(s);
        return s.decide(CompleteNode{id, firstNode(s, id), QStringLiteral("register"), {}, {}}, reza());
    });
    row("reopen: case open", "cases.not_closed",
        [](Scene &s) { return s.decide(ReopenCase{freshCase(s), because}, reza()); });

    row("refer: node closed", "cases.node_closed", [](Scene &s) {
        const CaseId id = followedUp(s);
        return refer(s, id, firstNode(s, id), answeringTwo());
    });
    row("take: node closed", "cases.node_closed", [](Scene &s) {
        const CaseId id = followedUp(s);
        return s.decide(TakeCase{id, firstNode(s, id)}, reza());
    });
    row("complete: node closed", "cases.node_closed", [](Scene &s) {
        const CaseId id = followedUp(s);
        return s.decide(CompleteNode{id, firstNode(s, id), QStringLiteral("register"), {}, {}}, reza());
    });

    row("refer: no such post", "cases.post_unknown", [](Scene &s) {
        const CaseId id = freshCase(s);
        return refer(s, id, firstNode(s, id), organisation::PostId(idNamed("no post")));
    });
    row("refer: post no longer used", "cases.post_unknown", [](Scene &s) {
        const CaseId id = freshCase(s);
        return refer(s, id, firstNode(s, id), oldPost());
    });
    row("take: taken by another", "cases.taken_by_other", [](Scene &s) {
        const CaseId id = aCase(s).takenBy(nima()).registered();
        return s.decide(TakeCase{id, firstNode(s, id)}, reza());
    });

    row("note: empty", "cases.note_empty", [](Scene &s) { return s.decide(AddNote{freshCase(s), {}}, reza()); });
    row("note: nothing but space", "cases.note_empty",
        [](Scene &s) { return s.decide(AddNote{freshCase(s), QStringLiteral(" \n\t ")}, reza()); });
    row("reopen: no reason", "cases.reason_missing",
        [](Scene &s) { return s.decide(ReopenCase{closedCase(s), QStringLiteral("  ")}, reza()); });
    row("refer: note too long", "cases.note_too_long", [=](Scene &s) {
        const CaseId id = freshCase(s);
        return refer(s, id, firstNode(s, id), answeringTwo(), tooLong);
    });
    row("complete: note too long", "cases.note_too_long",
        [=](Scene &s) { return operate(s, freshCase(s), "register", tooLong); });
    row("reopen: reason too long", "cases.note_too_long",
        [=](Scene &s) { return s.decide(ReopenCase{closedCase(s), tooLong}, reza()); });

    row("complete: no such operation", "workflow.operation_unknown",
        [](Scene &s) { return operate(s, freshCase(s), "fly"); });
    row("complete: operation of another node", "workflow.operation_unknown",
        [](Scene &s) { return operate(s, freshCase(s), "confirm_done"); });
    row("complete: no key of an operation", "workflow.operation_unknown",
        [](Scene &s) { return operate(s, freshCase(s), "Not A Key!"); });
    row("complete: reason needed", "workflow.note_missing",
        [](Scene &s) { return operate(s, followedUp(s), "reject", QString()); });
    row("complete: input missing", "workflow.input_missing",
        [](Scene &s) { return operate(s, followedUp(s), "join"); });
    row("complete: input malformed", "workflow.input_malformed", [](Scene &s) {
        return operate(s, followedUp(s), "join", because, {{QStringLiteral("joined_to"), QStringLiteral("12x")}});
    });
    row("complete: input no text", "workflow.input_malformed", [](Scene &s) {
        return operate(s, followedUp(s), "join", because, {{QStringLiteral("joined_to"), 12}});
    });
    row("complete: input that nobody asked for", "workflow.input_unknown", [](Scene &s) {
        return operate(s, freshCase(s), "register", because, {{QStringLiteral("colour"), QStringLiteral("red")}});
    });
    row("complete: input with no key", "workflow.input_unknown", [](Scene &s) {
        return operate(s, freshCase(s), "register", because, {{QStringLiteral("No Key"), QStringLiteral("red")}});
    });
    row("complete: joined to no code", "cases.joined_to_unknown", [](Scene &s) {
        return operate(s, followedUp(s), "join", because, {{QStringLiteral("joined_to"), codeNumber(999)}});
    });
    row("complete: joined to itself", "cases.joined_to_unknown", [](Scene &s) {
        const CaseId id = followedUp(s);
        return operate(s, id, "join", because, {{QStringLiteral("joined_to"), s.card(id).code}});
    });
    // Otherwise each would lead to the other, and nobody could reopen either.
    row("complete: joined to a case that was joined to it", "cases.joined_to_unknown", [](Scene &s) {
        const CaseId id = followedUp(s);
        const CaseId other = followedUp(s);
        s.must(CompleteNode{other, s.openNode(other).id, QStringLiteral("join"), because,
                            {{QStringLiteral("joined_to"), s.card(id).code}}},
               reza());
        return operate(s, id, "join", because, {{QStringLiteral("joined_to"), s.card(other).code}});
    });
    row("complete: case without process", "cases.process_unknown", [](Scene &s) {
        const CaseId id = freshCase(s);
        CaseCard card = s.card(id);
        card.process.reset();
        s.store.put(card);
        return operate(s, id, "register");
    });
    row("complete: process is gone", "cases.process_unknown", [](Scene &s) {
        const CaseId id = freshCase(s);
        CaseCard card = s.card(id);
        card.process = workflow::ProcessId(idNamed("gone"));
        s.store.put(card);
        return operate(s, id, "register");
    });
    // A feature does more than moving the case; by a bare operation that would be missing.
    row("complete: walked by a feature", "workflow.operation_has_act", [](Scene &s) {
        s.store.put(withAct(shippedProcess(QStringLiteral("cycle_137")), "temporary", "register", "followup.ask"));
        return operate(s, freshCase(s), "register");
    });
    row("complete: walked by a feature, the neighbour is not", "workflow.note_missing", [](Scene &s) {
        s.store.put(withAct(shippedProcess(QStringLiteral("cycle_137")), "follow_up", "settle", "followup.ask"));
        return operate(s, followedUp(s), "ask_intake", {});
    });
    row("reopen: no way back", "workflow.not_reopenable", [](Scene &s) {
        return s.decide(ReopenCase{aCase(s).completed("withdraw").registered(), because}, reza());
    });
    row("reopen: became part of another", "cases.joined", [](Scene &s) {
        aCase(s).at(streetOne(), "7").registered();
        return s.decide(ReopenCase{aCase(s).at(streetOne(), "7").registered(), because}, reza());
    });

    row("refer: no right", "access.denied", [](Scene &s) {
        const CaseId id = freshCase(s);
        return refer(s, id, firstNode(s, id), answeringTwo(), {}, stranger());
    });
    row("take: no right", "access.denied", [](Scene &s) {
        const CaseId id = freshCase(s);
        return s.decide(TakeCase{id, firstNode(s, id)}, stranger());
    });
    row("note: no right", "access.denied",
        [](Scene &s) { return s.decide(AddNote{freshCase(s), because}, stranger()); });
    row("complete: no right", "access.denied",
        [](Scene &s) { return operate(s, freshCase(s), "register", because, {}, stranger()); });
    row("reopen: no right", "access.denied",
        [](Scene &s) { return s.decide(ReopenCase{closedCase(s), because}, stranger()); });
    // Mina has her rights in unit one; the centre, where these lie, is not hers.
    row("refer: right in another unit", "access.denied", [](Scene &s) {
        const CaseId id = freshCase(s);
        return refer(s, id, firstNode(s, id), answeringOne(), {}, mina());
    });
    row("take: right in another unit", "access.denied", [](Scene &s) {
        const CaseId id = freshCase(s);
        return s.decide(TakeCase{id, firstNode(s, id)}, mina());
    });
    row("note: right in another unit", "access.denied",
        [](Scene &s) { return s.decide(AddNote{freshCase(s), because}, mina()); });
    row("complete: right in another unit", "access.denied",
        [](Scene &s) { return operate(s, freshCase(s), "register", because, {}, mina()); });
    row("reopen: right in another unit", "access.denied",
        [](Scene &s) { return s.decide(ReopenCase{closedCase(s), because}, mina()); });
}

QTEST_GUILESS_MAIN(CaseRefusalsTest)
#include "case_refusals_test.moc"
