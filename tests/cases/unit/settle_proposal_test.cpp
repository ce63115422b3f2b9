// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/complete_node.h"
#include "cases/core/edit_citizen.h"
#include "cases/core/edit_message.h"
#include "cases/core/settle_proposal.h"
#include "intake/support/told.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;

namespace {

const QString mobile = QStringLiteral("+989121234567");

EditCitizen named(const CitizenId &id, const char *seen, const char *written)
{
    return {id, {.name = FieldEdit<QString>{text(seen), text(written)}}};
}
EditMessage worded(const CaseId &id, const char *seen, const char *written)
{
    return {id, {.words = FieldEdit<QString>{text(seen), text(written)}}};
}
const char *const said = "a hole in the road";

SettleProposal settling(const ProposalId &id, Settlement how, const char *seen)
{
    return {id, how, boxed(text(seen))};
}

/// A citizen called Reza, for whom Sara proposed Hassan.
struct TwoNames
{
    Scene scene;
    CitizenId citizen;
    ProposalId proposal;

    TwoNames()
        : citizen(made(scene))
        , proposal(scene.store.all<CitizenProposal>().front().id)
    {}

    QString name() const { return scene.store.all<Citizen>().front().name; }
    CitizenProposal now() const { return scene.store.all<CitizenProposal>().front(); }

private:
    static CitizenId made(Scene &scene)
    {
        const CaseId id = aCase(scene).calledFrom(mobile).registered();
        const CitizenId citizen = *scene.card(id).citizen;
        scene.must(named(citizen, "", "Reza"), omid());
        scene.must(named(citizen, "", "Hassan"), sara());
        return citizen;
    }
};

/// A message that says "two holes", for which Sara proposed "three holes".
struct TwoStories
{
    Scene scene;
    CaseId id;
    ProposalId proposal;

    TwoStories()
        : id(made(scene))
        , proposal(scene.store.all<CaseProposal>().front().id)
    {}

private:
    static CaseId made(Scene &scene)
    {
        const CaseId id = aCase(scene).at(streetOne(), "12").registered();
        scene.must(worded(id, said, "two holes"), sara());
        scene.must(worded(id, said, "three holes"), sara());
        return id;
    }
};

QByteArray errorOf(const Result<Changes> &decided)
{
    return decided.ok() ? QByteArray() : decided.error().id();
}

} // namespace

