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

QByteArray repeated(const QByteArray &text, int times) { return text.repeated(times); }

/// A row of the table: one change to the small process, and how it is refused.
void row(const char *name, const char *path, const char *value, const char *error, const char *where = "")
{
    QTest::newRow(name) << QString::fromUtf8(path) << QString::fromUtf8(value) << QByteArray(error)
                        << QString::fromUtf8(where);
}

void columns()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QString>("where");
}

QString longText(int length) { return QString(length, u'x'); }

} // namespace

/// Goal: nothing but a process that says one clear thing in every field gets past the parser, and every refusal says
/// where (R184).
class ProcessCodecTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textThatIsNoProcessIsRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("error");
        const QByteArray good = smallProcess();
        QTest::newRow("empty") << QByteArray() << QByteArray("workflow.process.not_json");
        QTest::newRow("cut") << good.left(good.size() / 2) << QByteArray("workflow.process.not_json");
        QTest::newRow("two values") << good + good << QByteArray("workflow.process.not_json");
        QTest::newRow("bad UTF-8") << QByteArray(good).replace("کوچک", "\xff\xfe")
                                   << QByteArray("workflow.process.not_json");
        QTest::newRow("list") << QByteArray("[]") << QByteArray("workflow.process.wrong_type");
        QTest::newRow("too large") << good + QByteArray(limits::processBytes, ' ')
                                   << QByteArray("workflow.process.too_large");
        QTest::newRow("too deep") << repeated("[", 17) + repeated("]", 17) << QByteArray("workflow.process.too_deep");
        QTest::newRow("far too deep") << repeated("[", 100'000) << QByteArray("workflow.process.not_json");
        QTest::newRow("field twice") << QByteArray(good).replace("\"version\": 3", "\"version\": 3, \"version\": 4")
                                     << QByteArray("workflow.process.duplicate_field");
        QTest::newRow("field twice, once escaped")
            << QByteArray(good).replace("\"version\": 3", "\"version\": 3, \"v\\u0065rsion\": 4")
            << QByteArray("workflow.process.duplicate_field");
        QTest::newRow("field twice, inner")
            << QByteArray(good).replace("\"needs_note\": true", "\"needs_note\": true, \"needs_note\" \n: false")
            << QByteArray("workflow.process.duplicate_field");
    }
    void textThatIsNoProcessIsRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, error);
        const auto process = parseProcess(text);
        QVERIFY(!process.ok());
        QCOMPARE(process.error().id(), error);
    }

    void fieldsThatDoNotFitAreRefused_data()
    {
        columns();
        row("no format", "format", "absent", "workflow.process.missing_field", "format");
        row("later format", "format", "3", "workflow.process.format_unknown", "format");
        row("unknown field", "colour", "1", "workflow.process.unknown_field");
        row("unknown field of a node", "nodes.0.colour", "1", "workflow.process.unknown_field", "nodes[0]");
        row("unknown field of a split", "nodes.1.status", "{}", "workflow.process.unknown_field", "nodes[1]");
        row("unknown field of an edge", "edges.2.inputs", "[]", "workflow.process.unknown_field", "edges[2]");
        row("id malformed", "id", "\"9d3b1c52\"", "base.uuid.malformed", "id");
        row("id not text", "id", "7", "workflow.process.wrong_type", "id");
        row("key with a capital", "key", "\"Small\"", "workflow.key.malformed", "key");
        row("key of 41 letters", "key", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"", "workflow.key.malformed",
            "key");
        row("key with Persian letters", "nodes.0.key", "\"آغاز\"", "workflow.key.malformed", "nodes[0].key");
        row("version zero", "version", "0", "workflow.process.number_range", "version");
        row("version and a half", "version", "1.5", "workflow.process.number_range", "version");
        row("version without end", "version", "1e300", "workflow.process.number_range", "version");
        row("nodes not a list", "nodes", "{}", "workflow.process.wrong_type", "nodes");
        row("node not an object", "nodes.2", "\"left\"", "workflow.process.wrong_type", "nodes[2]");
        row("kind of node unknown", "nodes.2.kind", "\"timer\"", "workflow.process.unknown_value", "nodes[2].kind");
        row("kind of edge unknown", "edges.0.kind", "\"sideways\"", "workflow.process.unknown_value", "edges[0].kind");
        row("outcome unknown", "nodes.7.outcome", "\"lost\"", "workflow.process.unknown_value", "nodes[7].outcome");
        row("deadline zero", "nodes.0.deadline_hours", "0", "workflow.process.number_range", "nodes[0].deadline_hours");
        row("deadline text", "nodes.0.deadline_hours", "\"4\"", "workflow.process.wrong_type",
            "nodes[0].deadline_hours");
        row("note flag not a flag", "edges.4.needs_note", "1", "workflow.process.wrong_type", "edges[4].needs_note");
        row("condition", "edges.0.condition", "\"amount > 5\"", "workflow.condition_unsupported", "edges[0].condition");
        row("condition not text", "edges.0.condition", "true", "workflow.process.wrong_type", "edges[0].condition");
    }
    void fieldsThatDoNotFitAreRefused() { isRefused(); }

    void textsThatCannotBeShownAreRefused_data()
    {
        columns();
        const char *name = "nodes.0.status.name.fa";
        const char *place = "nodes[0].status.name.fa";
        row("no Persian", name, "absent", "workflow.process.missing_fa", place);
        row("operation without a name", "edges.0.name", "absent", "workflow.process.missing_field", "edges[0].name");
        row("empty", name, "\"\"", "workflow.process.text_length", place);
        row("Arabic yeh", name, "\"در دست پيگيري\"", "workflow.process.text_letters", place);
        row("Arabic kaf", name, "\"كار\"", "workflow.process.text_letters", place);
        row("Arabic digits", name, "\"پیام ١٣٧\"", "workflow.process.text_letters", place);
        row("line break", name, "\"الف\\nب\"", "workflow.process.text_characters", place);
        row("direction override", name, "\"الف\\u202eب\"", "workflow.process.text_characters", place);
        row("space at the end", name, "\"الف \"", "workflow.process.text_characters", place);
        row("half a surrogate", name, "\"\\ud800\"", "workflow.process.text_characters", place);
        row("third language", "nodes.0.status.name.ar", "\"x\"", "workflow.process.unknown_field",
            "nodes[0].status.name");
        QTest::newRow("English too long") << QStringLiteral("name.en") << u'"' + longText(limits::nameText + 1) + u'"'
                                          << QByteArray("workflow.process.text_length") << QStringLiteral("name.en");
        QTest::newRow("message too long")
            << QStringLiteral("nodes.0.status.sms.fa") << u'"' + longText(limits::statusSmsText + 1) + u'"'
            << QByteArray("workflow.process.text_length") << QStringLiteral("nodes[0].status.sms.fa");
        row("unknown placeholder", "nodes.0.status.sms.fa", "\"{phone}\"", "workflow.process.sms_placeholder");
        row("brace left open", "nodes.0.status.sms.fa", "\"کد {code\"", "workflow.process.sms_placeholder");
        row("brace never opened", "nodes.0.status.sms.en", "\"code}\"", "workflow.process.sms_placeholder");
        row("colour by name", "nodes.0.status.colour", "\"red\"", "workflow.process.colour", "nodes[0].status.colour");
        row("colour in capitals", "nodes.0.status.colour", "\"#2563EB\"", "workflow.process.colour",
            "nodes[0].status.colour");
        row("colour too pale", "nodes.0.status.colour", "\"#fde047\"", "workflow.process.colour_contrast",
            "nodes[0].status.colour");
        row("colour too dark", "nodes.0.status.colour", "\"#1e1b4b\"", "workflow.process.colour_contrast",
            "nodes[0].status.colour");
    }
    void textsThatCannotBeShownAreRefused() { isRefused(); }

    void holdersFormsAndInputsThatDoNotFitAreRefused_data()
    {
        columns();
        row("no holder", "nodes.0.holder", "absent", "workflow.process.missing_field", "nodes[0].holder");
        row("holder unknown", "nodes.0.holder.by", "\"anybody\"", "workflow.process.unknown_value",
            "nodes[0].holder.by");
        row("author with a role", "nodes.0.holder.role", "\"expert\"", "workflow.process.unknown_field",
            "nodes[0].holder");
        row("role without a unit", "nodes.2.holder.unit", "absent", "workflow.process.missing_field",
            "nodes[2].holder.unit");
        row("role of an unknown unit", "nodes.2.holder.unit", "\"city\"", "workflow.process.unknown_value",
            "nodes[2].holder.unit");
        row("role malformed", "nodes.2.holder.role", "\"the expert\"", "workflow.key.malformed",
            "nodes[2].holder.role");
        row("post neither key nor id", "nodes.0.holder", "{\"by\": \"post\", \"post\": \"Post 7\"}",
            "workflow.key.malformed", "nodes[0].holder.post");
        row("access unknown", "nodes.0.form.fields.street", "\"hide\"", "workflow.process.unknown_value",
            "nodes[0].form.fields.street");
        row("form field malformed", "nodes.0.form.fields.Street", "\"read\"", "workflow.key.malformed",
            "nodes[0].form.fields");
        row("form without a matrix", "nodes.0.form.fields", "absent", "workflow.process.missing_field",
            "nodes[0].form.fields");
        row("form key malformed", "nodes.0.form.key", "\"a b\"", "workflow.key.malformed", "nodes[0].form.key");
        row("input twice", "edges.10.inputs.1.key", "\"reference\"", "workflow.process.duplicate_input",
            "edges[10].inputs[1].key");
        row("input of unknown type", "edges.10.inputs.0.type", "\"money\"", "workflow.process.unknown_value",
            "edges[10].inputs[0].type");
        row("shortcut that filters lists", "edges.0.shortcut", "\"A\"", "workflow.process.shortcut",
            "edges[0].shortcut");
        row("shortcut that is none", "edges.0.shortcut", "\"Ctrl+Alt+Delete\"", "workflow.process.shortcut",
            "edges[0].shortcut");
    }
    void holdersFormsAndInputsThatDoNotFitAreRefused() { isRefused(); }

    void tooManyOfAnythingAreRefused_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<int>("most");
        QTest::newRow("nodes") << QStringLiteral("nodes") << limits::processNodes;
        QTest::newRow("edges") << QStringLiteral("edges") << limits::processEdges;
        QTest::newRow("inputs") << QStringLiteral("edges.10.inputs") << limits::operationInputs;
    }
    void tooManyOfAnythingAreRefused()
    {
        QFETCH(QString, path);
        QFETCH(int, most);
        const QString list = u'[' + QStringLiteral("{},").repeated(most) + QStringLiteral("{}]");
        QCOMPARE(parseProcess(changed(smallProcess(), path, list)).error().id(),
                 QByteArray("workflow.process.too_many"));
    }

    void refusalsNameTheNodeOrTheEdge()
    {
        const auto pale = parseProcess(
            changed(smallProcess(), QStringLiteral("nodes.3.status.colour"), QStringLiteral("\"#ffffff\"")));
        QCOMPARE(pale.error().values().value(QStringLiteral("node")).toString(), QStringLiteral("right"));
        const auto conditional =
            parseProcess(changed(smallProcess(), QStringLiteral("edges.4.condition"), QStringLiteral("\"x\"")));
        QCOMPARE(conditional.error().values().value(QStringLiteral("edge")).toString(), QStringLiteral("reject"));
    }

    void everythingThatIsWrittenIsRead()
    {
        const Process process = parseProcess(smallProcess()).value();
        QCOMPARE(process.id().toString(), QStringLiteral("9d3b1c52-47ee-4f0a-8a6d-2b90c1f7e345"));
        QCOMPARE(process.key().text(), QStringLiteral("small"));
        QCOMPARE(process.version(), 3);
        QCOMPARE(process.start().key, node("first"));
        QCOMPARE(process.nodes().size(), size_t(9));
        const Task &first = *process.start().task();
        QCOMPARE(first.status.name, (Localized{QStringLiteral("آغاز"), QStringLiteral("Begun")}));
        QCOMPARE(first.status.colour, QStringLiteral("#2563eb"));
        QCOMPARE(first.status.sms->fa, QStringLiteral("کد {code} مرجع {reference}"));
        QCOMPARE(first.deadlineHours, std::optional(4));
        QVERIFY(std::holds_alternative<AuthorHolds>(first.holder));
        QCOMPARE(first.form->form, QStringLiteral("request"));
        QCOMPARE(int(first.form->fields.at(QStringLiteral("length"))), int(FieldAccess::Read));
        QCOMPARE(int(first.form->fields.at(QStringLiteral("note"))), int(FieldAccess::Write));
        QCOMPARE(int(first.form->fields.at(QStringLiteral("street"))), int(FieldAccess::Both));
        QCOMPARE(process.find(node("rejected"))->end()->outcome, Outcome::Rejected);
    }

    void operationsAreRead()
    {
        const Process process = parseProcess(smallProcess()).value();
        const Edge &send = *process.find(node("first"), operation("send"));
        QCOMPARE(send.shortcut, QStringLiteral("F8"));
        QVERIFY(!send.needsNote);
        QVERIFY(process.find(node("left"), operation("reject"))->needsNote);
        QCOMPARE(int(process.find(node("left"), operation("reject"))->kind), int(EdgeKind::Reject));
        const Edge &finish = *process.find(node("last"), operation("finish"));
        QCOMPARE(finish.inputs.size(), size_t(3));
        QCOMPARE(int(finish.inputs[0].type), int(InputType::Digits));
        QCOMPARE(finish.inputs[2].name.fa, QStringLiteral("روز"));
        QCOMPARE(process.reopening(node("done"))->to, node("first"));
        QVERIFY(!process.reopening(node("rejected")));
        QVERIFY(!process.reopening(node("last")));
    }

    void everyHolderIsRead_data()
    {
        QTest::addColumn<QString>("holder");
        QTest::addColumn<int>("index");
        const auto holder = [](const char *json, int index) {
            QTest::newRow(json) << QString::fromLatin1(json) << index;
        };
        holder("{\"by\": \"post\", \"post\": \"mayor\"}", 0);
        holder("{\"by\": \"post\", \"post\": \"9d3b1c52-47ee-4f0a-8a6d-2b90c1f7e345\"}", 0);
        holder("{\"by\": \"role\", \"role\": \"expert\", \"unit\": \"organisation\"}", 1);
        holder("{\"by\": \"unit_head\", \"unit\": \"subject\"}", 2);
        holder("{\"by\": \"doer\", \"node\": \"first\"}", 3);
        holder("{\"by\": \"author\"}", 4);
        holder("{\"by\": \"citizen\"}", 5);
    }
    void everyHolderIsRead()
    {
        QFETCH(QString, holder);
        QFETCH(int, index);
        const auto process = parseProcess(changed(smallProcess(), QStringLiteral("nodes.2.holder"), holder));
        QVERIFY(process.ok());
        QCOMPARE(int(process->find(node("left"))->task()->holder.index()), index);
    }

    void nodesLieInTheirBranches()
    {
        const Process process = parseProcess(smallProcess()).value();
        QCOMPARE(process.branchOf(node("first")), QString());
        QCOMPARE(process.branchOf(node("left")), QStringLiteral("both:to_left"));
        QCOMPARE(process.branchOf(node("right_again")), QStringLiteral("both:to_right"));
        QCOMPARE(process.branchOf(node("together")), QString());
        QCOMPARE(process.branchOf(node("rejected")), QString());
        QCOMPARE(process.joinOf(node("both")).key, node("together"));
    }

private:
    static void isRefused()
    {
        QFETCH(QString, path);
        QFETCH(QString, value);
        QFETCH(QByteArray, error);
        QFETCH(QString, where);
        const auto process = parseProcess(changed(smallProcess(), path, value));
        QVERIFY(!process.ok());
        QCOMPARE(process.error().id(), error);
        QCOMPARE(process.error().values().value(QStringLiteral("where")).toString(), where);
    }
};

QTEST_GUILESS_MAIN(ProcessCodecTest)
#include "process_codec_test.moc"
