// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/support/ready_cases.h"
#include "cases/core/add_note.h"
#include "cases/core/complete_node.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"
#include "catalogue/core/feedback_rule.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::answering;
using namespace peygir::cases;
using namespace peygir::test;
using workflow::Outcome;

namespace {

QByteArray refusalOf(const Result<Changes> &decided) { return decided.ok() ? QByteArray() : decided.error().id(); }

std::vector<AnsweringCall> callsOf(const Scene &scene, const CaseId &id)
{
    std::vector<AnsweringCall> calls = scene.store.all<AnsweringCall>();
    std::erase_if(calls, [&id](const AnsweringCall &call) { return call.caseId != id; });
    std::sort(calls.begin(), calls.end(), [](const auto &a, const auto &b) { return a.at < b.at; });
    return calls;
}

AnsweringCall onlyCall(const Scene &scene, const CaseId &id)
{
    const auto calls = callsOf(scene, id);
    if (calls.size() != 1)
        qFatal("%d calls", int(calls.size()));
    return calls.front();
}

/// From now on whose message is about a pothole is asked again after so many days.
void rule(Scene &scene, int days, bool active = true)
{
    const catalogue::FeedbackRule made{catalogue::FeedbackRuleId(idNamed("rule")), {QStringLiteral("rule"), {}}, pothole(), days, active};
    scene.store.put(made);
    scene.store.put(catalogue::SubjectFeedback{pothole(), active ? std::optional(made.id) : std::nullopt});
}

HistoryEntry lastOf(const Scene &scene, const CaseId &id) { return scene.history(id).back(); }

} // namespace

