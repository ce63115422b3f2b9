// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "cases/core/case_buckets.h"
#include "cases/core/case_keys.h"
#include "cases/core/complete_node.h"
#include "cases/core/edit_message.h"
#include "cases/core/proposal.h"
#include "cases/core/refer_case.h"
#include "intake/support/told.h"

#include <QtTest>

#include <chrono>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using namespace std::chrono_literals;
using Story = std::function<Result<Changes>(Scene &)>;

namespace {

CaseId freshCase(Scene &scene) { return aCase(scene).at(streetOne(), "12").registered(); }

EditMessage worded(const CaseId &id, const char *seen, const char *written)
{
    return {id, {.words = FieldEdit<QString>{text(seen), text(written)}}};
}
const char *const said = "a hole in the road";

EditMessage about(const CaseId &id, const catalogue::SubjectId &subject, const catalogue::SubjectId &seen = pothole())
{
    return {id, {.subject = FieldEdit<catalogue::SubjectId>{seen, subject}}};
}

EditMessage placed(const CaseId &id, std::optional<places::PlaceId> seen, std::optional<places::PlaceId> written)
{
    return {id, {.place = FieldEdit<std::optional<places::PlaceId>>{seen, written}}};
}

EditMessage calledFrom(const CaseId &id, const char *seen, const char *written)
{
    return {id, {.callerPhone = FieldEdit<QString>{text(seen), text(written)}}};
}

EditMessage answered(const CaseId &id, const char *question, const QJsonValue &seen, const QJsonValue &written)
{
    const QJsonObject edit{{QStringLiteral("seen"), seen}, {QStringLiteral("written"), written}};
    return {id, {.answers = QJsonObject{{text(question), edit}}}};
}

/// What the subject of a fresh case asks.
void askWhere(Scene &scene)
{
    using catalogue::QuestionKind;
    for (catalogue::Subject subject : scene.store.all<catalogue::Subject>()) {
        if (subject.id != pothole())
            continue;
        const auto named = [](const char *name) { return Localized{text(name), {}}; };
        const catalogue::Question where{text("where"), named("Where?"), QuestionKind::Choice, true,
                                        {{text("road"), named("Road")}, {text("pavement"), named("Pavement")}}, {}};
        const catalogue::Question wide{text("wide"), named("How wide?"), QuestionKind::Number, true, {}, {}};
        subject.questions = catalogue::Checklist{where, wide};
        scene.store.put(subject);
    }
}

} // namespace

Q_DECLARE_METATYPE(Story)

