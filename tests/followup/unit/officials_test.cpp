// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/attach_document.h"
#include "followup/support/pursuit.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::followup;
using namespace peygir::test;

namespace {

using Story = std::function<Result<Changes>(Scene &)>;

DocumentId attached(Scene &scene, const CaseId &id)
{
    const DocumentId document(Given(scene.nextId(), scene.now).id("document"));
    scene.must(AttachDocument{id, DocumentKind::Photo, {}, because, because, 5, BlobHash::of("bytes"), {}}, reza());
    return document;
}

std::vector<Reply> repliesOf(const Scene &scene)
{
    std::vector<Reply> replies = scene.store.all<Reply>();
    std::sort(replies.begin(), replies.end(), [](const Reply &a, const Reply &b) { return a.at < b.at; });
    return replies;
}

HistoryEntry lastOf(const Scene &scene, const CaseId &id) { return scene.history(id).back(); }

/// From now on this person's rights count in one unit only.
void letWorkOnlyIn(Scene &scene, const UserId &user, const organisation::UnitId &unit)
{
    for (access::Assignment assignment : scene.store.all<access::Assignment>()) {
        if (assignment.user != user)
            continue;
        assignment.unit = unit;
        scene.store.put(assignment);
    }
}

QString actOf(const HistoryEntry &entry) { return entry.values.value(QLatin1String("act")).toString(); }

} // namespace

Q_DECLARE_METATYPE(Story)

