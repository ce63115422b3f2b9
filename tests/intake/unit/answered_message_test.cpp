// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "base/random.h"
#include "cases/core/case_keys.h"
#include "cases/core/period.h"
#include "cases/core/reopen_case.h"
#include "intake/support/told.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using intake::RegisterCase;

namespace {

RegisterCase anInstantMessage(const QString &answer = text("the water comes back at six"))
{
    RegisterCase message = aMessage();
    message.place = streetOne();
    message.plaque = text("12");
    message.urgency = Urgency::Instant;
    message.answer = answer;
    return message;
}

QString answerNote(const Scene &scene, const CaseId &id)
{
    for (const HistoryEntry &entry : entriesOf(scene, id, HistoryKind::Noted)) {
        if (entry.values.value(QStringLiteral("field")).toString() == text("answer"))
            return entry.words;
    }
    return {};
}

} // namespace

/// Goal: who is answered during the call waits for nothing (R033), and what he was told is never lost.
class AnsweredMessageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void instantMessageWithoutAnAnswerStaysOpen()
    {
        Scene scene;
        RegisterCase message = anInstantMessage();
        message.answer.reset();
        const CaseId id = send(scene, message);
        QCOMPARE(scene.card(id).openNodes, 1);
        QCOMPARE(scene.card(id).node, text("temporary"));
        QCOMPARE(scene.story(id), text("registered"));
    }

    void followUpMessageStaysOpenAndKeepsWhatWasTold() // R035
    {
        Scene scene;
        RegisterCase message = anInstantMessage();
        message.urgency = Urgency::FollowUp;
        const CaseId id = send(scene, message);
        QCOMPARE(scene.card(id).openNodes, 1);
        QVERIFY(!scene.card(id).intakeFlag);
        QCOMPARE(answerNote(scene, id), *message.answer);
    }

    void whatIsWrongGoesToTheSupervisorOpenWithItsAnswer()
    {
        Scene scene;
        RegisterCase message = anInstantMessage();
        message.callerPhone = text("no phone");
        const CaseId id = send(scene, message);
        QCOMPARE(scene.card(id).openNodes, 1);
        QCOMPARE(scene.openNode(id).holder, std::optional(supervisorPost()));
        QCOMPARE(scene.card(id).intakeFlag, std::optional(text("intake.phone_malformed")));
        QCOMPARE(answerNote(scene, id), *message.answer);
    }

    void whoMayNotRegisterDoesNotCloseAnything()
    {
        Scene scene;
        const CaseId id = send(scene, anInstantMessage(), stranger());
        QCOMPARE(scene.card(id).openNodes, 1);
        QVERIFY(scene.card(id).intakeFlag);
    }

    void processWithoutASwiftEndKeepsItOpen()
    {
        Scene scene;
        RegisterCase message = anInstantMessage();
        message.subject = permitSubject();
        const CaseId id = send(scene, message);
        QCOMPARE(scene.card(id).openNodes, 1);
        QVERIFY(!scene.card(id).intakeFlag);
        QCOMPARE(answerNote(scene, id), *message.answer);
    }

    void endThatAFeatureWalksToIsNoSwiftOne()
    {
        Scene scene;
        scene.store.put(withAct(shippedProcess(text("cycle_137")), "temporary", "complete_at_once", "answering.done"));
        const RegisterCase message = anInstantMessage();
        const CaseId id = send(scene, message);
        QCOMPARE(scene.card(id).openNodes, 1);
        QVERIFY(!scene.card(id).intakeFlag);
        QCOMPARE(answerNote(scene, id), *message.answer);
    }

    void registeringAndAnsweringAreOneAct() // R033
    {
        Scene scene;
        const RegisterCase message = anInstantMessage();
        const Instant at = scene.now;
        const CaseId id = send(scene, message);
        const CaseCard card = scene.card(id);
        QCOMPARE(card.node, text("answered_at_once"));
        QCOMPARE(card.openNodes, 0);
        QCOMPARE(card.outcome, std::optional(workflow::Outcome::Done));
        QCOMPARE(card.closedAt, std::optional(at));
        QCOMPARE(card.closedPeriod, std::optional(periodOf(at)));
        QVERIFY(!card.holder);
        QVERIFY(!card.intakeFlag);
        QCOMPARE(card.urgency, Urgency::Instant);
        QCOMPARE(scene.file(id).closedPeriod, std::optional(periodOf(at)));
        // Who answered keeps the file.
        QCOMPARE(scene.file(id).units, std::vector<Uuid>{centre().uuid()});
        QCOMPARE(scene.story(id), text("registered completed"));
        const auto completed = entriesOf(scene, id, HistoryKind::Completed);
        QCOMPARE(completed.size(), size_t(1));
        QCOMPARE(completed.front().words, *message.answer);
        QCOMPARE(completed.front().by, sara());
        QCOMPARE(completed.front().values.value(QStringLiteral("operation")).toString(), text("complete_at_once"));
        QCOMPARE(answerNote(scene, id), QString());
        const auto nodes = scene.nodes(id);
        QCOMPARE(nodes.size(), size_t(2));
        for (const CaseNode &node : nodes) {
            QCOMPARE(node.state, node.node == text("temporary") ? workflow::OpeningState::Closed
                                                                : workflow::OpeningState::Ended);
        }
    }

    void answerMayBeTheSubjectsOwn() // R033: notes if needed
    {
        Scene scene;
        const CaseId id = send(scene, anInstantMessage(QString()));
        QCOMPARE(scene.card(id).openNodes, 0);
        QCOMPARE(entriesOf(scene, id, HistoryKind::Completed).front().words, QString());
    }

    void answeredMessageLeavesItsProblemFree()
    {
        Scene scene;
        const CaseId first = send(scene, anInstantMessage());
        QVERIFY(!scene.store.keyHolder(caseProblemKey, *problemOf(scene.card(first))));
        const CaseId second = aCase(scene).at(streetOne(), "12").registered();
        QVERIFY(!scene.card(second).joinedTo);
    }

    void answeredMessageIsNotJoinedToAnother()
    {
        Scene scene;
        const CaseId open = aCase(scene).at(streetOne(), "12").registered();
        const CaseId id = send(scene, anInstantMessage());
        QVERIFY(!scene.card(id).joinedTo);
        QCOMPARE(scene.card(id).node, text("answered_at_once"));
        QCOMPARE(scene.store.keyHolder(caseProblemKey, *problemOf(scene.card(open))), std::optional(open.uuid()));
    }

    void nothingOfALongAnswerIsLost()
    {
        Scene scene;
        const RegisterCase message = anInstantMessage(QString(limits::noteText + 7, u'a'));
        const CaseId id = send(scene, message);
        QCOMPARE(scene.card(id).openNodes, 0);
        QCOMPARE(entriesOf(scene, id, HistoryKind::Completed).front().words.size(), qsizetype(limits::noteText));
        QCOMPARE(answerNote(scene, id).size(), qsizetype(7));
    }

    void closedAtOnceItCanBeOpenedAgain()
    {
        Scene scene;
        const CaseId id = send(scene, anInstantMessage());
        scene.must(ReopenCase{id, text("he calls again")}, sara());
        QCOMPARE(scene.card(id).node, text("follow_up"));
        QCOMPARE(scene.card(id).openNodes, 1);
    }

    void oldCommandsWithoutTheFieldAreStillRead()
    {
        QJsonObject json = fieldsToJson(aMessage());
        QVERIFY(!json.contains(QStringLiteral("answer")));
        QVERIFY(fieldsFromJson<RegisterCase>(json).ok());
    }
};

QTEST_GUILESS_MAIN(AnsweredMessageTest)
#include "answered_message_test.moc"
