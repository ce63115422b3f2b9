// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/ask_citizen.h"
#include "cases/core/complete_node.h"
#include "cases/core/edit_message.h"
#include "cases/core/move_deadline.h"
#include "cases/core/refer_case.h"
#include "reference/support/calendars.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using namespace std::chrono_literals;

namespace {

const QString question = QStringLiteral("which house is it?");
const QString answer = QStringLiteral("the one with the blue door");

std::vector<CaseWait> waitsOf(const Scene &scene, const CaseId &id)
{
    std::vector<CaseWait> waits = scene.store.all<CaseWait>();
    std::erase_if(waits, [&id](const CaseWait &wait) { return wait.caseId != id; });
    std::sort(waits.begin(), waits.end(), [](const CaseWait &a, const CaseWait &b) { return a.askedAt < b.askedAt; });
    return waits;
}

CaseNode nodeOf(const Scene &scene, const CaseNodeId &id)
{
    for (const CaseNode &node : scene.store.all<CaseNode>()) {
        if (node.id == id)
            return node;
    }
    qFatal("no such stay");
}

/// An open case with its only stay, as both were when nobody had been asked.
struct Asked
{
    Scene scene;
    CaseId id = aCase(scene).registered();
    CaseNode stay = scene.openNode(id);
    CaseCard card = scene.card(id);

    /// Takes no time.
    template <class C>
    Changes give(const C &command, const UserId &by = sara())
    {
        const Instant at = scene.now;
        const Changes changes = scene.must(command, by);
        scene.now = at;
        return changes;
    }
    void ask(const UserId &by = sara()) { give(AskCitizen{id, stay.id, question}, by); }
    EndWait end(AskingEnd how = AskingEnd::Answered) const
    {
        return {id, waitsOf(scene, id).back().id, how, how == AskingEnd::Answered ? answer : QString()};
    }
    void answered(const UserId &by = sara()) { give(end(), by); }
    void passes(Milliseconds time) { scene.now = scene.now + time; }
    QByteArray refused(const auto &command, const UserId &by = sara())
    {
        const auto decided = scene.decide(command, by);
        return decided.ok() ? QByteArray("(done)") : decided.error().id();
    }
};

} // namespace

