// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/act.h"
#include "cases/core/case_keys.h"
#include "cases/core/complete_node.h"
#include "cases/core/edit_message.h"
#include "cases/core/refer_case.h"
#include "cases/core/reopen_case.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using workflow::Purpose;

namespace {

const QString because = QStringLiteral("because");

/// Potholes in the second cycle, with acts as features' commands do them.
class Town
{
public:
    Town() { letPotholesWalkTheWholeCycle(scene.store); }

    Scene scene;

    CaseId followedUp() { return aCase(scene).at(streetOne(), "12").completed("register").registered(); }

    ActAt at(const CaseId &id, Purpose purpose, const char *act) const
    {
        return {id,
                scene.openNode(id).id,
                completeNodeVerb,
                purpose,
                workflow::ActName::parse(QString::fromLatin1(act)).value(),
                because};
    }
    Result<ActAnswer> decide(const ActAt &at, const UserId &author = reza())
    {
        return decideOn(scene.store, at, author);
    }
    Result<ActAnswer> decideOn(FactStore &store, const ActAt &at, const UserId &author = reza())
    {
        const RightsOf rights = access::rightsOf;
        return act(at, Facts(store, author, rights), Given(m_command, scene.now));
    }
    /// Must go well; its rows are kept, and the next command is another one.
    Acted did(const ActAt &at, const UserId &author = reza())
    {
        auto answer = decide(at, author);
        if (!answer.ok() || !answer->acted)
            qFatal("%s: %s", qPrintable(at.act.text()), answer.ok() ? "not here" : answer.error().id().constData());
        scene.store.apply(answer->acted->changes);
        m_command = derivedUuid(m_command, "next");
        scene.now = scene.now + std::chrono::minutes(1);
        return *answer->acted;
    }
    /// The command that was given last, a second time.
    void again() { m_command = m_before.value(); }
    void remember() { m_before = m_command; }

    /// As far as the citizen, who is to be called.
    CaseId answering()
    {
        const CaseId id = followedUp();
        did(at(id, Purpose::FollowUp, "followup.ask"));
        did(at(id, Purpose::Official, "followup.reply"));
        did(at(id, Purpose::Check, "followup.accept"));
        return id;
    }

private:
    Uuid m_command = idNamed("act");
    std::optional<Uuid> m_before;
};

QStringList tablesOf(const Changes &changes)
{
    QStringList names;
    for (const Row &row : changes.rows())
        names.append(QString::fromUtf8(row.table->name));
    names.sort();
    return names;
}

QByteArray refusal(const Result<ActAnswer> &answer) { return answer.ok() ? QByteArray("none") : answer.error().id(); }

} // namespace

