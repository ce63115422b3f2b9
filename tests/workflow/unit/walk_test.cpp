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

Process small() { return parseProcess(smallProcess()).value(); }

Uuid idOf(int number)
{
    Uuid::Bytes bytes{};
    bytes[15] = std::uint8_t(number);
    return Uuid(bytes);
}

Opening row(int number, const char *nodeKey, OpeningState state, const char *branch = "")
{
    return {idOf(number), node(nodeKey), state, QString::fromLatin1(branch)};
}

QString namesOf(const Step &step)
{
    QStringList names;
    for (const NewOpening &made : step.opened)
        names.append(QString::fromLatin1(made.name));
    return names.join(u' ');
}

int closedBy(const Step &step, ClosedBy by)
{
    return int(std::count_if(step.closed.begin(), step.closed.end(), [&](const Closing &c) { return c.by == by; }));
}

/// A split within a branch of another: outer(a, inner(b, c)), each with its join.
Process nested()
{
    QByteArray json = smallProcess();
    const auto change = [&](const char *path, const char *value) {
        json = changed(json, QString::fromUtf8(path), QString::fromUtf8(value));
    };
    const char *tail =
        R"("kind": "task", "holder": {"by": "author"}, "status": {"name": {"fa": "گره"}, "colour": "#2563eb"}})";
    change("nodes.+", R"({"key": "inner", "kind": "split"})");
    change("nodes.+", R"({"key": "inner_done", "kind": "join", "split": "inner"})");
    change("nodes.+", (QByteArray(R"({"key": "upper", )") + tail).constData());
    change("nodes.+", (QByteArray(R"({"key": "lower", )") + tail).constData());
    change("edges.+", R"({"key": "part", "from": "right", "to": "inner", "kind": "forward", "name": {"fa": "یال"}})");
    change("edges.+", R"({"key": "up", "from": "inner", "to": "upper", "kind": "branch"})");
    change("edges.+", R"({"key": "low", "from": "inner", "to": "lower", "kind": "branch"})");
    change("edges.+",
           R"({"key": "ok", "from": "upper", "to": "inner_done", "kind": "forward", "name": {"fa": "یال"}})");
    change("edges.+",
           R"({"key": "ok", "from": "lower", "to": "inner_done", "kind": "forward", "name": {"fa": "یال"}})");
    change("edges.+",
           R"({"key": "skip", "from": "lower", "to": "together", "kind": "forward", "name": {"fa": "یال"}})");
    change("edges.+", R"({"key": "undo", "from": "lower", "to": "right", "kind": "back", "name": {"fa": "یال"}})");
    change("edges.+", R"({"key": "on", "from": "inner_done", "to": "together", "kind": "onward"})");
    return parseProcess(json).value();
}

} // namespace