/// Goal: a registered message can be mended as long as it lies where it began, and what follows from it follows (R041).
class EditMessageTest : public QObject
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

    void whoMovedItOnAndWhenIsTold()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        const Instant moved = scene.now;
        scene.must(CompleteNode{id, scene.openNode(id).id, text("register"), {}, {}}, sara());
        const auto decided = scene.decide(worded(id, said, "two holes"), sara());
        QCOMPARE(decided.error().id(), QByteArray("cases.left_beginning"));
        QCOMPARE(decided.error().values().value(QStringLiteral("by")).toString(), text("Sara"));
        QCOMPARE(decided.error().values().value(QStringLiteral("at")).toLongLong(), moved.milliseconds());
    }

    void textsAreWrittenAndTheHistorySaysSo()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        scene.must(EditMessage{id,
                               {.plaque = FieldEdit<QString>{text("12"), QStringLiteral(" ۱۴ ")},
                                .address = FieldEdit<QString>{{}, text("behind the school")},
                                .words = FieldEdit<QString>{text(said), text("two holes")},
                                .callerName = FieldEdit<QString>{{}, text("Ali")},
                                .urgency = FieldEdit<Urgency>{Urgency::FollowUp, Urgency::Instant}}},
                   sara());
        QCOMPARE(scene.card(id).plaque, QStringLiteral("۱۴"));
        QCOMPARE(scene.card(id).address, text("behind the school"));
        QCOMPARE(scene.card(id).urgency, Urgency::Instant);
        QCOMPARE(scene.file(id).words, text("two holes"));
        QCOMPARE(scene.file(id).callerName, text("Ali"));
        QCOMPARE(scene.story(id), text("registered edited"));
        const auto changed = entriesOf(scene, id, HistoryKind::Edited).front().values
                                 .value(QStringLiteral("changed")).toObject();
        QCOMPARE(changed.keys().size(), 5);
        QCOMPARE(changed.value(QStringLiteral("words")).toObject().value(QStringLiteral("from")).toString(), text(said));
    }

    void anotherSubjectBringsItsUnitAndItsPromise()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        QCOMPARE(scene.card(id).unit, std::optional(unitOne()));
        for (catalogue::Subject subject : scene.store.all<catalogue::Subject>()) {
            if (subject.id != waste())
                continue;
            subject.deadlineHours = 5;
            scene.store.put(subject);
        }
        scene.now = scene.now + 30min;
        scene.must(about(id, waste()), sara());
        QCOMPARE(scene.card(id).unit, std::optional(unitTwo()));
        // Promised from the call on, not from the edit.
        QCOMPARE(scene.card(id).deadline, std::optional(scene.card(id).registeredAt + 5h));
        // The same process: it stays with whoever has it.
        QCOMPARE(scene.openNode(id).node, text("temporary"));
        QCOMPARE(scene.openNode(id).holder, std::optional(agentPost()));
    }

    void editedMessageIsAsIfItHadBeenRegisteredSo()
    {
        Scene scene;
        const CaseId edited = freshCase(scene);
        scene.must(EditMessage{edited,
                               {.subject = FieldEdit<catalogue::SubjectId>{pothole(), waste()},
                                .place = FieldEdit<std::optional<places::PlaceId>>{streetOne(), streetTwo()},
                                .callerPhone = FieldEdit<QString>{{}, text("09121234567")}}},
                   sara());
        const CaseId registered = aCase(scene).about(waste()).at(streetTwo(), "13")
                                      .calledFrom(text("09121234567")).registered();
        const CaseCard a = scene.card(edited);
        const CaseCard b = scene.card(registered);
        QCOMPARE(a.subjectGroup, b.subjectGroup);
        QCOMPARE(a.region, b.region);
        QCOMPARE(a.unit, b.unit);
        QCOMPARE(a.process, b.process);
        QCOMPARE(a.node, b.node);
        QCOMPARE(a.holder, b.holder);
        QCOMPARE(a.citizen, b.citizen);
        QVERIFY(*a.deadline - a.registeredAt == *b.deadline - b.registeredAt);
        QCOMPARE(scene.file(edited).subjectGroup, scene.file(registered).subjectGroup);
        QCOMPARE(scene.file(edited).units, scene.file(registered).units);
    }

    void subjectOfAnotherProcessBeginsThatOne()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        scene.must(about(id, clerkSubject()), sara());
        const CaseCard card = scene.card(id);
        const auto process = workflow::processOf(shippedProcess(text("one_clerk_town"))).value();
        QCOMPARE(card.process, std::optional(process->id()));
        QCOMPARE(card.node, process->start().key.text());
        QCOMPARE(scene.nodes(id).size(), size_t(1));
        QCOMPARE(scene.openNode(id).holder, card.holder);
        const CaseId same = aCase(scene).about(clerkSubject()).at(streetTwo()).registered();
        QCOMPARE(card.holder, scene.card(same).holder);
        QVERIFY(workflow::checkState(*process, {{{scene.openNode(id).id.uuid(),
                                                  *workflow::NodeKey::parse(scene.openNode(id).node),
                                                  workflow::OpeningState::Open, {}}}}).ok());
        // It goes on as one that was registered so.
        scene.must(CompleteNode{id, scene.openNode(id).id, process->edgesFrom(process->start().key).front()->key.text(),
                                text("because"), {}},
                   omid());
    }

    void caseThatCameBackKeepsItsProcessButMayBeEdited()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        scene.must(CompleteNode{id, scene.openNode(id).id, text("register"), {}, {}}, sara());
        scene.must(CompleteNode{id, scene.openNode(id).id, text("ask_intake"), text("which house?"), {}}, reza());
        scene.must(worded(id, said, "two holes"), sara());
        QCOMPARE(scene.file(id).words, text("two holes"));
        scene.must(about(id, waste()), sara());
        QCOMPARE(scene.decide(about(id, clerkSubject(), waste()), sara()).error().id(),
                 QByteArray("cases.other_process"));
    }

    void supervisorWhoFindsTheSubjectTakesTheFlagAway()
    {
        Scene scene;
        const catalogue::SubjectId unknown(idNamed("no subject"));
        const CaseId id = aCase(scene).about(unknown).at(streetOne(), "12").registered();
        QCOMPARE(scene.card(id).intakeFlag, std::optional(text("intake.subject_unknown")));
        QVERIFY(!scene.card(id).deadline);
        scene.must(about(id, pothole(), unknown), omid());
        QVERIFY(!scene.card(id).intakeFlag);
        QVERIFY(scene.card(id).deadline);
        QCOMPARE(scene.card(id).unit, std::optional(unitOne()));
        QCOMPARE(scene.store.keyHolder(caseProblemKey, *problemOf(scene.card(id))), std::optional(id.uuid()));
    }

    void flagOfSomethingElseStays()
    {
        Scene scene;
        const CaseId id = aCase(scene).at(streetOne(), "12").by(stranger()).registered();
        QCOMPARE(scene.card(id).intakeFlag, std::optional(text("access.denied")));
        scene.must(about(id, waste()), omid());
        QCOMPARE(scene.card(id).intakeFlag, std::optional(text("access.denied")));
    }

    void wrongPhoneIsFlaggedUntilItIsRight()
    {
        Scene scene;
        const CaseId id = aCase(scene).calledFrom(text("12")).registered();
        QCOMPARE(scene.card(id).intakeFlag, std::optional(text("intake.phone_malformed")));
        scene.must(about(id, waste()), omid());
        QCOMPARE(scene.card(id).intakeFlag, std::optional(text("intake.phone_malformed")));
        scene.must(calledFrom(id, "12", "09121234567"), omid());
        QVERIFY(!scene.card(id).intakeFlag);
        QVERIFY(scene.card(id).citizen);
    }

    void anotherPhoneLeadsToAnotherCitizen()
    {
        Scene scene;
        const CaseId other = aCase(scene).calledFrom(text("02188776655")).registered();
        const CaseId id = aCase(scene).calledFrom(text("09121234567")).registered();
        scene.must(calledFrom(id, "09121234567", "021 8877 6655"), sara());
        QCOMPARE(scene.card(id).citizen, scene.card(other).citizen);
        scene.must(calledFrom(id, "021 8877 6655", ""), sara());
        QVERIFY(!scene.card(id).citizen);
    }

    void problemMovesWithTheAddress()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        const QByteArray before = *problemOf(scene.card(id));
        scene.must(EditMessage{id, {.plaque = FieldEdit<QString>{text("12"), text("14")}}}, sara());
        QVERIFY(!scene.store.keyHolder(caseProblemKey, before));
        QCOMPARE(scene.store.keyHolder(caseProblemKey, *problemOf(scene.card(id))), std::optional(id.uuid()));
    }

    void answersAreFieldsForThemselves()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        scene.must(answered(id, "where", QJsonValue::Null, text("on the pavement")), sara());
        scene.must(answered(id, "wide", QJsonValue::Null, 30), sara());
        QCOMPARE(scene.file(id).answers, (QJsonObject{{text("where"), text("on the pavement")}, {text("wide"), 30}}));
        scene.must(answered(id, "wide", QJsonValue::Null, 40), sara());
        QCOMPARE(scene.file(id).answers.value(text("wide")), QJsonValue(30));
        QCOMPARE(scene.store.all<CaseProposal>().size(), size_t(1));
        QCOMPARE(scene.store.all<CaseProposal>().front().field, text("answer:wide"));
        scene.must(answered(id, "where", text("on the pavement"), QJsonValue::Null), sara());
        QVERIFY(!scene.file(id).answers.contains(text("where")));
    }

    void historyHasTheAnswerThatWasAndTheOneThatIs() // R043
    {
        Scene scene;
        askWhere(scene);
        const CaseId id = freshCase(scene);
        scene.must(answered(id, "where", QJsonValue::Null, text("road")), sara());
        scene.must(answered(id, "where", text("road"), text("pavement")), sara());
        const QJsonObject changed = entriesOf(scene, id, HistoryKind::Edited).back().values
                                        .value(QStringLiteral("changed")).toObject();
        QCOMPARE(changed, (QJsonObject{{text("answer:where"), QJsonObject{{text("from"), text("road")},
                                                                          {text("to"), text("pavement")}}}}));
    }

    void neededAnswerMayBeTakenAwayAndWhatIsNotAskedMayBeAnything()
    {
        Scene scene;
        askWhere(scene);
        const CaseId id = freshCase(scene);
        scene.must(answered(id, "where", QJsonValue::Null, text("road")), sara());
        scene.must(answered(id, "where", text("road"), QJsonValue::Null), sara());
        scene.must(answered(id, "once asked", QJsonValue::Null, text("nothing of note")), sara());
        QCOMPARE(scene.file(id).answers, (QJsonObject{{text("once asked"), text("nothing of note")}}));
    }

    void answersAreThoseOfTheSubjectThatIsChosenWithThem()
    {
        Scene scene;
        askWhere(scene);
        const CaseId id = aCase(scene).about(waste()).registered();
        EditMessage both = about(id, pothole(), waste());
        both.edits.answers = answered(id, "wide", QJsonValue::Null, text("a metre")).edits.answers;
        QCOMPARE(scene.decide(both, sara()).error().id(), QByteArray("catalogue.answer_malformed"));
        both.edits.answers = answered(id, "wide", QJsonValue::Null, 100).edits.answers;
        scene.must(both, sara());
        QCOMPARE(scene.file(id).answers.value(text("wide")), QJsonValue(100));
    }

    void whatSomebodyElseChangedStaysAndIsProposed()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        scene.must(worded(id, said, "two holes"), sara());
        scene.must(worded(id, said, "three holes"), sara());
        QCOMPARE(scene.file(id).words, text("two holes"));
        const auto proposals = scene.store.all<CaseProposal>();
        QCOMPARE(proposals.size(), size_t(1));
        QCOMPARE(unboxed(proposals.front().wanted).toString(), text("three holes"));
        QCOMPARE(attentionOf(scene, sara(), "cases.proposed").size(), size_t(1));
        QCOMPARE(scene.story(id), text("registered edited edited"));
    }

    void whoTookTheMessageHoldsItsFileUntilItGoesOn()
    {
        Scene scene;
        const CaseId id = freshCase(scene);
        const auto holds = [&](const UserId &user) {
            const auto buckets = bucketsOf(scene.file(id));
            return std::find(buckets.begin(), buckets.end(), Bucket::person(user.uuid().toAscii())) != buckets.end();
        };
        QVERIFY(holds(sara()) && !holds(omid()));
        scene.must(ReferCase{id, scene.openNode(id).id, supervisorPost(), {}}, sara());
        QVERIFY(holds(sara()));
        scene.must(CompleteNode{id, scene.openNode(id).id, text("register"), {}, {}}, omid());
        QVERIFY(!holds(sara()));
        scene.must(CompleteNode{id, scene.openNode(id).id, text("ask_intake"), text("which house?"), {}}, reza());
        QVERIFY(holds(sara()));
        scene.must(CompleteNode{id, scene.openNode(id).id, text("complete_at_once"), {}, {}}, sara());
        QVERIFY(!holds(sara()));
    }
};