/// Goal: an expert asks officials, their replies are written down whoever enters them, rated, accepted or returned, and
/// the case is each time with whom it should be (R057, R058, R061, R071, R128).
class OfficialsTest : public QObject
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

    void whoEntersAReplySecondIsToldWhoWasFirst()
    {
        Scene scene;
        const CaseId id = asked(scene);
        const RecordReply second = reply(scene, id, QStringLiteral("on the phone she said tomorrow"));
        scene.must(reply(scene, id), mina());
        const auto decided = scene.decide(second, reza());
        QVERIFY(!decided.ok());
        QCOMPARE(decided.error().id(), QByteArray("cases.node_closed"));
        QCOMPARE(decided.error().values().value(QStringLiteral("by")).toString(), QStringLiteral("Mina"));
        QCOMPARE(repliesOf(scene).size(), size_t(1));
    }

    void theCasesExpertWritesDownWhatAnOfficialOfAnotherUnitSaid() // R058
    {
        Scene scene;
        letWorkOnlyIn(scene, reza(), centre());
        const CaseId id = asked(scene);
        QCOMPARE(scene.openNode(id).unit, std::optional(unitOne()));
        scene.must(reply(scene, id), reza());
        QCOMPARE(repliesOf(scene).size(), size_t(1));
    }

    void settledReplySaysWhoSettledIt()
    {
        Scene scene;
        const CaseId id = replied(scene);
        AcceptReply again = acceptance(scene, id);
        scene.must(again, reza());
        // Another round of the same case.
        complete(scene, id, QStringLiteral("incomplete"));
        scene.must(question(scene, id), reza());
        scene.must(reply(scene, id), mina());
        again.node = scene.openNode(id).id;
        const auto decided = scene.decide(again, reza());
        QVERIFY(!decided.ok());
        QCOMPARE(decided.error().id(), QByteArray("followup.reply_settled"));
        QCOMPARE(decided.error().values().value(QStringLiteral("by")).toString(), QStringLiteral("Reza"));
    }

    void askedCaseWaitsAtTheOfficialWithTheQuestion()
    {
        Scene scene;
        const CaseId id = pursued(scene);
        AskOfficial command = question(scene, id, QStringLiteral(" when  will it be filled? "));
        command.replyBy = scene.now + std::chrono::hours(48);
        scene.must(command, reza());
        const CaseNode waiting = scene.openNode(id);
        QCOMPARE(waiting.node, QStringLiteral("official"));
        QCOMPARE(waiting.holder, std::optional(headOne()));
        const auto asked = theOnly<Question>(scene);
        QCOMPARE(asked.node, waiting.id);
        QCOMPARE(asked.to, std::optional(headOne()));
        QCOMPARE(asked.words, QStringLiteral("when will it be filled?"));
        QCOMPARE(asked.replyBy, command.replyBy);
        QCOMPARE(actOf(lastOf(scene, id)), QStringLiteral("followup.ask"));
    }

    void nobodyIsAskedToReplyByADayThatIsOver()
    {
        using std::chrono::hours;
        Scene scene;
        const CaseId id = pursued(scene);
        AskOfficial command = question(scene, id);
        command.replyBy = scene.now - hours(25);
        const auto asked = scene.decide(command, reza());
        QVERIFY(!asked.ok());
        QCOMPARE(asked.error().id(), QByteArray("followup.day_over"));
        // It may have been midnight meanwhile.
        command.replyBy = scene.now - hours(23);
        scene.must(command, reza());
        scene.must(reply(scene, id), mina());
        ReturnReply again{id, scene.openNode(id).id, theOnly<Reply>(scene).id, because, scene.now - hours(25)};
        const auto returned = scene.decide(again, reza());
        QVERIFY(!returned.ok());
        QCOMPARE(returned.error().id(), QByteArray("followup.day_over"));
        again.replyBy = scene.now + hours(1);
        scene.must(again, reza());
    }

    void otherOfficialThanTheProcessSaysCanBeAsked()
    {
        Scene scene;
        const CaseId id = pursued(scene);
        AskOfficial command = question(scene, id);
        command.to = answeringTwo();
        scene.must(command, reza());
        QCOMPARE(scene.openNode(id).holder, std::optional(answeringTwo()));
        QCOMPARE(theOnly<Question>(scene).to, std::optional(answeringTwo()));
        // His unit sees the file from now on.
        const auto units = scene.file(id).units;
        QVERIFY(std::find(units.begin(), units.end(), unitTwo().uuid()) != units.end());
    }

    void replyGoesToTheExpertOfTheCaseWithItsDocuments()
    {
        Scene scene;
        const CaseId id = asked(scene);
        const CaseNode stay = scene.openNode(id);
        RecordReply command = reply(scene, id);
        command.documents = {attached(scene, id)};
        scene.must(command, mina());
        const auto entered = theOnly<Reply>(scene);
        QCOMPARE(entered.node, stay.id);
        QCOMPARE(entered.from, std::optional(headOne()));
        QCOMPARE(entered.enteredBy, mina());
        QCOMPARE(entered.documents, command.documents);
        QVERIFY(entered.state == ReplyState::Given && !entered.rating && !entered.ratedBy);
        QCOMPARE(scene.openNode(id).node, QStringLiteral("check"));
        QCOMPARE(scene.openNode(id).holder, std::optional(followUpPost()));
    }

    void expertEntersWhatHeHeardFromAnotherOfficial()
    {
        Scene scene;
        const CaseId id = asked(scene);
        RecordReply command = reply(scene, id);
        command.channel = ReplyChannel::Phone;
        command.from = answeringTwo();
        scene.must(command, reza());
        const auto entered = theOnly<Reply>(scene);
        QVERIFY(entered.channel == ReplyChannel::Phone);
        QCOMPARE(entered.from, std::optional(answeringTwo()));
        QCOMPARE(entered.enteredBy, reza());
    }

    void letterOfAPostThatIsNoLongerUsedIsTaken()
    {
        Scene scene;
        const CaseId id = asked(scene);
        RecordReply command = reply(scene, id);
        command.from = oldPost();
        QVERIFY(scene.decide(command, reza()).ok());
    }

    void scannedLetterNeedsNoWords()
    {
        Scene scene;
        const CaseId id = asked(scene);
        RecordReply command = reply(scene, id, {});
        command.documents = {attached(scene, id)};
        QVERIFY(scene.decide(command, reza()).ok());
    }

    void whatIsNoWorkOfTheirsGoesBackToTheExpertWhomTheCaseNames()
    {
        Scene scene;
        const CaseId id = asked(scene);
        scene.must(NameExpert{id, answeringTwo(), {}}, omid());
        scene.must(NotOurs{id, scene.openNode(id).id, because}, mina());
        QCOMPARE(scene.openNode(id).node, QStringLiteral("follow_up"));
        QCOMPARE(scene.openNode(id).holder, std::optional(answeringTwo()));
        QCOMPARE(lastOf(scene, id).words, because);
    }

    void acceptedReplyIsRatedAndTheCitizenCanBeCalled()
    {
        Scene scene;
        const CaseId id = replied(scene);
        AcceptReply command = acceptance(scene, id);
        command.note = QStringLiteral("tell her on Sunday");
        scene.must(command, reza());
        const auto accepted = theOnly<Reply>(scene);
        QVERIFY(accepted.state == ReplyState::Accepted);
        QCOMPARE(accepted.rating, std::optional(Rating::Good));
        QCOMPARE(accepted.ratingNote, std::optional(because));
        QCOMPARE(accepted.ratedBy, std::optional(reza()));
        QVERIFY(accepted.ratedAt);
        QCOMPARE(scene.openNode(id).node, QStringLiteral("answer"));
        QCOMPARE(lastOf(scene, id).words, command.note);
    }

    void replyCanBeAcceptedWithoutARating()
    {
        Scene scene;
        const CaseId id = replied(scene);
        AcceptReply command = acceptance(scene, id);
        command.rating.reset();
        scene.must(command, reza());
        QVERIFY(!theOnly<Reply>(scene).rating);
    }

    void returnedReplyGoesBackToWhoGaveItWithAnotherQuestion()
    {
        Scene scene;
        const CaseId id = pursued(scene);
        AskOfficial other = question(scene, id);
        // Not whom the process would ask.
        other.to = answeringTwo();
        scene.must(other, reza());
        scene.must(reply(scene, id), nima());
        const Instant until = scene.now + std::chrono::hours(24);
        scene.must(ReturnReply{id, scene.openNode(id).id, theOnly<Reply>(scene).id, because, until}, reza());
        const CaseNode waiting = scene.openNode(id);
        QCOMPARE(waiting.node, QStringLiteral("official"));
        QCOMPARE(waiting.holder, std::optional(answeringTwo()));
        const auto returned = theOnly<Reply>(scene);
        QVERIFY(returned.state == ReplyState::Returned && !returned.rating);
        QCOMPARE(returned.ratingNote, std::optional(because));
        const auto questions = scene.store.all<Question>();
        QCOMPARE(questions.size(), size_t(2));
        const Question &again = questions.back().node == waiting.id ? questions.back() : questions.front();
        QCOMPARE(again.node, waiting.id);
        QCOMPARE(again.words, because);
        QCOMPARE(again.replyBy, std::optional(until));
    }

    void whereOneClerkDoesEverythingTheQuestionIsWrittenAndTheCaseStays()
    {
        Scene scene;
        walk(scene, QStringLiteral("one_clerk_town_2"));
        const CaseId id = aCase(scene).about(clerkSubject()).registered();
        const CaseNode before = scene.openNode(id);
        AskOfficial command = question(scene, id);
        command.to = headOne();
        scene.must(command, omid());
        QCOMPARE(scene.openNode(id).id, before.id);
        QCOMPARE(theOnly<Question>(scene).node, before.id);
        QCOMPARE(theOnly<Question>(scene).to, std::optional(headOne()));
        QCOMPARE(actOf(lastOf(scene, id)), QStringLiteral("followup.ask"));
    }

    void expertNamedByHandGetsWhatIsToBeFollowedUp()
    {
        Scene scene;
        const CaseId id = pursued(scene);
        scene.must(NameExpert{id, answeringTwo(), because}, omid());
        QCOMPARE(scene.card(id).expert, std::optional(answeringTwo()));
        QCOMPARE(scene.openNode(id).holder, std::optional(answeringTwo()));
        QCOMPARE(scene.openNode(id).unit, std::optional(unitTwo()));
        QCOMPARE(scene.card(id).holder, std::optional(answeringTwo()));
        const auto units = scene.file(id).units;
        QVERIFY(std::find(units.begin(), units.end(), unitTwo().uuid()) != units.end());
        const auto referrals = scene.referrals(id);
        QVERIFY(std::any_of(referrals.begin(), referrals.end(),
                            [](const Referral &one) { return one.to == answeringTwo() && one.note == because; }));
    }

    void expertIsNamedWithoutTakingTheCaseFromTheOfficial()
    {
        Scene scene;
        const CaseId id = asked(scene);
        scene.must(NameExpert{id, answeringTwo(), {}}, omid());
        QCOMPARE(scene.openNode(id).holder, std::optional(headOne()));
        scene.must(reply(scene, id), mina());
        QCOMPARE(scene.openNode(id).holder, std::optional(answeringTwo()));
    }

    void expertWhoIsItAlreadyIsNamedInVain()
    {
        Scene scene;
        const CaseId id = pursued(scene);
        scene.must(NameExpert{id, answeringTwo(), {}}, omid());
        QVERIFY(scene.must(NameExpert{id, answeringTwo(), {}}, omid()).rows().empty());
    }
};