/// Goal: a step closes and opens exactly the rows that it must, is the same at every replay, and whatever cannot be
/// done is refused with a reason (R005, R184).
class WalkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCannotBeDoneIsRefused_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("remark");
        QTest::addColumn<QByteArray>("error");
        const QString fine = QStringLiteral("4820173959");
        const QString day = QStringLiteral("2026-11-22");
        const auto refusal = [](const char *name, const char *at, const char *key, const QString &reference,
                                const QString &on, const QString &remark, const char *error) {
            QTest::newRow(name) << QString::fromLatin1(at) << QString::fromLatin1(key) << reference << on << remark
                                << QByteArray("workflow.") + error;
        };
        const QString none;
        const QString remark = QStringLiteral("x");
        refusal("operation of another node", "left", "finish", none, none, none, "operation_unknown");
        refusal("branch as an operation", "left", "to_left", none, none, none, "operation_unknown");
        refusal("no note", "left", "reject", none, none, none, "note_missing");
        refusal("input that is not asked for", "left", "agree", fine, none, none, "input_unknown");
        refusal("no input", "last", "finish", none, day, remark, "input_missing");
        refusal("letters for digits", "last", "finish", QStringLiteral("48a"), day, remark, "input_malformed");
        refusal("Persian digits", "last", "finish", QStringLiteral("۴۸"), day, remark, "input_malformed");
        refusal("digits without end", "last", "finish", QString(31, u'1'), day, remark, "input_malformed");
        refusal("no such day", "last", "finish", fine, QStringLiteral("2026-02-30"), remark, "input_malformed");
        refusal("day of another calendar", "last", "finish", fine, QStringLiteral("1405/9/1"), remark,
                "input_malformed");
        refusal("blank text", "last", "finish", fine, day, QStringLiteral("  "), "input_malformed");
        refusal("text without end", "last", "finish", fine, day, QString(limits::nameText + 1, u'x'),
                "input_malformed");
    }
    void whatCannotBeDoneIsRefused()
    {
        QFETCH(QString, at);
        QFETCH(QString, key);
        QFETCH(QString, reference);
        QFETCH(QString, day);
        QFETCH(QString, remark);
        QFETCH(QByteArray, error);
        const Process process = small();
        Walker walker(process);
        walker.does("first", "send");
        if (at == QLatin1String("last"))
            walker.does("left", "agree").does("right", "agree");
        Operation wanted{operation(qPrintable(key)), QStringLiteral(" \t"), {}};
        const auto give = [&](const char *input, const QString &value) {
            if (!value.isEmpty())
                wanted.inputs.emplace(InputKey::parse(QString::fromLatin1(input)).value(), value);
        };
        give("reference", reference);
        give("day", day);
        give("remark", remark);
        const QString before = walker.wholeHistory();
        const auto done = walker.tryTo(walker.openingOf(node(qPrintable(at))), wanted);
        QVERIFY(!done.ok());
        QCOMPARE(done.error().id(), error);
        QCOMPARE(walker.wholeHistory(), before);
    }

    void rowsOfNoWalkAreRefused_data()
    {
        QTest::addColumn<std::vector<Opening>>("rows");
        QTest::addColumn<QString>("why");
        using enum OpeningState;
        const auto refusal = [](const char *name, std::vector<Opening> rows, const char *why) {
            QTest::newRow(name) << rows << QString::fromLatin1(why);
        };
        refusal("no row", {}, "no_row");
        refusal("only closed rows", {row(1, "first", Closed)}, "no_row");
        refusal("node of another version", {row(1, "gone", Open)}, "unknown_node");
        refusal("open split", {row(1, "both", Open)}, "state_of_node");
        refusal("open end", {row(1, "done", Open)}, "state_of_node");
        refusal("ended task", {row(1, "first", Ended)}, "state_of_node");
        refusal("waiting task", {row(1, "left", Waiting, "both:to_left")}, "state_of_node");
        refusal("two ends", {row(1, "done", Ended), row(2, "rejected", Ended)}, "ended_and_open");
        refusal("ended and open", {row(1, "first", Open), row(2, "done", Ended)}, "ended_and_open");
        refusal("open twice", {row(1, "first", Open), row(2, "first", Open)}, "branch");
        refusal("trunk and branch",
                {row(1, "first", Open), row(2, "left", Open, "both:to_left"), row(3, "right", Open, "both:to_right")},
                "branch");
        refusal("open outside its branch", {row(1, "left", Open)}, "branch");
        refusal("arrival from the trunk", {row(1, "together", Waiting)}, "branch");
        refusal("arrival from nowhere",
                {row(1, "together", Waiting, "both:to_up"), row(2, "right", Open, "both:to_right")}, "branch");
        refusal("one branch alone", {row(1, "left", Open, "both:to_left")}, "branch_without_row");
        refusal("a branch twice",
                {row(1, "right", Open, "both:to_right"), row(2, "right_again", Open, "both:to_right"),
                 row(3, "left", Open, "both:to_left")},
                "branch");
        refusal("all arrived",
                {row(1, "together", Waiting, "both:to_left"), row(2, "together", Waiting, "both:to_right")},
                "join_not_fired");
    }
    void rowsOfNoWalkAreRefused()
    {
        QFETCH(std::vector<Opening>, rows);
        QFETCH(QString, why);
        const Process process = small();
        const WalkState state{rows};
        const auto step = follow(process, state, idOf(1), Operation{operation("send"), {}, {}});
        QVERIFY(!step.ok());
        QCOMPARE(step.error().id(), QByteArray("workflow.state_invalid"));
        QCOMPARE(step.error().values().value(QStringLiteral("why")).toString(), why);
        QCOMPARE(reopen(process, state, QStringLiteral("because")).error().id(), QByteArray("workflow.state_invalid"));
    }

    void openingThatIsNotThereIsRefused()
    {
        const Process process = small();
        const Walker walker(process);
        const auto step = follow(process, walker.state(), idOf(9), Operation{operation("send"), {}, {}});
        QCOMPARE(step.error().id(), QByteArray("workflow.opening_unknown"));
    }

    void doneTwiceIsRefusedTheSecondTime()
    {
        const Process process = small();
        Walker walker(process);
        const Uuid opening = walker.openingOf(node("first"));
        const Operation send{operation("send"), {}, {}};
        QVERIFY(walker.tryTo(opening, send).ok());
        const QString once = walker.wholeHistory();
        QCOMPARE(walker.tryTo(opening, send).error().id(), QByteArray("workflow.node_closed"));
        QCOMPARE(walker.wholeHistory(), once);
    }

    void doneTwiceIsRefusedAfterTheEndToo()
    {
        const Process process = small();
        Walker walker(process);
        walker.does("first", "send");
        const Uuid left = walker.openingOf(node("left"));
        walker.does("right", "agree").does("left", "reject");
        const auto again = walker.tryTo(left, Operation{operation("reject"), QStringLiteral("because"), {}});
        QCOMPARE(again.error().id(), QByteArray("workflow.node_closed"));
    }

    void anArrivalIsNoOpenNode()
    {
        const Process process = small();
        Walker walker(process);
        walker.does("first", "send").does("left", "agree");
        const Uuid arrival = walker.state().in(OpeningState::Waiting).front()->id;
        QCOMPARE(walker.tryTo(arrival, Operation{operation("on"), {}, {}}).error().id(),
                 QByteArray("workflow.node_closed"));
    }

    void reopeningIsRefusedWhereItCannotBe()
    {
        const Process process = small();
        Walker walker(process);
        const QString why = QStringLiteral("because");
        QCOMPARE(reopen(process, walker.state(), why).error().id(), QByteArray("workflow.not_ended"));
        walker.does("first", "send").does("left", "reject");
        QCOMPARE(reopen(process, walker.state(), why).error().id(), QByteArray("workflow.not_reopenable"));
    }

    void reopenedTwiceIsRefusedTheSecondTime()
    {
        const Process process = small();
        Walker walker(process);
        walker.does("first", "send").does("left", "agree").does("right", "agree").does("last", "finish");
        QCOMPARE(reopen(process, walker.state(), QString()).error().id(), QByteArray("workflow.note_missing"));
        walker.reopens();
        QCOMPARE(walker.standing(), QStringLiteral("first open "));
        QCOMPARE(closedBy(walker.lastStep(), ClosedBy::Reopening), 1);
        QCOMPARE(reopen(process, walker.state(), QStringLiteral("because")).error().id(),
                 QByteArray("workflow.not_ended"));
    }

    void branchesInEitherOrderLeaveTheSameRows()
    {
        const Process process = small();
        Walker leftFirst(process);
        leftFirst.does("first", "send").does("left", "agree").does("right", "agree");
        Walker rightFirst(process);
        rightFirst.does("first", "send").does("right", "agree").does("left", "agree");
        QCOMPARE(leftFirst.standing(), QStringLiteral("last open "));
        QCOMPARE(leftFirst.wholeHistory(), rightFirst.wholeHistory());
    }

    void aJoinWaitsForAllBranches()
    {
        const Process process = small();
        Walker walker(process);
        walker.does("first", "send").does("left", "agree");
        QCOMPARE(namesOf(walker.lastStep()), QStringLiteral("node:together:1"));
        QCOMPARE(closedBy(walker.lastStep(), ClosedBy::Join), 0);
        walker.does("right", "ask").does("right_again", "tell").does("right", "agree");
        QCOMPARE(namesOf(walker.lastStep()), QStringLiteral("node:together:1 node:last:1"));
        QCOMPARE(closedBy(walker.lastStep(), ClosedBy::Join), 1);
    }

    void anEndAbandonsTheOtherBranch()
    {
        const Process process = small();
        Walker walker(process);
        walker.does("first", "send").does("left", "reject");
        QCOMPARE(walker.standing(), QStringLiteral("rejected ended "));
        QCOMPARE(walker.lastStep().ended, std::optional(Outcome::Rejected));
        QCOMPARE(closedBy(walker.lastStep(), ClosedBy::Operation), 1);
        QCOMPARE(closedBy(walker.lastStep(), ClosedBy::Abandoned), 1);
    }

    void leavingTheSplitAbandonsTheOtherBranchAndItsArrival()
    {
        const Process process = small();
        Walker walker(process);
        walker.does("first", "send").does("right", "agree").does("left", "start_again");
        QCOMPARE(walker.standing(), QStringLiteral("first open "));
        walker.does("first", "send").does("left", "agree");
        QCOMPARE(walker.standing(), QStringLiteral("right open both:to_right\ntogether waiting both:to_left"));
    }

    void aSplitInABranchJoinsInItsBranch()
    {
        const Process process = nested();
        Walker walker(process);
        walker.does("first", "send").does("right", "part").does("left", "agree").does("upper", "ok");
        QCOMPARE(walker.standing(), QStringLiteral("inner_done waiting both:to_right/inner:up\n"
                                                   "lower open both:to_right/inner:low\n"
                                                   "together waiting both:to_left"));
        walker.does("lower", "ok");
        QCOMPARE(walker.standing(), QStringLiteral("last open "));
    }

    void leavingAnInnerSplitLeavesTheOuterAlone()
    {
        const Process process = nested();
        Walker undone(process);
        undone.does("first", "send").does("right", "part").does("lower", "undo");
        QCOMPARE(undone.standing(), QStringLiteral("left open both:to_left\nright open both:to_right"));
        Walker skipped(process);
        skipped.does("first", "send").does("right", "part").does("lower", "skip");
        QCOMPARE(skipped.standing(), QStringLiteral("left open both:to_left\ntogether waiting both:to_right"));
    }

    void namesOfNewRowsAreTheSameAtEveryReplay()
    {
        const Process process = small();
        Walker walker(process);
        QCOMPARE(namesOf(start(process)), QStringLiteral("node:first:1"));
        walker.does("first", "send");
        QCOMPARE(namesOf(walker.lastStep()), QStringLiteral("node:left:1 node:right:1"));
        walker.does("left", "start_again").does("first", "send");
        QCOMPARE(namesOf(walker.lastStep()), QStringLiteral("node:left:1 node:right:1"));
    }

    void rowsMayComeInAnyOrderAndWithoutTheClosedOnes()
    {
        const Process process = small();
        Walker walker(process);
        walker.does("first", "send").does("left", "agree");
        WalkState live;
        for (const Opening &opening : walker.state().openings)
            if (opening.state != OpeningState::Closed)
                live.openings.insert(live.openings.begin(), opening);
        const Uuid right = walker.openingOf(node("right"));
        const Operation agree{operation("agree"), {}, {}};
        const Step whole = follow(process, walker.state(), right, agree).value();
        const Step part = follow(process, live, right, agree).value();
        QCOMPARE(namesOf(part), namesOf(whole));
        QCOMPARE(part.closed.size(), whole.closed.size());
    }

    void ofSeveralOpenNodesTheFirstInTheFileIsShown()
    {
        const Process process = nested();
        Walker walker(process);
        walker.does("first", "send").does("right", "ask");
        QCOMPARE(shownNode(process, walker.state())->key, node("left"));
        walker.does("left", "agree");
        QCOMPARE(shownNode(process, walker.state())->key, node("right_again"));
        walker.does("right_again", "tell").does("right", "agree").does("last", "finish");
        QCOMPARE(shownNode(process, walker.state())->key, node("done"));
        QVERIFY(!shownNode(process, WalkState{}));
    }

    void statesComeBackFromTheirText()
    {
        using enum OpeningState;
        for (const OpeningState state : {Open, Waiting, Ended, Closed})
            QCOMPARE(int(parseOpeningState(toText(state)).value()), int(state));
        QCOMPARE(parseOpeningState(u"OPEN").error().id(), QByteArray("workflow.opening_state.unknown"));
    }
};

QTEST_GUILESS_MAIN(WalkTest)
#include "walk_test.moc"
