// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "workflow/support/json_edit.h"
#include "workflow/support/small_process.h"
#include "workflow/support/walker.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::workflow;
using namespace peygir::workflow::test;

namespace {

/// Changes of the small process, as "path = JSON" lines.
QByteArray afterChanges(const QString &changes)
{
    QByteArray json = smallProcess();
    for (const QString &line : changes.split(u'\n'))
        json = changed(json, line.section(QStringLiteral(" = "), 0, 0), line.section(QStringLiteral(" = "), 1));
    return json;
}

const char taskTail[] =
    R"("kind": "task", "holder": {"by": "author"}, "status": {"name": {"fa": "گره"}, "colour": "#2563eb"}})";

QString addTask(const char *key)
{
    return QStringLiteral("nodes.+ = {\"key\": \"%1\", ").arg(QLatin1String(key)) + QString::fromUtf8(taskTail);
}

QString addEdge(const char *key, const char *from, const char *to, const char *kind = "forward")
{
    return QStringLiteral(R"(edges.+ = {"key": "%1", "from": "%2", "to": "%3", "kind": "%4", "name": {"fa": "یال"}})")
        .arg(QLatin1String(key), QLatin1String(from), QLatin1String(to), QLatin1String(kind));
}

} // namespace

/// Goal: a drawing in which a case could get stuck, or that says two things at once, is refused and the refusal names
/// the node or the edge (R184).
class ProcessCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void drawingsThatDoNotHoldTogetherAreRefused_data()
    {
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QString>("nodeKey");
        QTest::addColumn<QString>("edgeKey");
        const auto row = [](const char *name, const QStringList &changes, const char *error, const char *nodeKey,
                            const char *edgeKey = "") {
            QTest::newRow(name) << changes.join(u'\n') << QByteArray("workflow.process.") + error
                                << QString::fromLatin1(nodeKey) << QString::fromLatin1(edgeKey);
        };
        const auto text = [](const char *change) { return QString::fromUtf8(change); };
        row("node twice", {text("nodes.3.key = \"left\"")}, "duplicate_node", "left");
        row("operation twice", {addEdge("agree", "left", "rejected")}, "duplicate_operation", "left", "agree");
        row("shortcut twice", {addEdge("again", "first", "rejected"), text("edges.12.shortcut = \"F8\"")},
            "duplicate_shortcut", "first", "again");
        row("edge from nowhere", {text("edges.0.from = \"nowhere\"")}, "unknown_node", "nowhere", "send");
        row("edge to nowhere", {text("edges.0.to = \"nowhere\"")}, "unknown_node", "nowhere", "send");
        row("start nowhere", {text("start = \"nowhere\"")}, "unknown_node", "nowhere");
        row("join of nothing", {text("nodes.5.split = \"nowhere\"")}, "unknown_node", "together");
        row("holder did nothing", {text("nodes.6.holder.node = \"nowhere\"")}, "unknown_node", "last");
        row("starts with a split", {text("start = \"both\"")}, "start_not_task", "both");
        row("starts with an end", {text("start = \"done\"")}, "start_not_task", "done");
        row("operation at a split", {addEdge("go", "both", "last")}, "edge_kind", "both", "go");
        row("operation at an end", {addEdge("go", "done", "last")}, "edge_kind", "done", "go");
        row("branch of a task", {text("edges.0.kind = \"branch\""), text("edges.0.shortcut = absent")}, "edge_kind",
            "first", "send");
        row("reopening of an open case", {addEdge("go", "left", "first", "reopen")}, "edge_kind", "left", "go");
        row("reopening at an end again", {text("edges.11.to = \"rejected\"")}, "edge_kind", "done", "reopen");
        row("branch without a task", {text("edges.2.to = \"together\"")}, "edge_kind", "both", "to_right");
        row("one branch", {text("edges.2 = absent")}, "split_branches", "both");
        row("join goes nowhere", {text("edges.9 = absent")}, "join_onward", "together");
        row("join goes two ways", {addEdge("off", "together", "done", "onward")}, "join_onward", "together");
        row("two reopenings", {addEdge("again", "done", "last", "reopen")}, "end_reopenings", "done");
        row("join of a task", {text("nodes.5.split = \"left\"")}, "join_not_split", "together");
        row("split that is never joined",
            {text("nodes.5 = {\"key\": \"together\", ") + QString::fromUtf8(taskTail),
             text("edges.9.kind = \"forward\""), text("edges.9.name = {\"fa\": \"یال\"}")},
            "split_without_join", "both");
        row("split that is joined twice",
            {text("nodes.+ = {\"key\": \"again\", \"kind\": \"join\", \"split\": \"both\"}"),
             addEdge("on", "again", "last", "onward")},
            "split_joined_twice", "both");
        row("unreachable node", {addTask("island"), addEdge("leave", "island", "done")}, "unreachable", "island");
        row("unreachable end", {text("edges.4.to = \"done\"")}, "unreachable", "rejected");
        row("dead end", {addTask("grave"), addEdge("bury", "left", "grave")}, "dead_end", "grave");
        row("ring without an end",
            {addTask("ring"), addTask("rung"), addEdge("in", "left", "ring"), addEdge("on", "ring", "rung"),
             addEdge("back", "rung", "ring", "back")},
            "dead_end", "ring");
        row("end only by way of a reopening", {text("edges.11.to = \"last\""), text("edges.10.to = \"first\"")},
            "unreachable", "done");
    }
    void drawingsThatDoNotHoldTogetherAreRefused() { isRefused(); }

    void branchesThatDoNotHoldTogetherAreRefused_data()
    {
        QTest::addColumn<QString>("changes");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QString>("nodeKey");
        QTest::addColumn<QString>("edgeKey");
        const auto row = [](const char *name, const QStringList &changes, const char *error, const char *nodeKey,
                            const char *edgeKey) {
            QTest::newRow(name) << changes.join(u'\n') << QByteArray("workflow.process.") + error
                                << QString::fromLatin1(nodeKey) << QString::fromLatin1(edgeKey);
        };
        const auto text = [](const char *change) { return QString::fromUtf8(change); };
        row("branch entered from the trunk", {addEdge("jump", "first", "right")}, "branch_entered_elsewhere", "right",
            "to_right");
        row("branch entered from its sister", {addEdge("jump", "left", "right")}, "branch_entered_elsewhere", "right",
            "to_right");
        row("branch entered by reopening", {text("edges.11.to = \"right\"")}, "branch_entered_elsewhere", "right",
            "to_right");
        row("two branches to one node", {text("edges.2.to = \"left\""), addEdge("over", "left", "right")},
            "branch_entered_elsewhere", "left", "to_left");
        row("branch that never comes", {text("edges.6.to = \"rejected\"")}, "join_never_fires", "together", "to_right");
        row("arrival from the trunk", {addEdge("jump", "first", "together")}, "join_arrival_outside", "together",
            "jump");
        row("arrival after the join", {addEdge("jump", "last", "together")}, "join_arrival_outside", "together",
            "jump");
        row("branch entered by reopening an end of its own", {addEdge("again", "rejected", "left", "reopen")},
            "branch_entered_elsewhere", "left", "to_left");
        row("reopening into the middle of a branch", {text("edges.11.to = \"right_again\"")},
            "branch_entered_elsewhere", "right", "to_right");
        row("holder may not have acted", {text("nodes.6.holder.node = \"right_again\"")}, "holder_not_before", "last",
            "");
        row("holder acts later", {text("nodes.0.holder = {\"by\": \"doer\", \"node\": \"last\"}")}, "holder_not_before",
            "first", "");
        row("holder in the sister branch", {text("nodes.2.holder = {\"by\": \"doer\", \"node\": \"right\"}")},
            "holder_not_before", "left", "");
        row("holder of himself", {text("nodes.6.holder.node = \"last\"")}, "holder_not_before", "last", "");
    }
    void branchesThatDoNotHoldTogetherAreRefused() { isRefused(); }

    void drawingsThatOnlyLookWrongAreTaken_data()
    {
        QTest::addColumn<QString>("changes");
        const auto row = [](const char *name, const QStringList &changes) {
            QTest::newRow(name) << changes.join(u'\n');
        };
        const auto text = [](const char *change) { return QString::fromUtf8(change); };
        row("unchanged", {text("version = 3")});
        row("out of a branch past the join",
            {addEdge("skip", "right", "last"), text("nodes.6.holder.node = \"first\"")});
        row("branch that only sometimes comes", {addEdge("stop", "right", "rejected")});
        row("who acted in either branch", {text("nodes.6.holder.node = \"right\"")});
        row("trunk node in a ring", {addEdge("ring", "last", "last", "back")});
        row("node only after reopening",
            {addTask("appeal"), text("edges.11.to = \"appeal\""), addEdge("heard", "appeal", "rejected")});
        row("reopening straight into both branches", {text("edges.11.to = \"both\"")});
    }
    void drawingsThatOnlyLookWrongAreTaken()
    {
        QFETCH(QString, changes);
        const auto process = parseProcess(afterChanges(changes));
        QVERIFY2(process.ok(), process ? "" : process.error().id().constData());
    }

    void aProcessAtTheLimitsIsTaken()
    {
        // Splits one after another, as many as the limit of nodes allows: the most that a file can ask of the checks.
        QStringList changes{addTask("t0"), addEdge("in", "first", "t0")};
        constexpr int rounds = 38;
        for (int i = 0; i < rounds; ++i) {
            const auto name = [&](const char *what) { return QByteArray(what) + QByteArray::number(i); };
            changes << addTask(name("a")) << addTask(name("b"))
                    << addTask(("t" + QByteArray::number(i + 1)).constData());
            changes << QStringLiteral(R"(nodes.+ = {"key": "s%1", "kind": "split"})").arg(i);
            changes << QStringLiteral(R"(nodes.+ = {"key": "j%1", "kind": "join", "split": "s%1"})").arg(i);
            changes << addEdge("on", name("t"), name("s")) << addEdge("a", name("s"), name("a"), "branch")
                    << addEdge("b", name("s"), name("b"), "branch") << addEdge("on", name("a"), name("j"))
                    << addEdge("on", name("b"), name("j"))
                    << addEdge("on", name("j"), ("t" + QByteArray::number(i + 1)).constData(), "onward");
        }
        changes << addEdge("out", ("t" + QByteArray::number(rounds)).constData(), "rejected");
        const QByteArray json = afterChanges(changes.join(u'\n'));
        const auto process = parseProcess(json);
        QVERIFY2(process.ok(), process ? "" : process.error().id().constData());
        QCOMPARE(int(process->nodes().size()), limits::processNodes);
    }

private:
    static void isRefused()
    {
        QFETCH(QString, changes);
        QFETCH(QByteArray, error);
        QFETCH(QString, nodeKey);
        QFETCH(QString, edgeKey);
        const auto process = parseProcess(afterChanges(changes));
        QVERIFY(!process.ok());
        QCOMPARE(process.error().id(), error);
        QCOMPARE(process.error().values().value(QStringLiteral("node")).toString(), nodeKey);
        QCOMPARE(process.error().values().value(QStringLiteral("edge")).toString(), edgeKey);
    }
};

QTEST_GUILESS_MAIN(ProcessCheckTest)
#include "process_check_test.moc"
