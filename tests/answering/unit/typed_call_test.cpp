// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/core/call_script.h"
#include "answering/core/typed_call.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::answering;

namespace {

Uuid numbered(int n)
{
    return *Uuid::parse(QStringLiteral("00000000-0000-4000-8000-%1").arg(n, 12, 10, QLatin1Char('0')));
}

const cases::CaseId first(numbered(1));
const cases::CaseId second(numbered(2));

TypedAnswer anAnswer()
{
    return {CallResult::NotDone,    cases::Opinion::Dissatisfied, QStringLiteral("هنوز چاله است"),
            QStringLiteral("note"), QStringLiteral("reason"),     Instant(1'795'000'000'000)};
}

} // namespace

/// Goal: what was typed in a call is kept as it was typed, and becomes the command that says the same; a script is
/// filled in as people read it out.
class TypedCallTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsNoCallIsReadAsNone()
    {
        const QJsonObject odd{{QStringLiteral("nonsense"), 1},
                              {first.toString(), QStringLiteral("text")},
                              {second.toString(), QJsonObject{{QStringLiteral("result"), QStringLiteral("sung")},
                                                              {QStringLiteral("words"), 7}}}};
        QVERIFY(typedCall(numbered(9), odd).isEmpty());
    }

    void nothingTypedIsEmpty()
    {
        QVERIFY((TypedCall{numbered(9), {}}).isEmpty());
        QVERIFY((TypedCall{numbered(9), {{first, {}}}}).isEmpty());
        TypedCall call{numbered(9), {{first, {}}}};
        call.answers[first].note = QStringLiteral("x");
        QVERIFY(!call.isEmpty());
        QVERIFY(toJson(TypedCall{numbered(9), {{first, {}}}}).isEmpty());
    }

    void whatWasTypedComesBack()
    {
        const TypedCall call{numbered(9), {{first, anAnswer()}, {second, {CallResult::Done, {}, {}, {}, {}, {}}}}};
        QCOMPARE(typedCall(numbered(9), toJson(call)), call);
    }

    void withoutAResultThereIsNoCommand()
    {
        TypedAnswer answer = anAnswer();
        answer.result.reset();
        QVERIFY(!commandOf(answer, first, cases::CaseNodeId(numbered(3))));
    }

    void theCommandSaysAllThatWasTyped()
    {
        const auto command = commandOf(anAnswer(), first, cases::CaseNodeId(numbered(3)));
        QVERIFY(command);
        QCOMPARE(command->caseId, first);
        QCOMPARE(command->node, cases::CaseNodeId(numbered(3)));
        QCOMPARE(command->result, CallResult::NotDone);
        QCOMPARE(command->opinion, std::optional(cases::Opinion::Dissatisfied));
        QCOMPARE(command->words, anAnswer().words);
        QCOMPARE(command->note, anAnswer().note);
        QCOMPARE(command->reason, anAnswer().reason);
        QCOMPARE(command->askAgainAt, anAnswer().askAgainAt);
        QCOMPARE(command->channel, cases::Channel::Phone);
    }

    void aScriptIsFilledIn_data()
    {
        QTest::addColumn<QString>("script");
        QTest::addColumn<QString>("filled");
        const auto row = [](const char *name, const char *script, const char *filled) {
            QTest::newRow(name) << QString::fromUtf8(script) << QString::fromUtf8(filled);
        };
        row("nothing", "", "");
        row("no places", "سلام!", "سلام!");
        row("all", "سلام {citizen}، {expert} هستم؛ {count} پیام: {subjects}.", "سلام رضا، سارا هستم؛ ۲ پیام: چاله.");
        row("twice", "{citizen} {citizen}", "رضا رضا");
        row("unknown braces", "{name} {citizen", "{name} {citizen");
    }
    void aScriptIsFilledIn()
    {
        QFETCH(QString, script);
        QFETCH(QString, filled);
        const ScriptWords words{QStringLiteral("رضا"), QStringLiteral("سارا"), QStringLiteral("۲"),
                                QStringLiteral("چاله")};
        QCOMPARE(filledScript(script, words), filled);
    }

    void aPlaceWithoutWordsLeavesNoGap()
    {
        QCOMPARE(filledScript(QStringLiteral("سلام {citizen}، خوبید؟"), {}), QStringLiteral("سلام، خوبید؟"));
    }

    void aNameWithBracesIsReadAsAName()
    {
        QCOMPARE(filledScript(QStringLiteral("{citizen}"), {QStringLiteral("{expert}"), QStringLiteral("x"), {}, {}}),
                 QStringLiteral("{expert}"));
    }
};

QTEST_GUILESS_MAIN(TypedCallTest)
#include "typed_call_test.moc"