void OfficialsTest::refusedWithItsReason_data()
{
    QTest::addColumn<Story>("story");
    QTest::addColumn<QByteArray>("error");
    const auto row = [](const char *name, const char *error, Story story) {
        QTest::newRow(name) << std::move(story) << QByteArray(error);
    };
    row("official asked twice", "cases.not_for_this", [](Scene &scene) {
        const CaseId id = asked(scene);
        return scene.decide(question(scene, id), reza());
    });
    row("official who is not there", "cases.post_unknown", [](Scene &scene) {
        AskOfficial command = question(scene, pursued(scene));
        command.to = oldPost();
        return scene.decide(command, reza());
    });
    row("official of no chart, where the case stays", "cases.post_unknown", [](Scene &scene) {
        walk(scene, QStringLiteral("one_clerk_town_2"));
        AskOfficial command = question(scene, aCase(scene).about(clerkSubject()).registered());
        command.to = organisation::PostId(idNamed("nobody"));
        return scene.decide(command, omid());
    });
    row("question that nobody reads", "cases.note_too_long", [](Scene &scene) {
        const CaseId id = pursued(scene);
        return scene.decide(question(scene, id, QString(100'000, u'x')), reza());
    });
    row("question in another unit", "access.denied", [](Scene &scene) {
        const CaseId id = pursued(scene);
        return scene.decide(question(scene, id), mina());
    });
    row("reply from neither the official's unit nor the expert's", "access.denied", [](Scene &scene) {
        letWorkOnlyIn(scene, nima(), unitTwo());
        const CaseId id = asked(scene);
        return scene.decide(reply(scene, id), nima());
    });
    row("no work of theirs, says the expert", "access.denied", [](Scene &scene) {
        letWorkOnlyIn(scene, reza(), centre());
        const CaseId id = asked(scene);
        return scene.decide(NotOurs{id, scene.openNode(id).id, because}, reza());
    });
    row("reply to nothing", "cases.not_for_this", [](Scene &scene) {
        const CaseId id = pursued(scene);
        return scene.decide(reply(scene, id), reza());
    });
    row("reply without anything", "followup.reply_empty", [](Scene &scene) {
        const CaseId id = asked(scene);
        return scene.decide(reply(scene, id, QStringLiteral("  ")), mina());
    });
    row("reply of nobody", "cases.post_unknown", [](Scene &scene) {
        const CaseId id = asked(scene);
        RecordReply command = reply(scene, id);
        command.from = organisation::PostId(idNamed("nobody"));
        return scene.decide(command, mina());
    });
    row("reply with a document of another case", "cases.document_unknown", [](Scene &scene) {
        const DocumentId document = attached(scene, aCase(scene).at(streetTwo()).registered());
        const CaseId id = asked(scene);
        RecordReply command = reply(scene, id);
        command.documents = {document};
        return scene.decide(command, mina());
    });
    row("no work of theirs, but why?", "workflow.note_missing", [](Scene &scene) {
        const CaseId id = asked(scene);
        return scene.decide(NotOurs{id, scene.openNode(id).id, QStringLiteral(" ")}, mina());
    });
    row("reply that is not there", "followup.reply_unknown", [](Scene &scene) {
        const CaseId id = replied(scene);
        AcceptReply command = acceptance(scene, id);
        command.reply = ReplyId(idNamed("nothing"));
        return scene.decide(command, reza());
    });
    row("reply of another case", "followup.reply_unknown", [](Scene &scene) {
        replied(scene);
        const ReplyId other = theOnly<Reply>(scene).id;
        const CaseId id = aCase(scene).at(streetOne(), "14").completed("register").registered();
        scene.must(question(scene, id), reza());
        scene.must(reply(scene, id), mina());
        return scene.decide(AcceptReply{id, scene.openNode(id).id, other, {}, {}, {}}, reza());
    });
    row("returned without a reason", "workflow.note_missing", [](Scene &scene) {
        const CaseId id = replied(scene);
        return scene.decide(ReturnReply{id, scene.openNode(id).id, theOnly<Reply>(scene).id, {}, {}}, reza());
    });
    row("expert whose post is not used", "cases.post_unknown", [](Scene &scene) {
        return scene.decide(NameExpert{pursued(scene), oldPost(), {}}, omid());
    });
    row("expert for what nobody follows up yet", "cases.not_for_this", [](Scene &scene) {
        walk(scene, QStringLiteral("cycle_137_2"));
        return scene.decide(NameExpert{aCase(scene).at(streetOne()).registered(), answeringTwo(), {}}, omid());
    });
    row("expert for what is over", "cases.closed", [](Scene &scene) {
        walk(scene, QStringLiteral("cycle_137_2"));
        const CaseId id = aCase(scene).at(streetOne()).completed("complete_at_once").registered();
        return scene.decide(NameExpert{id, answeringTwo(), {}}, omid());
    });
}

QTEST_GUILESS_MAIN(OfficialsTest)
#include "officials_test.moc"