/// Goal: while a citizen is asked nobody is late, and when he has answered everything is due as much later as he took;
/// whatever two desks do about it at once, no word is lost and no time counts twice (R093, R234).
class AskCitizenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoHasNothingToAskOrMayNotIsRefused()
    {
        Asked it;
        QCOMPARE(it.refused(AskCitizen{it.id, it.stay.id, QStringLiteral("  ")}), QByteArray("cases.question_empty"));
        QCOMPARE(it.refused(AskCitizen{it.id, it.stay.id, question}, stranger()), QByteArray("access.denied"));
        QCOMPARE(it.refused(AskCitizen{CaseId(idNamed("none")), it.stay.id, question}), QByteArray("cases.unknown"));
        QCOMPARE(it.refused(AskCitizen{it.id, CaseNodeId(idNamed("none")), question}),
                 QByteArray("cases.node_unknown"));
        QCOMPARE(it.refused(EndWait{it.id, CaseWaitId(idNamed("none")), AskingEnd::Answered, answer}),
                 QByteArray("cases.wait_unknown"));
        it.ask();
        QCOMPARE(it.refused(it.end(), stranger()), QByteArray("access.denied"));
        QCOMPARE(it.refused(EndWait{it.id, it.end().wait, AskingEnd::Answered, {}}), QByteArray("cases.answer_empty"));
    }

    void closedCaseAsksNobody()
    {
        Scene scene;
        const CaseId id = aCase(scene).completed("complete_at_once").registered();
        const auto decided = scene.decide(AskCitizen{id, scene.nodes(id).front().id, question}, sara());
        QVERIFY(!decided.ok());
        QCOMPARE(decided.error().id(), QByteArray("cases.closed"));
    }

    void nothingIsDueWhileTheCitizenIsAsked()
    {
        Asked it;
        it.passes(1h);
        it.ask();
        QVERIFY(!it.scene.card(it.id).deadline);
        QVERIFY(!it.scene.openNode(it.id).dueAt);
        QCOMPARE(it.scene.card(it.id).citizenAskedAt, std::optional(it.scene.now));
        QCOMPARE(it.scene.history(it.id).back().words, question);
        QCOMPARE(it.scene.history(it.id).back().values.value(QLatin1String("act")).toString(),
                 QLatin1String(citizenAskedAct));
    }

    void whenHeHasAnsweredAllIsDueAsMuchLaterAsHeTook()
    {
        Asked it;
        it.passes(1h);
        it.ask();
        it.passes(100h);
        it.answered(reza());
        QCOMPARE(it.scene.card(it.id).deadline, std::optional(*it.card.deadline + 100h));
        QCOMPARE(it.scene.openNode(it.id).dueAt, std::optional(*it.stay.dueAt + 100h));
        QVERIFY(!it.scene.card(it.id).citizenAskedAt);
        const CaseWait wait = waitsOf(it.scene, it.id).front();
        QCOMPARE(wait.ending, std::optional(WaitEnding::Answered));
        QCOMPARE(wait.endedBy, std::optional(reza()));
        QCOMPARE(it.scene.history(it.id).back().words, answer);
    }

    void whatWasLateStaysLateByAsMuch()
    {
        Asked it;
        it.passes(*it.stay.dueAt - it.scene.now + 5h);
        it.ask();
        it.passes(50h);
        it.answered();
        QCOMPARE(it.scene.openNode(it.id).dueAt, std::optional(it.scene.now - 5h));
    }

    void nightsOfTheCalendarAreNotWaitedFor()
    {
        Asked it;
        it.scene.store.put(office());
        it.scene.store.put(sheetOf(office(), nowruz()));
        for (catalogue::Subject subject : it.scene.store.all<catalogue::Subject>()) {
            subject.calendar = officeId();
            it.scene.store.put(subject);
        }
        it.scene.now = at(1405, 1, 15, "08:00");
        const CaseId id = aCase(it.scene).registered();
        const CaseNode stay = it.scene.openNode(id);
        QCOMPARE(shown(*stay.dueAt), QStringLiteral("1405/01/15 10:00"));
        it.scene.now = at(1405, 1, 15, "09:00");
        it.give(AskCitizen{id, stay.id, question}, sara());
        // The rest of Saturday and half an hour of Sunday: six hours.
        it.scene.now = at(1405, 1, 16, "08:00");
        it.give(EndWait{id, waitsOf(it.scene, id).back().id, AskingEnd::TakenBack, {}}, sara());
        QCOMPARE(shown(*it.scene.openNode(id).dueAt), QStringLiteral("1405/01/16 09:00"));
    }

    void whatIsAskedBesidesIsAddedAndTheWaitIsThatOfTheFirst()
    {
        Asked it;
        it.passes(2h);
        it.ask();
        const Instant first = it.scene.now;
        it.passes(3h);
        it.give(AskCitizen{it.id, it.stay.id, QStringLiteral("and when?")}, reza());
        QCOMPARE(waitsOf(it.scene, it.id).size(), size_t(1));
        QCOMPARE(it.scene.card(it.id).citizenAskedAt, std::optional(first));
        QCOMPARE(it.scene.history(it.id).back().words, QStringLiteral("and when?"));
        // One that was asked before both, at a desk without a line.
        it.scene.now = first - 1h;
        it.ask(reza());
        QCOMPARE(waitsOf(it.scene, it.id).front().askedAt, first - 1h);
        QCOMPARE(it.scene.card(it.id).citizenAskedAt, std::optional(first - 1h));
    }

    void ofTwoAnswersNoWordIsLostAndTheFirstEndsTheWait()
    {
        Asked it;
        it.ask();
        it.passes(10h);
        const EndWait second = {it.id, it.end().wait, AskingEnd::Answered, QStringLiteral("the red door")};
        const EndWait third = it.end(AskingEnd::TakenBack);
        it.answered();
        const auto deadline = it.scene.card(it.id).deadline;
        it.passes(5h);
        it.give(second, reza());
        QCOMPARE(it.scene.card(it.id).deadline, deadline);
        QCOMPARE(it.scene.history(it.id).back().words, second.words);
        // Whoever takes the question back has nothing to say that is not so already.
        QVERIFY(it.give(third, reza()).rows().empty());
        QCOMPARE(waitsOf(it.scene, it.id).front().ending, std::optional(WaitEnding::Answered));
    }

    void noTimeCountsTwiceWhereAQuestionComesAfterTheAnswer()
    {
        Asked it;
        const Instant asked = it.scene.now;
        it.ask();
        it.passes(10h);
        it.answered();
        // Asked in between, at a desk without a line.
        it.scene.now = asked + 4h;
        it.ask(reza());
        QCOMPARE(it.scene.card(it.id).citizenAskedAt, std::optional(asked + 10h));
        it.scene.now = asked + 16h;
        it.answered();
        QCOMPARE(it.scene.card(it.id).deadline, std::optional(*it.card.deadline + 16h));
        QCOMPARE(it.scene.openNode(it.id).dueAt, std::optional(*it.stay.dueAt + 16h));
    }

    void answerOfAClockThatIsBehindEndsWhatHasNotBegun()
    {
        Asked it;
        it.passes(5h);
        it.ask();
        it.passes(-2h);
        it.answered();
        QCOMPARE(it.scene.card(it.id).deadline, it.card.deadline);
    }

    void whereSomebodyGoesOnNobodyWaits()
    {
        Asked it;
        it.passes(1h);
        it.ask();
        it.passes(20h);
        it.give(CompleteNode{it.id, it.stay.id, QStringLiteral("register"), {}, {}});
        QCOMPARE(waitsOf(it.scene, it.id).front().ending, std::optional(WaitEnding::MovedOn));
        QVERIFY(!it.scene.card(it.id).citizenAskedAt);
        QCOMPARE(it.scene.card(it.id).deadline, std::optional(*it.card.deadline + 20h));
        QCOMPARE(nodeOf(it.scene, it.stay.id).dueAt, std::optional(*it.stay.dueAt + 20h));
        QVERIFY(it.scene.openNode(it.id).dueAt);
        // What he says later is in the history, and moves nothing.
        const CaseCard before = it.scene.card(it.id);
        it.give(it.end(), sara());
        QCOMPARE(it.scene.card(it.id).deadline, before.deadline);
        QCOMPARE(it.scene.history(it.id).back().words, answer);
    }

    void endOfTheCaseEndsTheWait()
    {
        Asked it;
        it.ask();
        it.passes(20h);
        it.give(CompleteNode{it.id, it.stay.id, QStringLiteral("complete_at_once"), {}, {}});
        QVERIFY(it.scene.card(it.id).closedAt);
        QVERIFY(!it.scene.card(it.id).citizenAskedAt);
        QCOMPARE(it.scene.card(it.id).deadline, std::optional(*it.card.deadline + 20h));
        QCOMPARE(waitsOf(it.scene, it.id).front().ending, std::optional(WaitEnding::MovedOn));
    }

    void referralLeavesTheWaitAsItIs()
    {
        Asked it;
        it.ask();
        it.give(ReferCase{it.id, it.stay.id, answeringTwo(), {}}, sara());
        QVERIFY(it.scene.card(it.id).citizenAskedAt);
        QVERIFY(!it.scene.openNode(it.id).dueAt);
        it.passes(3h);
        it.answered();
        QCOMPARE(it.scene.openNode(it.id).dueAt, std::optional(*it.stay.dueAt + 3h));
    }

    void promiseComesBackWithTheLastOfTwoBranches()
    {
        Scene scene;
        const CaseId id = aCase(scene).about(permitSubject()).at(streetOne()).registered();
        const QJsonObject payment{{QStringLiteral("payment_reference"), QStringLiteral("4820173959")},
                                  {QStringLiteral("paid_on"), QStringLiteral("2026-11-22")}};
        const QJsonObject visit{{QStringLiteral("visited_on"), QStringLiteral("2026-11-23")}};
        complete(scene, id, QStringLiteral("submit"));
        complete(scene, id, QStringLiteral("documents_complete"));
        complete(scene, id, QStringLiteral("pay"), payment);
        complete(scene, id, QStringLiteral("confirm_payment"));
        complete(scene, id, QStringLiteral("record_visit"), visit);
        complete(scene, id, QStringLiteral("send_to_reviews"));
        const Instant promise = *scene.card(id).deadline;
        const CaseNode traffic = scene.openNode(id, QStringLiteral("traffic_review"));
        const CaseNode utilities = scene.openNode(id, QStringLiteral("utilities_review"));
        const Instant asked = scene.now;
        scene.must(AskCitizen{id, traffic.id, question}, sara());
        QCOMPARE(nodeOf(scene, utilities.id).dueAt, utilities.dueAt);
        scene.now = asked + 2h;
        scene.must(AskCitizen{id, utilities.id, question}, sara());
        scene.now = asked + 5h;
        scene.must(EndWait{id, waitsOf(scene, id).front().id, AskingEnd::Answered, answer}, sara());
        QVERIFY(!scene.card(id).deadline);
        QVERIFY(scene.card(id).citizenAskedAt);
        QCOMPARE(nodeOf(scene, traffic.id).dueAt,
                 traffic.dueAt ? std::optional(*traffic.dueAt + 5h) : std::nullopt);
        scene.now = asked + 9h;
        scene.must(EndWait{id, waitsOf(scene, id).back().id, AskingEnd::Answered, answer}, sara());
        QCOMPARE(scene.card(id).deadline, std::optional(promise + 9h));
    }

    void anotherSubjectPromisesAnewAndWaitsOn()
    {
        Asked it;
        it.passes(1h);
        it.ask();
        it.passes(2h);
        it.give(EditMessage{it.id, {.subject = FieldEdit<catalogue::SubjectId>{pothole(), waste()}}}, sara());
        QVERIFY(!it.scene.card(it.id).deadline);
        it.passes(7h);
        it.answered();
        std::optional<int> hours;
        for (const catalogue::Subject &subject : it.scene.store.all<catalogue::Subject>()) {
            if (subject.id == waste())
                hours = subject.deadlineHours;
        }
        QCOMPARE(it.scene.card(it.id).deadline,
                 std::optional(it.card.registeredAt + std::chrono::hours(*hours) + 9h));
    }

    void calendarsJobMovesWhatWaitsWhereItIsKept()
    {
        Asked it;
        it.ask();
        const DueMove due{it.stay.id, {*it.stay.dueAt, *it.stay.dueAt + 24h}};
        it.give(MoveDeadline{it.id, {it.card.deadline, *it.card.deadline + 24h}, std::vector{due}}, sara());
        QVERIFY(!it.scene.card(it.id).deadline);
        it.passes(1h);
        it.answered();
        QCOMPARE(it.scene.card(it.id).deadline, std::optional(*it.card.deadline + 25h));
        QCOMPARE(it.scene.openNode(it.id).dueAt, std::optional(*it.stay.dueAt + 25h));
    }

    void dueTimesMoveFromWhereTheyWereSeenOnly()
    {
        Asked it;
        const Instant due = *it.stay.dueAt;
        const FieldEdit<std::optional<Instant>> still{it.card.deadline, it.card.deadline};
        it.give(MoveDeadline{it.id, still, std::vector{DueMove{it.stay.id, {due, due + 24h}}}}, sara());
        QCOMPARE(it.scene.openNode(it.id).dueAt, std::optional(due + 24h));
        QCOMPARE(it.scene.card(it.id).deadline, it.card.deadline);
        // Again from where it no longer is.
        QVERIFY(it.give(MoveDeadline{it.id, still, std::vector{DueMove{it.stay.id, {due, due + 9h}}}}, sara())
                    .rows()
                    .empty());
    }
};

QTEST_GUILESS_MAIN(AskCitizenTest)
#include "ask_citizen_test.moc"
