// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/carried_out.h"
#include "workflow/support/json_edit.h"
#include "workflow/support/small_process.h"
#include "workflow/support/walker.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::workflow;
using namespace peygir::workflow::test;

namespace {

QByteArray inFormat(const QByteArray &json, int format)
{
    return changed(json, QStringLiteral("format"), QString::number(format));
}

Result<Process> parsed(int format, const QString &path, const QString &value)
{
    return parseProcess(changed(inFormat(smallProcess(), format), path, value));
}

ActName act(const char *name) { return ActName::parse(QString::fromLatin1(name)).value(); }

QString text(const char *latin) { return QString::fromLatin1(latin); }

} // namespace

/// Goal: format 2 says what tasks are for, who walks an edge, and two more holders (R010, R184); format 1 says what it
/// always said; and no city is given what nobody carries out.
class FormatTwoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formatOneHasNoneOfItsWords_data()
    {
        columns();
        row("purposes", "nodes.0.purposes", R"(["intake"])", "workflow.process.unknown_field", "nodes[0]");
        row("no purposes", "nodes.0.purposes", "[]", "workflow.process.unknown_field", "nodes[0]");
        row("act", "edges.0.act", R"("followup.ask")", "workflow.process.unknown_field", "edges[0]");
        row("area", "nodes.2.holder", R"({"by": "area", "role": "expert"})", "workflow.process.unknown_value",
            "nodes[2].holder.by");
        row("expert", "nodes.2.holder", R"({"by": "expert", "role": "expert"})", "workflow.process.unknown_value",
            "nodes[2].holder.by");
    }
    void formatOneHasNoneOfItsWords() { isRefusedIn(1); }

    void whatDoesNotFitIsRefused_data()
    {
        columns();
        row("later format", "format", "3", "workflow.process.format_unknown", "format");
        row("purposes not a list", "nodes.0.purposes", R"("intake")", "workflow.process.wrong_type",
            "nodes[0].purposes");
        row("purpose not text", "nodes.0.purposes", R"(["intake", 7])", "workflow.process.wrong_type",
            "nodes[0].purposes[1]");
        row("purpose unknown", "nodes.0.purposes", R"(["intake", "archive"])", "workflow.process.unknown_value",
            "nodes[0].purposes");
        row("purpose twice", "nodes.0.purposes", R"(["intake", "intake"])", "workflow.process.duplicate_purpose",
            "nodes[0].purposes");
        row("more purposes than there are", "nodes.0.purposes", R"(["a","a","a","a","a","a","a"])",
            "workflow.process.too_many", "nodes[0].purposes");
        row("purposes of an end", "nodes.7.purposes", "[]", "workflow.process.unknown_field", "nodes[7]");
        row("purposes of a split", "nodes.1.purposes", "[]", "workflow.process.unknown_field", "nodes[1]");
        row("act without a feature", "edges.0.act", R"("ask")", "workflow.act.malformed", "edges[0].act");
        row("act of nothing", "edges.0.act", R"("followup.")", "workflow.act.malformed", "edges[0].act");
        row("act of three", "edges.0.act", R"("followup.ask.now")", "workflow.act.malformed", "edges[0].act");
        row("act in capitals", "edges.0.act", R"("followup.Ask")", "workflow.act.malformed", "edges[0].act");
        row("act not text", "edges.0.act", "true", "workflow.process.wrong_type", "edges[0].act");
        row("act of a branch", "edges.1.act", R"("followup.ask")", "workflow.process.unknown_field", "edges[1]");
        row("act of a way on", "edges.9.act", R"("followup.ask")", "workflow.process.unknown_field", "edges[9]");
        row("act of a reopening", "edges.11.act", R"("followup.ask")", "workflow.process.unknown_field", "edges[11]");
        row("act that asks for inputs", "edges.10.act", R"("followup.ask")", "workflow.process.act_with_inputs",
            "edges[10].inputs");
        row("area without a role", "nodes.2.holder", R"({"by": "area"})", "workflow.process.missing_field",
            "nodes[2].holder.role");
        row("area with a unit", "nodes.2.holder.by", R"("area")", "workflow.process.unknown_field", "nodes[2].holder");
        row("expert without a role", "nodes.2.holder", R"({"by": "expert"})", "workflow.process.missing_field",
            "nodes[2].holder.role");
        row("expert with a malformed role", "nodes.2.holder", R"({"by": "expert", "role": "the expert"})",
            "workflow.key.malformed", "nodes[2].holder.role");
    }
    void whatDoesNotFitIsRefused() { isRefusedIn(2); }

    void oneActCannotLeadTwoWaysFromATask()
    {
        const QByteArray once = changed(inFormat(smallProcess(), 2), text("edges.3.act"), text("\"followup.ask\""));
        QVERIFY(parseProcess(once).ok());
        QVERIFY(parseProcess(changed(once, text("edges.6.act"), text("\"followup.ask\""))).ok());
        const auto twice = parseProcess(changed(once, text("edges.4.act"), text("\"followup.ask\"")));
        QVERIFY(!twice.ok());
        QCOMPARE(twice.error().id(), QByteArray("workflow.process.duplicate_act"));
        QCOMPARE(twice.error().values().value(text("node")).toString(), text("left"));
        QCOMPARE(twice.error().values().value(text("edge")).toString(), text("reject"));
    }

    void whatFormatOneSaysItSaysAsWell()
    {
        QCOMPARE(parseProcess(inFormat(smallProcess(), 2)).value().draft(),
                 parseProcess(smallProcess()).value().draft());
        const Process process = parseProcess(smallProcess()).value();
        for (const Node &n : process.nodes())
            QVERIFY(!n.task() || n.task()->purposes.empty());
        for (const Edge &edge : process.edges())
            QVERIFY(!edge.act);
    }

    void purposesAndActsAreRead()
    {
        QByteArray json = inFormat(smallProcess(), 2);
        json = changed(json, text("nodes.0.purposes"), text(R"(["later", "intake", "follow_up"])"));
        json = changed(json, text("edges.3.act"), text("\"followup.ask_2\""));
        const Process process = parseProcess(json).value();
        const Task &first = *process.start().task();
        QCOMPARE(first.purposes, (std::set{Purpose::Intake, Purpose::FollowUp, Purpose::Later}));
        QVERIFY(first.serves(Purpose::FollowUp));
        QVERIFY(!first.serves(Purpose::Official));
        QVERIFY(process.find(node("left"))->task()->purposes.empty());
        QCOMPARE(process.acting(node("left"), act("followup.ask_2")), process.find(node("left"), operation("agree")));
        QVERIFY(!process.acting(node("left"), act("followup.ask")));
        QVERIFY(!process.acting(node("right"), act("followup.ask_2")));
    }

    void newHoldersAreRead()
    {
        const auto holder = [](const char *json) {
            const Process process = parsed(2, text("nodes.2.holder"), text(json)).value();
            return process.find(node("left"))->task()->holder;
        };
        QVERIFY(holder(R"({"by": "area", "role": "expert"})") == HolderRule(AreaHolds{text("expert")}));
        QVERIFY(holder(R"({"by": "expert", "role": "expert"})") == HolderRule(ExpertHolds{text("expert")}));
    }

    void actThatNobodyCarriesOutIsNotGivenToACity()
    {
        const auto checked = checkCarriedOut(parsed(2, text("edges.3.act"), text("\"no_feature.does\"")).value());
        QVERIFY(!checked.ok());
        QCOMPARE(checked.error(),
                 Error("workflow.act_unsupported", {{text("node"), text("left")},
                                                    {text("edge"), text("agree")},
                                                    {text("act"), text("no_feature.does")}}));
    }

    void purposesAloneAreGivenToACity()
    {
        QVERIFY(checkCarriedOut(parseProcess(smallProcess()).value()).ok());
        QVERIFY(checkCarriedOut(parsed(2, text("nodes.0.purposes"), text(R"(["intake"])")).value()).ok());
    }

private:
    static void columns()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<QString>("where");
    }

    static void row(const char *name, const char *path, const char *value, const char *error, const char *where)
    {
        QTest::newRow(name) << text(path) << text(value) << QByteArray(error) << text(where);
    }

    static void isRefusedIn(int format)
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QByteArray, error);
        QFETCH(QString, where);
        const auto process = parsed(format, path, value);
        QVERIFY(!process.ok());
        QCOMPARE(process.error().id(), error);
        QCOMPARE(process.error().values().value(text("where")).toString(), where);
    }
};

QTEST_GUILESS_MAIN(FormatTwoTest)
#include "format_two_test.moc"