/// Goal: what features do to a case moves it, or leaves it, as its process says, and the card knows what the whole
/// cycle leaves.
class ActTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void taskThatIsForSomethingElseIsNotActedAt()
    {
        Town town;
        const CaseId id = town.followedUp();
        const auto answer = town.decide(town.at(id, Purpose::Official, "followup.reply"));
        QCOMPARE(refusal(answer), QByteArray("cases.not_for_this"));
        QCOMPARE(answer.error().values().value(QStringLiteral("purpose")).toString(), QStringLiteral("official"));
        QCOMPARE(answer.error().values().value(QStringLiteral("status")).toString(), QStringLiteral("در دست پیگیری"));
    }

    void whoMayNotIsRefused()
    {
        Town town;
        const CaseId id = town.followedUp();
        QCOMPARE(refusal(town.decide(town.at(id, Purpose::FollowUp, "followup.ask"), stranger())),
                 QByteArray("access.denied"));
    }

    void stayThatIsOverIsNotActedAt()
    {
        Town town;
        const CaseId id = town.followedUp();
        const ActAt ask = town.at(id, Purpose::FollowUp, "followup.ask");
        town.did(ask);
        QCOMPARE(refusal(town.decide(ask)), QByteArray("cases.node_closed"));
    }

    void edgeThatNeedsANoteIsNotWalkedWithoutOne()
    {
        Town town;
        const CaseId id = town.followedUp();
        town.did(town.at(id, Purpose::FollowUp, "followup.ask"));
        ActAt notOurs = town.at(id, Purpose::Official, "followup.not_ours");
        notOurs.note.clear();
        QCOMPARE(refusal(town.decide(notOurs)), QByteArray("workflow.note_missing"));
    }

    void nobodyHoldsItWhoIsNotThere()
    {
        Town town;
        const CaseId id = town.followedUp();
        ActAt ask = town.at(id, Purpose::FollowUp, "followup.ask");
        ask.to = oldPost();
        QCOMPARE(refusal(town.decide(ask)), QByteArray("cases.post_unknown"));
    }

    void deskWithoutTheFileLeavesItToTheServer()
    {
        Town town;
        const CaseId id = town.followedUp();
        auto held = town.scene.store.aggregates();
        held.erase({caseFileKind.number, id.uuid()});
        FactStore desk = FactStore::deskWith(town.scene.store, held);
        const auto answer = town.decideOn(desk, town.at(id, Purpose::FollowUp, "followup.ask"));
        QVERIFY(answer.ok() && !answer->acted);
        QVERIFY(answer->otherwise.isLeftToServer());
    }

    void sameCommandActsOnce()
    {
        Town town;
        const CaseId id = town.followedUp();
        const ActAt ask = town.at(id, Purpose::FollowUp, "followup.ask");
        town.remember();
        town.did(ask);
        town.again();
        const auto answer = town.decide(ask);
        QVERIFY(answer.ok() && !answer->acted);
        QVERIFY(answer->otherwise.rows().empty() && !answer->otherwise.isLeftToServer());
    }

    void actMovesTheCaseAlongItsEdge() // R058
    {
        Town town;
        const CaseId id = town.followedUp();
        const CaseNode before = town.scene.openNode(id);
        ActAt ask = town.at(id, Purpose::FollowUp, "followup.ask");
        ask.to = answeringTwo();
        ask.values = {{QStringLiteral("by"), QStringLiteral("phone")}};
        const Acted acted = town.did(ask);
        QVERIFY(acted.moved);
        QCOMPARE(acted.node.id, before.id);
        QCOMPARE(acted.node.state, workflow::OpeningState::Open);
        const CaseNode now = town.scene.openNode(id);
        QCOMPARE(now.node, QStringLiteral("official"));
        QCOMPARE(now.holder, std::optional(answeringTwo()));
        QCOMPARE(acted.dossier.card.node, QStringLiteral("official"));
        QVERIFY(std::find(acted.dossier.file.units.begin(), acted.dossier.file.units.end(), unitTwo().uuid()) !=
                acted.dossier.file.units.end());
        const HistoryEntry entry = town.scene.history(id).back();
        QCOMPARE(entry.what, HistoryKind::Acted);
        QCOMPARE(entry.node, std::optional(before.id));
        QCOMPARE(entry.words, because);
        QCOMPARE(entry.values, (QJsonObject{{QStringLiteral("node"), QStringLiteral("follow_up")},
                                            {QStringLiteral("act"), QStringLiteral("followup.ask")},
                                            {QStringLiteral("operation"), QStringLiteral("ask")},
                                            {QStringLiteral("by"), QStringLiteral("phone")}}));
    }

    void whomTheProcessSaysHoldsItWhereNobodyIsNamed()
    {
        Town town;
        const CaseId id = town.followedUp();
        town.did(town.at(id, Purpose::FollowUp, "followup.ask"));
        QCOMPARE(town.scene.openNode(id).holder, std::optional(headOne()));
    }

    void actWithoutAnEdgeLeavesTheCaseAndIsRemembered() // R010
    {
        Town town;
        const CaseId id = town.followedUp();
        const Acted acted = town.did(town.at(id, Purpose::FollowUp, "followup.rate"));
        QVERIFY(!acted.moved);
        QCOMPARE(tablesOf(acted.changes), QStringList{QStringLiteral("case_history")});
        QVERIFY(!town.scene.history(id).back().values.contains(QStringLiteral("operation")));
        QCOMPARE(town.scene.openNode(id).node, QStringLiteral("follow_up"));
    }

    void whatComesWithTheCardIsPutWhetherItMovesOrNot()
    {
        Town town;
        const CaseId id = town.followedUp();
        ActAt stays = town.at(id, Purpose::FollowUp, "followup.rate");
        const Instant at = town.scene.now;
        stays.also = [](CaseDossier &dossier) { dossier.card.opinion = Opinion::Fair; };
        QCOMPARE(tablesOf(town.did(stays).changes),
                 (QStringList{QStringLiteral("case_card"), QStringLiteral("case_history")}));
        QCOMPARE(town.scene.card(id).opinion, std::optional(Opinion::Fair));
        QCOMPARE(town.scene.card(id).lastChangeAt, at);
        ActAt moves = town.at(id, Purpose::FollowUp, "followup.ask");
        moves.also = [](CaseDossier &dossier) { dossier.card.opinion = Opinion::Satisfied; };
        town.did(moves);
        QCOMPARE(town.scene.card(id).opinion, std::optional(Opinion::Satisfied));
    }

    void endClosesTheCaseAndFreesItsProblem()
    {
        Town town;
        const CaseId id = town.answering();
        ActAt later = town.at(id, Purpose::Answer, "answering.later");
        later.also = [](CaseDossier &dossier) { dossier.card.askAgainAt = dossier.card.registeredAt; };
        town.did(later, mina());
        QVERIFY(town.scene.card(id).askAgainAt);
        const Acted acted = town.did(town.at(id, Purpose::Later, "answering.done"), mina());
        const CaseCard card = town.scene.card(id);
        QVERIFY(card.closedAt && !card.askAgainAt && !card.shownSince);
        QCOMPARE(card.outcome, std::optional(workflow::Outcome::Done));
        QVERIFY(!town.scene.store.keyHolder(caseProblemKey, *problemOf(card)));
    }

    void whetherThereIsAnEdgeIsAsked()
    {
        Town town;
        const CaseId id = town.followedUp();
        const RightsOf rights = access::rightsOf;
        const Facts facts(town.scene.store, reza(), rights);
        const auto dossier = *facts.of<CaseDossier>(id);
        const CaseNode node = town.scene.openNode(id);
        const auto has = [&facts, &dossier, &node](const char *act) {
            return *hasEdge(dossier, node, workflow::ActName::parse(QString::fromLatin1(act)).value(), facts).value();
        };
        QVERIFY(has("followup.ask"));
        QVERIFY(!has("answering.done"));
    }

    void expertIsWhoGotTheFollowingUp() // R057
    {
        Town town;
        const CaseId id = aCase(town.scene).at(streetOne(), "12").registered();
        QVERIFY(!town.scene.card(id).expert);
        complete(town.scene, id, QStringLiteral("register"));
        QCOMPARE(town.scene.card(id).expert, std::optional(followUpPost()));
        town.did(town.at(id, Purpose::FollowUp, "followup.ask"));
        QCOMPARE(town.scene.card(id).expert, std::optional(followUpPost()));
    }

    void referralAtTheFollowingUpNamesAnotherExpertAndNoOtherReferralDoes() // R057
    {
        Town town;
        const CaseId id = town.followedUp();
        town.scene.must(ReferCase{id, town.scene.openNode(id).id, answeringTwo(), {}}, reza());
        QCOMPARE(town.scene.card(id).expert, std::optional(answeringTwo()));
        town.did(town.at(id, Purpose::FollowUp, "followup.ask"));
        town.scene.must(ReferCase{id, town.scene.openNode(id).id, agentPost(), {}}, reza());
        QCOMPARE(town.scene.card(id).expert, std::optional(answeringTwo()));
        // The reply comes back to the expert of the case, and not to whoever has the area.
        town.did(town.at(id, Purpose::Official, "followup.reply"));
        QCOMPARE(town.scene.openNode(id).holder, std::optional(answeringTwo()));
    }

    void whoOnlyStandsInIsNoExpert()
    {
        Town town;
        putArea(town.scene.store, {catalogue::ExpertAreaId(idNamed("area:follow_up")),
                                   {QStringLiteral("پیگیری"), {}},
                                   followUpPost(),
                                   {},
                                   {},
                                   {},
                                   false});
        const CaseId id = town.followedUp();
        QCOMPARE(town.scene.openNode(id).holder, std::optional(supervisorPost()));
        QVERIFY(!town.scene.card(id).expert);
    }

    void caseThatWalksAnotherWayFromTheBeginningHasNoExpertOfTheOldOne()
    {
        Town town;
        const CaseId id = aCase(town.scene).at(streetOne(), "12").registered();
        CaseCard card = town.scene.card(id);
        card.expert = followUpPost();
        town.scene.store.put(card);
        EditMessage edit{id, {}};
        edit.edits.subject = {pothole(), waste()};
        town.scene.must(edit, sara());
        QVERIFY(!town.scene.card(id).expert);
    }

    void cardSaysSinceWhenTheCaseLiesWhereItIs()
    {
        Town town;
        const CaseId id = town.followedUp();
        QCOMPARE(town.scene.card(id).shownSince, std::optional(town.scene.openNode(id).openedAt));
        const Instant asked = town.scene.now;
        town.did(town.at(id, Purpose::FollowUp, "followup.ask"));
        QCOMPARE(town.scene.card(id).shownSince, std::optional(asked));
        town.scene.must(ReferCase{id, town.scene.openNode(id).id, agentPost(), {}}, reza());
        QCOMPARE(town.scene.card(id).shownSince, std::optional(asked));
    }

    void whatWasNotDoneIsCounted() // R071 R102
    {
        Town town;
        const CaseId id = town.answering();
        QVERIFY(!town.scene.card(id).reopened);
        ActAt notDone = town.at(id, Purpose::Answer, "answering.not_done");
        notDone.also = [](CaseDossier &dossier) { dossier.card.askAgainAt = dossier.card.registeredAt; };
        town.did(notDone, mina());
        QCOMPARE(town.scene.card(id).reopened, std::optional(1));
        town.did(town.at(id, Purpose::Official, "followup.reply"));
        // A reply that is returned was never told to a citizen.
        town.did(town.at(id, Purpose::Check, "followup.return"));
        town.did(town.at(id, Purpose::Official, "followup.reply"));
        town.did(town.at(id, Purpose::Check, "followup.accept"));
        QCOMPARE(town.scene.card(id).reopened, std::optional(1));
        town.did(town.at(id, Purpose::Answer, "answering.done"), mina());
        town.scene.must(ReopenCase{id, because}, reza());
        QCOMPARE(town.scene.card(id).reopened, std::optional(2));
    }

    void goingBackLeavesNoTimeToCallTheCitizen()
    {
        Town town;
        const CaseId id = town.answering();
        CaseCard card = town.scene.card(id);
        card.askAgainAt = card.registeredAt;
        town.scene.store.put(card);
        town.did(town.at(id, Purpose::Answer, "answering.not_done"), mina());
        QVERIFY(!town.scene.card(id).askAgainAt);
    }
};

QTEST_GUILESS_MAIN(ActTest)
#include "act_test.moc"
