// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/refer_case.h"
#include "intake/support/told.h"

#include <QJsonDocument>
#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using intake::RegisterCase;

namespace {

RegisterCase directlyTo(const organisation::PostId &post)
{
    RegisterCase message = aMessage();
    message.place = streetOne();
    message.plaque = text("12");
    message.referTo = post;
    return message;
}

std::vector<Referral> referralsOf(const Scene &scene, const CaseId &id)
{
    std::vector<Referral> referrals = scene.store.all<Referral>();
    std::erase_if(referrals, [&id](const Referral &referral) { return referral.caseId != id; });
    return referrals;
}

/// Sara registers, and refers nothing.
void takeReferringAway(Scene &scene)
{
    for (access::Role role : scene.store.all<access::Role>()) {
        std::erase(role.verbs, QString::fromLatin1(intake::referDirectlyVerb.id));
        scene.store.put(role);
    }
}

} // namespace

/// Goal: a message goes to the expert who is responsible for it as it is registered (R044), by the same right and with
/// the same traces as any referral; whatever is wrong with that, the message is registered.
class DirectReferralTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void postThatIsNotThereIsTheSupervisorsMatter()
    {
        Scene scene;
        const CaseId id = send(scene, directlyTo(organisation::PostId(idNamed("post:nowhere"))));
        QCOMPARE(scene.openNode(id).holder, std::optional(supervisorPost()));
        QCOMPARE(flagsOf(scene, id), QStringList(text("intake.referral_unknown")));
        QVERIFY(referralsOf(scene, id).empty());
        QCOMPARE(attentionOf(scene, sara(), "intake.flagged").size(), size_t(1));
    }

    void postThatIsNoLongerUsedIsTheSupervisorsMatter()
    {
        Scene scene;
        const CaseId id = send(scene, directlyTo(oldPost()));
        QCOMPARE(scene.openNode(id).holder, std::optional(supervisorPost()));
        QCOMPARE(scene.card(id).intakeFlag, std::optional(text("intake.referral_unknown")));
    }

    void whoMayNotReferDoesNotReferSo()
    {
        Scene scene;
        takeReferringAway(scene);
        const CaseId id = send(scene, directlyTo(answeringTwo()));
        QCOMPARE(scene.openNode(id).holder, std::optional(supervisorPost()));
        QCOMPARE(flagsOf(scene, id), QStringList(text("intake.referral_denied")));
        QVERIFY(referralsOf(scene, id).empty());
        // The unit of that post sees nothing of it.
        QCOMPARE(scene.file(id).units, std::vector<Uuid>{centre().uuid()});
    }

    void rightForOneUnitReachesNoOther()
    {
        Scene scene;
        // Mina may, but in unit one.
        const CaseId other = send(scene, directlyTo(answeringTwo()), mina());
        QCOMPARE(scene.card(other).intakeFlag, std::optional(text("intake.referral_denied")));
        RegisterCase message = directlyTo(headOne());
        message.plaque = text("99");
        const CaseId own = send(scene, message, mina());
        QVERIFY(!scene.card(own).intakeFlag);
        QCOMPARE(scene.openNode(own).holder, std::optional(headOne()));
    }

    void rightToReferAnyCaseIsNotTheSame()
    {
        Scene scene;
        takeReferringAway(scene);
        const CaseId id = send(scene, directlyTo(supervisorPost()));
        QCOMPARE(flagsOf(scene, id), QStringList(text("intake.referral_denied")));
        // As everybody else does it.
        scene.must(ReferCase{id, scene.openNode(id).id, agentPost(), {}}, omid());
    }

    void whoWantsNoReferralNeedsNoRightToIt()
    {
        Scene scene;
        takeReferringAway(scene);
        RegisterCase message = directlyTo(answeringTwo());
        message.referTo.reset();
        QVERIFY(!scene.card(send(scene, message)).intakeFlag);
    }

    void whatIsWrongGoesToTheSupervisorAndNotOn()
    {
        Scene scene;
        RegisterCase message = directlyTo(answeringTwo());
        message.callerPhone = text("no phone");
        const CaseId id = send(scene, message);
        QCOMPARE(scene.openNode(id).holder, std::optional(supervisorPost()));
        QVERIFY(referralsOf(scene, id).empty());
    }

    void messageAboutTheSameProblemIsReferredToNobody() // R036
    {
        Scene scene;
        const CaseId first = send(scene, directlyTo(answeringTwo()));
        const CaseId second = send(scene, directlyTo(supervisorPost()));
        QCOMPARE(scene.card(second).joinedTo, std::optional(first));
        QVERIFY(referralsOf(scene, second).empty());
        QCOMPARE(scene.openNode(first).holder, std::optional(answeringTwo()));
    }

    void toWhoeverHoldsItAnywayIsNoReferral()
    {
        Scene scene;
        const CaseId id = send(scene, directlyTo(agentPost()));
        QVERIFY(referralsOf(scene, id).empty());
        QCOMPARE(scene.story(id), text("registered"));
        QCOMPARE(scene.card(id).referrals, 0);
    }

    void registeringAndReferringAreOneAct() // R044
    {
        Scene scene;
        const Instant at = scene.now;
        const CaseId id = send(scene, directlyTo(supervisorPost()));
        QCOMPARE(scene.story(id), text("registered referred"));
        const CaseCard card = scene.card(id);
        QCOMPARE(card.holder, std::optional(supervisorPost()));
        QCOMPARE(card.node, text("temporary"));
        QCOMPARE(card.referrals, 1);
        QCOMPARE(card.openNodes, 1);
        QVERIFY(!card.intakeFlag);
        const auto referrals = referralsOf(scene, id);
        QCOMPARE(referrals.size(), size_t(1));
        QCOMPARE(referrals.front().from, std::optional(agentPost()));
        QCOMPARE(referrals.front().to, supervisorPost());
        QCOMPARE(referrals.front().by, sara());
        const auto entries = entriesOf(scene, id, HistoryKind::Referred);
        QCOMPARE(entries.size(), size_t(1));
        // Read after the registration that it is part of.
        QCOMPARE(entries.front().at, at + Milliseconds(1));
        QCOMPARE(entries.front().values.value(text("to")).toString(), supervisorPost().toString());
    }

    void unitOfThePostSeesTheFileAndTheAuthorsKeepsIt() // R082
    {
        Scene scene;
        const CaseId id = send(scene, directlyTo(answeringTwo()));
        const std::vector<Uuid> units = scene.file(id).units;
        for (const organisation::UnitId &unit : {centre(), unitTwo()})
            QVERIFY(std::find(units.begin(), units.end(), unit.uuid()) != units.end());
        QCOMPARE(scene.card(id).holderUnit, std::optional(unitTwo()));
    }

    void whoeverGotItRefersItBack()
    {
        Scene scene;
        const CaseId id = send(scene, directlyTo(supervisorPost()));
        scene.must(ReferCase{id, scene.openNode(id).id, agentPost(), text("not mine")}, omid());
        QCOMPARE(scene.openNode(id).holder, std::optional(agentPost()));
        QCOMPARE(scene.story(id), text("registered referred referred"));
    }

    void answeredMessageThatIsReferredStaysOpen() // R033
    {
        Scene scene;
        RegisterCase message = directlyTo(supervisorPost());
        message.urgency = Urgency::Instant;
        message.answer = text("the water comes back at six");
        const CaseId id = send(scene, message);
        QCOMPARE(scene.card(id).openNodes, 1);
        QCOMPARE(scene.openNode(id).holder, std::optional(supervisorPost()));
        const auto notes = entriesOf(scene, id, HistoryKind::Noted);
        QCOMPARE(notes.size(), size_t(1));
        QCOMPARE(notes.front().words, *message.answer);
    }

    void deskThatDoesNotKnowThePostShowsTheCaseWithItsAuthor()
    {
        Scene scene;
        const Envelope envelope = scene.envelope(directlyTo(answeringTwo()), sara());
        auto held = scene.store.aggregates();
        held.erase(AggregateId{organisation::Post::kind.number, answeringTwo().uuid()});
        FactStore desk = FactStore::deskWith(scene.store, held);
        const auto here = scene.decideOn(desk, envelope);
        QVERIFY(here.ok());
        QVERIFY(!here->isLeftToServer());
        desk.apply(*here);
        const auto cards = desk.all<CaseCard>();
        QCOMPARE(cards.size(), size_t(1));
        QVERIFY(!cards.front().intakeFlag);
        QCOMPARE(cards.front().referrals, 0);
    }

    // --- on the wire -----------------------------------------------------------------------------------------------

    void messagesOfBeforeAreWhatTheyWere()
    {
        // As every desk has written them so far, byte for byte.
        const QByteArray before =
            R"({"address":"","answers":{},"callerName":"Maryam","callerPhone":"","channel":"phone","code":"",)"
            R"("plaque":"12","subject":"00000000-0000-4000-8000-000000000020","urgency":"follow_up","words":"w"})";
        const auto message = fieldsFromJson<RegisterCase>(QJsonDocument::fromJson(before).object());
        QVERIFY(message.ok());
        QVERIFY(!message->referTo);
        QCOMPARE(QJsonDocument(fieldsToJson(*message)).toJson(QJsonDocument::Compact), before);
        QCOMPARE(RegisterCase::version, 1);
    }

    void referralIsAnIdOrNothing()
    {
        QJsonObject json = fieldsToJson(directlyTo(supervisorPost()));
        QCOMPARE(json.value(text("referTo")).toString(), supervisorPost().toString());
        json.insert(text("referTo"), text("omid"));
        const auto wrong = fieldsFromJson<RegisterCase>(json);
        QVERIFY(!wrong.ok());
        QCOMPARE(wrong.error().values().value(QStringLiteral("field")).toString(), text("referTo"));
    }
};

QTEST_GUILESS_MAIN(DirectReferralTest)
#include "direct_referral_test.moc"