/// Goal: what two people wrote into one field is decided by a person, once, and by those who may.
class SettleProposalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void proposalThatDoesNotExistIsNotSettled()
    {
        Scene scene;
        QCOMPARE(errorOf(scene.decide(settling(ProposalId(idNamed("none")), Settlement::Keep, ""), sara())),
                 QByteArray("cases.proposal_unknown"));
    }

    void whoMayNotEditMayNotSettle()
    {
        TwoNames two;
        for (const Settlement how : {Settlement::Keep, Settlement::Replace})
            QCOMPARE(errorOf(two.scene.decide(settling(two.proposal, how, "Reza"), stranger())),
                     QByteArray("access.denied"));
        TwoStories stories;
        for (const Settlement how : {Settlement::Keep, Settlement::Replace})
            QCOMPARE(errorOf(stories.scene.decide(settling(stories.proposal, how, "two holes"), stranger())),
                     QByteArray("access.denied"));
    }

    void ownWordsAreTakenBackWithoutAnyRight()
    {
        TwoNames two;
        for (CitizenProposal proposal : two.scene.store.all<CitizenProposal>()) {
            proposal.by = stranger();
            two.scene.store.put(proposal);
        }
        QCOMPARE(errorOf(two.scene.decide(settling(two.proposal, Settlement::Replace, "Reza"), stranger())),
                 QByteArray("access.denied"));
        two.scene.must(settling(two.proposal, Settlement::Keep, "Reza"), stranger());
        QCOMPARE(two.now().state, ProposalState::Kept);
    }

    void keepingLeavesTheFieldAndSettlesTheAttentionOfTheAuthor()
    {
        TwoNames two;
        const Instant at = two.scene.now;
        two.scene.must(settling(two.proposal, Settlement::Keep, "Reza"), omid());
        QCOMPARE(two.name(), text("Reza"));
        QCOMPARE(two.now().state, ProposalState::Kept);
        QCOMPARE(two.now().settledBy, std::optional(omid()));
        QCOMPARE(two.now().settledAt, std::optional(at));
        QVERIFY(attentionOf(two.scene, sara(), "cases.proposed").front().settled);
    }

    void replacingPutsWhatWasProposed()
    {
        TwoNames two;
        two.scene.must(settling(two.proposal, Settlement::Replace, "Reza"), omid());
        QCOMPARE(two.name(), text("Hassan"));
        QCOMPARE(two.now().state, ProposalState::Replaced);
        QVERIFY(attentionOf(two.scene, sara(), "cases.proposed").front().settled);
        QStringList told;
        for (const CitizenHistory &entry : two.scene.store.all<CitizenHistory>()) {
            if (entry.what == CitizenChange::Settled)
                told += entry.details.value(QStringLiteral("how")).toString() + u' '
                    + entry.details.value(QStringLiteral("field")).toString();
        }
        QCOMPARE(told, QStringList{text("replaced name")});
    }

    void fieldThatWasChangedAgainIsLookedAtAgain()
    {
        TwoNames two;
        two.scene.must(named(two.citizen, "Reza", "Javad"), omid());
        QCOMPARE(errorOf(two.scene.decide(settling(two.proposal, Settlement::Replace, "Reza"), omid())),
                 QByteArray("cases.proposal_outdated"));
        QCOMPARE(two.now().state, ProposalState::Open);
        two.scene.must(settling(two.proposal, Settlement::Replace, "Javad"), omid());
        QCOMPARE(two.name(), text("Hassan"));
    }

    void whatWasSettledOtherwiseSaysByWhom()
    {
        TwoNames two;
        two.scene.must(settling(two.proposal, Settlement::Keep, "Reza"), omid());
        const auto decided = two.scene.decide(settling(two.proposal, Settlement::Replace, "Reza"), sara());
        QCOMPARE(errorOf(decided), QByteArray("cases.proposal_settled"));
        QCOMPARE(decided.error().values().value(QStringLiteral("by")).toString(), text("Omid"));
        QVERIFY(two.scene.must(settling(two.proposal, Settlement::Keep, "Reza"), sara()).rows().empty());
    }

    void attentionStaysAsLongAsAnotherProposalOfItIsOpen()
    {
        Scene scene;
        const CaseId id = aCase(scene).calledFrom(mobile).registered();
        const CitizenId citizen = *scene.card(id).citizen;
        const auto both = [&](const char *written) {
            return EditCitizen{citizen, {.name = FieldEdit<QString>{{}, text(written)},
                                         .note = FieldEdit<QString>{{}, text(written)}}};
        };
        scene.must(both("a"), omid());
        scene.must(both("b"), sara());
        const auto proposals = scene.store.all<CitizenProposal>();
        QCOMPARE(proposals.size(), size_t(2));
        scene.must(settling(proposals[0].id, Settlement::Keep, "a"), sara());
        QVERIFY(!attentionOf(scene, sara(), "cases.proposed").front().settled);
        scene.must(settling(proposals[1].id, Settlement::Replace, "a"), sara());
        QVERIFY(attentionOf(scene, sara(), "cases.proposed").front().settled);
    }

    void replacingOnACaseIsAnEditOfIt()
    {
        TwoStories two;
        two.scene.must(settling(two.proposal, Settlement::Replace, "two holes"), sara());
        QCOMPARE(two.scene.file(two.id).words, text("three holes"));
        QCOMPARE(two.scene.store.all<CaseProposal>().front().state, ProposalState::Replaced);
        QCOMPARE(two.scene.story(two.id), text("registered edited edited settled"));
    }

    void caseThatHasGoneOnKeepsWhatItSays()
    {
        TwoStories two;
        complete(two.scene, two.id, text("register"));
        QCOMPARE(errorOf(two.scene.decide(settling(two.proposal, Settlement::Replace, "two holes"), sara())),
                 QByteArray("cases.left_beginning"));
        two.scene.must(settling(two.proposal, Settlement::Keep, "two holes"), sara());
        QCOMPARE(two.scene.store.all<CaseProposal>().front().state, ProposalState::Kept);
    }

    void proposedSubjectBringsWhatFollowsFromIt()
    {
        Scene scene;
        const CaseId id = aCase(scene).at(streetOne(), "12").registered();
        const auto about = [&](const catalogue::SubjectId &subject) {
            return EditMessage{id, {.subject = FieldEdit<catalogue::SubjectId>{pothole(), subject}}};
        };
        scene.must(about(waste()), sara());
        scene.must(about(permitSubject()), sara());
        QCOMPARE(scene.card(id).subject, waste());
        const ProposalId proposal = scene.store.all<CaseProposal>().front().id;
        scene.must(SettleProposal{proposal, Settlement::Replace, boxed(waste().toString())}, sara());
        const auto permit = workflow::processOf(shippedProcess(text("excavation_permit"))).value();
        QCOMPARE(scene.card(id).subject, permitSubject());
        QCOMPARE(scene.card(id).process, std::optional(permit->id()));
        QCOMPARE(scene.openNode(id).node, permit->start().key.text());
    }
};

QTEST_GUILESS_MAIN(SettleProposalTest)
#include "settle_proposal_test.moc"