void EditMessageTest::refusedWithItsReason_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const char *error, Story story) {
        QTest::newRow(name) << std::move(story) << QByteArray(error);
    };
    row("no case", "cases.unknown",
        [](Scene &s) { return s.decide(worded(CaseId(idNamed("no case")), said, "x"), sara()); });
    row("no right", "access.denied", [](Scene &s) { return s.decide(worded(freshCase(s), said, "x"), stranger()); });
    row("right in another unit", "access.denied",
        [](Scene &s) { return s.decide(worded(freshCase(s), said, "x"), mina()); });
    row("closed", "cases.closed", [](Scene &s) {
        return s.decide(worded(aCase(s).completed("complete_at_once").registered(), said, "x"), sara());
    });
    row("gone on", "cases.left_beginning",
        [](Scene &s) { return s.decide(worded(aCase(s).completed("register").registered(), said, "x"), sara()); });
    row("held by somebody else", "cases.held_by_other",
        [](Scene &s) { return s.decide(worded(freshCase(s), said, "x"), nima()); });
    row("handed to somebody else", "cases.held_by_other", [](Scene &s) {
        return s.decide(worded(aCase(s).referredTo(supervisorPost()).registered(), said, "x"), sara());
    });
    row("taken by somebody else", "cases.taken_by_other",
        [](Scene &s) { return s.decide(worded(aCase(s).takenBy(nima()).registered(), said, "x"), sara()); });
    row("subject that does not exist", "cases.subject_unknown",
        [](Scene &s) { return s.decide(about(freshCase(s), catalogue::SubjectId(idNamed("none"))), sara()); });
    row("subject that is closed", "cases.subject_closed",
        [](Scene &s) { return s.decide(about(freshCase(s), closedSubject()), sara()); });
    row("place that does not exist", "cases.place_unknown", [](Scene &s) {
        return s.decide(placed(freshCase(s), streetOne(), places::PlaceId(idNamed("none"))), sara());
    });
    row("words too long", "cases.text_too_long", [](Scene &s) {
        return s.decide(EditMessage{freshCase(s),
                                    {.words = FieldEdit<QString>{text(said), QString(limits::noteText + 1, u'x')}}},
                        sara());
    });
    row("address too long", "cases.text_too_long", [](Scene &s) {
        return s.decide(EditMessage{freshCase(s),
                                    {.address = FieldEdit<QString>{{}, QString(limits::addressText + 1, u'x')}}},
                        sara());
    });
    row("answer that is a list", "command.field.malformed",
        [](Scene &s) { return s.decide(answered(freshCase(s), "q", QJsonValue::Null, QJsonArray{1}), sara()); });
    row("answer that is no choice", "catalogue.answer_malformed", [](Scene &s) {
        askWhere(s);
        return s.decide(answered(freshCase(s), "where", QJsonValue::Null, text("in the air")), sara());
    });
    row("words for a number", "catalogue.answer_malformed", [](Scene &s) {
        askWhere(s);
        return s.decide(answered(freshCase(s), "wide", QJsonValue::Null, text("wide")), sara());
    });
    row("answer to a question without a name", "command.field.malformed",
        [](Scene &s) { return s.decide(answered(freshCase(s), "", QJsonValue::Null, 1), sara()); });
}

QTEST_GUILESS_MAIN(EditMessageTest)
#include "edit_message_test.moc"