/// Goal: what the citizen says of his message is written down whole, and moves the case where the process says, or
/// leaves it (R100 to R105, R109, R071).
class RecordAnswerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_scene = std::make_unique<Scene>(answeringTown()); }

    // --- what is missing -------------------------------------------------------------------------------------------

    void withoutWhatItNeedsItIsRefused_data()
    {
        QTest::addColumn<int>("result");
        QTest::addColumn<QByteArray>("error");
        QTest::addColumn<std::function<void(RecordAnswer &)>>("spoil");
        const auto row = [](const char *name, CallResult result, const char *error,
                            std::function<void(RecordAnswer &)> spoil) {
            QTest::newRow(name) << int(result) << QByteArray(error) << spoil;
        };
        row("done without opinion", CallResult::Done, "answering.opinion_missing", [](auto &a) { a.opinion.reset(); });
        row("not done without opinion", CallResult::NotDone, "answering.opinion_missing",
            [](auto &a) { a.opinion.reset(); });
        row("opinion not had without reason", CallResult::Done, "answering.reason_missing",
            [](auto &a) { a.opinion = Opinion::NotHad; });
        row("no opinion without reason", CallResult::NoOpinion, "answering.reason_missing",
            [](auto &a) { a.reason = QStringLiteral("  "); });
        row("not done without words", CallResult::NotDone, "answering.words_missing", [](auto &a) { a.words.clear(); });
        row("later without a day", CallResult::Later, "answering.day_missing", [](auto &a) { a.askAgainAt.reset(); });
        row("later on a day that is over", CallResult::Later, "answering.day_past",
            [](auto &a) { a.askAgainAt = *a.askAgainAt - std::chrono::hours(72); });
        row("call again in the past", CallResult::NoAnswer, "answering.day_past",
            [](auto &a) { a.askAgainAt = Instant(1); });
        row("in two years", CallResult::Later, "answering.day_far",
            [](auto &a) { a.askAgainAt = *a.askAgainAt + std::chrono::hours(24 * 700); });
        row("endless words", CallResult::Done, "cases.note_too_long", [](auto &a) { a.words = QString(10'001, u'x'); });
        row("endless note", CallResult::Done, "cases.note_too_long", [](auto &a) { a.note = QString(10'001, u'x'); });
    }
    void withoutWhatItNeedsItIsRefused()
    {
        QFETCH(int, result);
        QFETCH(QByteArray, error);
        QFETCH(std::function<void(RecordAnswer &)>, spoil);
        const CaseId id = readyCase(*m_scene);
        RecordAnswer answer = anAnswer(*m_scene, id, CallResult(result));
        QCOMPARE(refusalOf(m_scene->decide(answer, sara())), QByteArray());
        spoil(answer);
        QCOMPARE(refusalOf(m_scene->submit(answer, sara())), error);
        QVERIFY(callsOf(*m_scene, id).empty());
    }

    void itIsRefusedWhereTheCaseIsForSomethingElse()
    {
        const CaseId id = aCase(*m_scene).at(streetOne()).completed("register").registered();
        QCOMPARE(refusalOf(m_scene->submit(anAnswer(*m_scene, id, CallResult::Done), sara())),
                 QByteArray("cases.not_for_this"));
    }

    void itIsRefusedOfACaseThatIsNotThere()
    {
        RecordAnswer answer = anAnswer(*m_scene, readyCase(*m_scene), CallResult::Done);
        answer.caseId = CaseId(idNamed("none"));
        QCOMPARE(refusalOf(m_scene->submit(answer, sara())), QByteArray("cases.unknown"));
        answer = anAnswer(*m_scene, readyCase(*m_scene), CallResult::Done);
        answer.node = CaseNodeId(idNamed("none"));
        QCOMPARE(refusalOf(m_scene->submit(answer, sara())), QByteArray("cases.node_unknown"));
    }

    void rightsOfAnotherUnitAreNotEnough()
    {
        const CaseId id = readyCase(*m_scene);
        m_scene->must(ReferCase{id, m_scene->openNode(id).id, answeringTwo(), {}}, omid());
        QCOMPARE(refusalOf(m_scene->submit(anAnswer(*m_scene, id, CallResult::Done), mina())),
                 QByteArray("access.denied"));
    }

    // --- done ------------------------------------------------------------------------------------------------------

    void doneEndsTheCaseWithTheOpinion() // R101 R104 R105
    {
        const CaseId id = readyCase(*m_scene);
        RecordAnswer answer = anAnswer(*m_scene, id, CallResult::Done);
        answer.opinion = Opinion::Fair;
        answer.words = QStringLiteral("it took  long");
        answer.note = QStringLiteral("the wall is mended on Monday");
        const Instant at = m_scene->now;
        m_scene->must(answer, nima());

        const CaseCard card = m_scene->card(id);
        QCOMPARE(card.outcome, std::optional(Outcome::Done));
        QCOMPARE(card.closedAt, std::optional(at));
        QCOMPARE(card.opinion, std::optional(Opinion::Fair));
        QVERIFY(!card.askAgainAt);
        QVERIFY(!card.reopened);
        const AnsweringCall call = onlyCall(*m_scene, id);
        QCOMPARE(call.node, answer.node);
        QCOMPARE(call.result, CallResult::Done);
        QCOMPARE(call.opinion, std::optional(Opinion::Fair));
        QCOMPARE(call.words, QStringLiteral("it took long"));
        QCOMPARE(call.note, answer.note);
        QCOMPARE(call.by, nima());
        QCOMPARE(call.at, at);
        const HistoryEntry entry = lastOf(*m_scene, id);
        QCOMPARE(entry.what, HistoryKind::Acted);
        QCOMPARE(entry.words, answer.note);
        QCOMPARE(entry.values.value(QStringLiteral("result")).toString(), QStringLiteral("done"));
        QCOMPARE(entry.values.value(QStringLiteral("opinion")).toString(), QStringLiteral("fair"));
    }

    void whoSaysNothingOf137IsNotedWithTheReason() // R105
    {
        const CaseId id = readyCase(*m_scene);
        RecordAnswer answer = anAnswer(*m_scene, id, CallResult::Done);
        answer.opinion = Opinion::NotHad;
        answer.reason = QStringLiteral("in a hurry");
        m_scene->must(answer, sara());
        QCOMPARE(m_scene->card(id).opinion, std::optional(Opinion::NotHad));
        QCOMPARE(onlyCall(*m_scene, id).reason, QStringLiteral("in a hurry"));
        // Who reads the case reads it there.
        QCOMPARE(lastOf(*m_scene, id).values.value(QStringLiteral("reason")).toString(), QStringLiteral("in a hurry"));
    }

    void aReasonBesideAnOpinionIsNotKept()
    {
        const CaseId id = readyCase(*m_scene);
        RecordAnswer answer = anAnswer(*m_scene, id, CallResult::Done);
        answer.reason = QStringLiteral("left over from before");
        m_scene->must(answer, sara());
        QVERIFY(onlyCall(*m_scene, id).reason.isEmpty());
    }

    void itMayComeOnAnotherWay()
    {
        const CaseId id = readyCase(*m_scene);
        RecordAnswer answer = anAnswer(*m_scene, id, CallResult::Done);
        answer.channel = Channel::Sms;
        m_scene->must(answer, sara());
        QCOMPARE(onlyCall(*m_scene, id).channel, Channel::Sms);
    }

    // --- not done --------------------------------------------------------------------------------------------------

    void notDoneGoesBackToTheSameOfficialWithTheWords() // R102 R071
    {
        // Not to the head of the unit, whom the process says.
        const CaseId id = readyCase(*m_scene, "09121234567", Official::Asked, answeringTwo());
        m_scene->must(anAnswer(*m_scene, id, CallResult::NotDone), sara());

        const CaseNode node = m_scene->openNode(id);
        QCOMPARE(node.node, QStringLiteral("official"));
        QCOMPARE(node.holder, std::optional(answeringTwo()));
        QCOMPARE(m_scene->card(id).reopened, std::optional(1));
        QVERIFY(!m_scene->card(id).closedAt);
        QCOMPARE(m_scene->card(id).opinion, std::optional(Opinion::Satisfied));
        QCOMPARE(lastOf(*m_scene, id).words, QStringLiteral("the hole is still there"));
    }

    void notDoneTwiceIsCountedTwice()
    {
        const CaseId id = readyCase(*m_scene);
        m_scene->must(anAnswer(*m_scene, id, CallResult::NotDone), sara());
        complete(*m_scene, id, QStringLiteral("reply"));
        complete(*m_scene, id, QStringLiteral("accept"));
        m_scene->must(anAnswer(*m_scene, id, CallResult::NotDone), sara());
        QCOMPARE(m_scene->card(id).reopened, std::optional(2));
        QCOMPARE(m_scene->openNode(id).holder, std::optional(headOne()));
    }

    void anOfficialWhosePostIsNoLongerUsedIsNotAskedAgain()
    {
        const CaseId id = readyCase(*m_scene, "09121234567", Official::Asked, answeringTwo());
        organisation::Post post = postOf(m_scene->store, answeringTwo());
        post.active = false;
        m_scene->store.put(post);
        m_scene->must(anAnswer(*m_scene, id, CallResult::NotDone), sara());
        QCOMPARE(m_scene->openNode(id).holder, std::optional(headOne()));
    }

    void whereNoOfficialWasAskedItGoesBackToFollowUp()
    {
        const CaseId id = readyCase(*m_scene, "09121234567", Official::NotAsked);
        m_scene->must(anAnswer(*m_scene, id, CallResult::NotDone), sara());
        QCOMPARE(m_scene->openNode(id).node, QStringLiteral("follow_up"));
        QCOMPARE(m_scene->card(id).reopened, std::optional(1));
    }

    void withOneClerkItStaysAndCountsAsReopened()
    {
        const CaseId id = aCase(*m_scene).about(clerkSubject()).registered();
        const CaseNodeId node = m_scene->openNode(id).id;
        m_scene->must(TakeCase{id, node}, sara());
        m_scene->must(anAnswer(*m_scene, id, CallResult::NotDone), sara());
        const CaseNode stayed = m_scene->openNode(id);
        QCOMPARE(stayed.id, node);
        QVERIFY(!stayed.takenBy && !m_scene->card(id).takenBy);
        QCOMPARE(m_scene->card(id).reopened, std::optional(1));
        QCOMPARE(onlyCall(*m_scene, id).words, QStringLiteral("the hole is still there"));
    }

    // --- later, and nobody there -----------------------------------------------------------------------------------

    void laterWaitsForItsDay() // R109
    {
        const CaseId id = readyCase(*m_scene);
        const RecordAnswer answer = anAnswer(*m_scene, id, CallResult::Later);
        m_scene->must(answer, sara());
        QCOMPARE(m_scene->openNode(id).node, QStringLiteral("later"));
        QCOMPARE(m_scene->card(id).askAgainAt, answer.askAgainAt);
        // ... and is asked there once more.
        m_scene->must(anAnswer(*m_scene, id, CallResult::Done), sara());
        QCOMPARE(m_scene->card(id).outcome, std::optional(Outcome::Done));
        QVERIFY(!m_scene->card(id).askAgainAt);
    }

    void laterOnceMoreStaysWithTheNewDay()
    {
        const CaseId id = readyCase(*m_scene);
        m_scene->must(anAnswer(*m_scene, id, CallResult::Later), sara());
        const CaseNodeId node = m_scene->openNode(id).id;
        RecordAnswer again = anAnswer(*m_scene, id, CallResult::Later);
        again.askAgainAt = *again.askAgainAt + std::chrono::hours(24);
        m_scene->must(again, sara());
        QCOMPARE(m_scene->openNode(id).id, node);
        QCOMPARE(m_scene->card(id).askAgainAt, again.askAgainAt);
        QCOMPARE(callsOf(*m_scene, id).size(), size_t(2));
    }

    void ruleThatIsSwitchedOffGivesNoDay() // R109
    {
        rule(*m_scene, 7, false);
        RecordAnswer answer = anAnswer(*m_scene, readyCase(*m_scene), CallResult::Later);
        answer.askAgainAt.reset();
        QCOMPARE(refusalOf(m_scene->submit(answer, sara())), QByteArray("answering.day_missing"));
    }

    void deskWithoutTheRuleLeavesTheDayToTheServer() // R109
    {
        rule(*m_scene, 7);
        const CaseId id = readyCase(*m_scene);
        RecordAnswer answer = anAnswer(*m_scene, id, CallResult::Later);
        answer.askAgainAt.reset();
        auto held = m_scene->store.aggregates();
        std::erase_if(held, [](const AggregateId &one) { return one.kind == catalogue::feedbackRuleKind.number; });
        FactStore desk = FactStore::deskWith(m_scene->store, held);
        const auto left = m_scene->decideOn(desk, m_scene->envelope(answer, sara()));
        QVERIFY(left.ok() && left->isLeftToServer());
        // Whoever says the day needs no rule.
        answer.askAgainAt = m_scene->now + std::chrono::hours(48);
        const auto shown = m_scene->decideOn(desk, m_scene->envelope(answer, sara()));
        QVERIFY(shown.ok() && !shown->isLeftToServer());
    }

    void laterWithoutADayWaitsForThatOfTheSubjectsRule() // R109
    {
        rule(*m_scene, 7);
        const CaseId id = readyCase(*m_scene);
        RecordAnswer answer = anAnswer(*m_scene, id, CallResult::Later);
        answer.askAgainAt.reset();
        const Instant due = m_scene->now + std::chrono::hours(7 * 24);
        m_scene->must(answer, sara());
        QCOMPARE(m_scene->openNode(id).node, QStringLiteral("later"));
        QCOMPARE(m_scene->card(id).askAgainAt, std::optional(due));
        QCOMPARE(onlyCall(*m_scene, id).askAgainAt, std::optional(due));
        QVERIFY(lastOf(*m_scene, id).values.contains(QStringLiteral("askAgainAt")));
    }

    void dayThatIsSaidCountsAndNotTheRule() // R109
    {
        rule(*m_scene, 7);
        const CaseId id = readyCase(*m_scene);
        const RecordAnswer answer = anAnswer(*m_scene, id, CallResult::Later);
        m_scene->must(answer, sara());
        QCOMPARE(m_scene->card(id).askAgainAt, answer.askAgainAt);
    }

    void ruleOfTheLongestTimeIsNotTooFar()
    {
        rule(*m_scene, catalogue::mostFeedbackDays);
        RecordAnswer answer = anAnswer(*m_scene, readyCase(*m_scene), CallResult::Later);
        answer.askAgainAt.reset();
        QCOMPARE(refusalOf(m_scene->submit(answer, sara())), QByteArray());
    }

    void whoWasNotThereIsNotPutOffByTheRule()
    {
        rule(*m_scene, 7);
        const CaseId id = readyCase(*m_scene);
        m_scene->must(anAnswer(*m_scene, id, CallResult::NoAnswer), sara());
        QVERIFY(!m_scene->card(id).askAgainAt);
    }

    void operationThatPutsItOffHasTheDayOfTheRuleToo() // R109
    {
        // A city's own process may lead there by a bare operation.
        walks(*m_scene, pothole(), cycleToAnswer(QStringLiteral("cycle_137_2"), "answering.later"));
        const CaseId without = readyCase(*m_scene);
        complete(*m_scene, without, QStringLiteral("later"));
        QVERIFY(!m_scene->card(without).askAgainAt);
        rule(*m_scene, 7);
        const CaseId id = readyCase(*m_scene);
        const Instant due = m_scene->now + std::chrono::hours(7 * 24);
        complete(*m_scene, id, QStringLiteral("later"));
        QCOMPARE(m_scene->openNode(id).node, QStringLiteral("later"));
        QCOMPARE(m_scene->card(id).askAgainAt, std::optional(due));
    }

    void nobodyThereStaysAndIsGivenBack()
    {
        const CaseId id = readyCase(*m_scene);
        const CaseNodeId node = m_scene->openNode(id).id;
        m_scene->must(TakeCase{id, node}, nima());
        RecordAnswer answer = anAnswer(*m_scene, id, CallResult::NoAnswer);
        answer.askAgainAt = m_scene->now + std::chrono::hours(2);
        m_scene->must(answer, nima());
        const CaseNode stayed = m_scene->openNode(id);
        QCOMPARE(stayed.id, node);
        QVERIFY(!stayed.takenBy && !stayed.takenAt && !m_scene->card(id).takenBy);
        QCOMPARE(m_scene->card(id).askAgainAt, answer.askAgainAt);
        QVERIFY(!m_scene->card(id).opinion);
        QCOMPARE(onlyCall(*m_scene, id).result, CallResult::NoAnswer);
    }

    void whatSomebodyElseHasTakenStaysHis()
    {
        const CaseId id = readyCase(*m_scene);
        m_scene->must(TakeCase{id, m_scene->openNode(id).id}, sara());
        m_scene->must(anAnswer(*m_scene, id, CallResult::NoAnswer), nima());
        QCOMPARE(m_scene->openNode(id).takenBy, std::optional(sara()));
    }

    void nobodyThereWithoutATimeIsDueAtOnce()
    {
        const CaseId id = readyCase(*m_scene);
        RecordAnswer answer = anAnswer(*m_scene, id, CallResult::NoAnswer);
        answer.askAgainAt = m_scene->now + std::chrono::hours(2);
        m_scene->must(answer, sara());
        m_scene->must(anAnswer(*m_scene, id, CallResult::NoAnswer), sara());
        QVERIFY(!m_scene->card(id).askAgainAt);
        QCOMPARE(callsOf(*m_scene, id).size(), size_t(2));
    }

    // --- no opinion ------------------------------------------------------------------------------------------------

    void noOpinionEndsItWithTheReason() // R105
    {
        const CaseId id = readyCase(*m_scene);
        m_scene->must(anAnswer(*m_scene, id, CallResult::NoOpinion), sara());
        QCOMPARE(m_scene->card(id).outcome, std::optional(Outcome::Done));
        QCOMPARE(m_scene->card(id).opinion, std::optional(Opinion::NotHad));
        QCOMPARE(onlyCall(*m_scene, id).reason, QStringLiteral("the number does not exist"));
        QCOMPARE(lastOf(*m_scene, id).words, QStringLiteral("the number does not exist"));
    }

    // --- two at once -----------------------------------------------------------------------------------------------

    void theSecondOfTwoIsToldWhoAnsweredAndWhen()
    {
        const CaseId id = readyCase(*m_scene);
        const RecordAnswer first = anAnswer(*m_scene, id, CallResult::Done);
        RecordAnswer second = anAnswer(*m_scene, id, CallResult::NotDone);
        const Instant at = m_scene->now;
        m_scene->must(first, sara());
        const auto decided = m_scene->submit(second, nima());
        QCOMPARE(refusalOf(decided), QByteArray("answering.answered_already"));
        const auto &values = decided.error().values();
        QCOMPARE(values.value(QStringLiteral("code")).toString(), m_scene->card(id).code);
        QCOMPARE(values.value(QStringLiteral("by")).toString(), QStringLiteral("Sara"));
        QCOMPARE(values.value(QStringLiteral("at")).toLongLong(), at.milliseconds());
        QCOMPARE(values.value(QStringLiteral("result")).toString(), QStringLiteral("done"));
        QCOMPARE(callsOf(*m_scene, id).size(), size_t(1));
    }

    void ofTwoDesksWithoutANetworkTheFirstToArriveCountsAndTheOtherIsToldHow()
    {
        const CaseId id = readyCase(*m_scene);
        FactStore one = FactStore::deskWith(m_scene->store, m_scene->store.aggregates());
        FactStore two = FactStore::deskWith(m_scene->store, m_scene->store.aggregates());
        const Envelope first = m_scene->envelope(anAnswer(*m_scene, id, CallResult::Done), sara());
        Envelope second = m_scene->envelope(anAnswer(*m_scene, id, CallResult::NotDone), nima());
        second.id = idNamed("second");
        // Each sees his own answer on his desk.
        for (auto &[desk, envelope] : {std::pair(&one, first), std::pair(&two, second)}) {
            const auto shown = m_scene->decideOn(*desk, envelope);
            QVERIFY(shown.ok() && !shown->isLeftToServer() && !shown->rows().empty());
        }
        QVERIFY(m_scene->submitted(first).ok());
        QCOMPARE(refusalOf(m_scene->decideOn(m_scene->store, second)), QByteArray("answering.answered_already"));
        // Once the first one has come to the other's desk, it says the same there.
        two = FactStore::deskWith(m_scene->store, m_scene->store.aggregates());
        QCOMPARE(refusalOf(m_scene->decideOn(two, second)), QByteArray("answering.answered_already"));
    }

    void theSameHoldsWhereTheFirstSentItBack()
    {
        const CaseId id = readyCase(*m_scene);
        const RecordAnswer second = anAnswer(*m_scene, id, CallResult::Done);
        m_scene->must(anAnswer(*m_scene, id, CallResult::NotDone), sara());
        QCOMPARE(refusalOf(m_scene->submit(second, nima())), QByteArray("answering.answered_already"));
        QVERIFY(!m_scene->card(id).closedAt);
    }

    void anUnansweredCallThatComesLateIsWrittenDownAndBothersNobody()
    {
        const CaseId id = readyCase(*m_scene);
        RecordAnswer second = anAnswer(*m_scene, id, CallResult::NoAnswer);
        second.askAgainAt = m_scene->now + std::chrono::hours(2);
        m_scene->must(anAnswer(*m_scene, id, CallResult::Done), sara());
        const CaseCard before = m_scene->card(id);
        m_scene->must(second, nima());
        QCOMPARE(callsOf(*m_scene, id).size(), size_t(2));
        QVERIFY(toRow(m_scene->card(id)).sameContent(toRow(before)));
        QVERIFY(!callsOf(*m_scene, id).back().askAgainAt);
    }

    void whatWasMovedOnByAnOperationIsRefusedAsEver()
    {
        const CaseId id = readyCase(*m_scene);
        const RecordAnswer late = anAnswer(*m_scene, id, CallResult::Done);
        complete(*m_scene, id, QStringLiteral("incomplete"));
        QCOMPARE(refusalOf(m_scene->submit(late, sara())), QByteArray("cases.node_closed"));
    }

private:
    std::unique_ptr<Scene> m_scene;
};

QTEST_GUILESS_MAIN(RecordAnswerTest)
#include "record_answer_test.moc"
