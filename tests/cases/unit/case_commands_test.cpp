// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/add_note.h"
#include "cases/core/case_keys.h"
#include "cases/core/complete_node.h"
#include "cases/core/refer_case.h"
#include "cases/core/reopen_case.h"
#include "cases/core/take_case.h"
#include "support/rules/scene.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using workflow::ClosedBy;
using workflow::OpeningState;
using workflow::Outcome;

namespace {

const QString because = QStringLiteral("because");

CaseNode nodeCalled(const Scene &scene, const CaseId &id, const char *key)
{
    for (const CaseNode &node : scene.nodes(id)) {
        if (node.node == QLatin1String(key))
            return node;
    }
    qFatal("never at %s", key);
}

/// From registration to the citizen's yes.
CaseId doneCase(Scene &scene)
{
    return aCase(scene)
        .at(streetOne(), "12")
        .completed("register")
        .completed("send_to_unit")
        .completed("answer")
        .completed("confirm_done")
        .registered();
}

Changes::Key onlyKey(const Changes &changes)
{
    if (changes.keys().size() != 1)
        qFatal("%d keys", int(changes.keys().size()));
    return changes.keys().front();
}

} // namespace

/// Goal: what each command on a case changes, and that it changes nothing else.
class CaseCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void referralHandsTheNodeOver() // R007 R081
    {
        Scene scene;
        const CaseId id = aCase(scene).at(streetOne()).takenBy(sara()).registered();
        const CaseNode before = scene.openNode(id);
        const Instant at = scene.now;
        scene.must(ReferCase{id, before.id, answeringTwo(), QStringLiteral("look at this")}, omid());

        const CaseNode node = scene.openNode(id);
        QCOMPARE(node.id, before.id);
        QCOMPARE(node.holder, std::optional(answeringTwo()));
        QCOMPARE(node.unit, std::optional(unitTwo()));
        QVERIFY(!node.takenBy);
        QVERIFY(!node.takenAt);
        const CaseCard card = scene.card(id);
        QCOMPARE(card.holder, std::optional(answeringTwo()));
        QCOMPARE(card.holderUnit, std::optional(unitTwo()));
        QVERIFY(!card.takenBy);
        QCOMPARE(card.unit, std::optional(unitOne()));
        QCOMPARE(card.referrals, 1);
        QCOMPARE(card.openNodes, 1);
        QCOMPARE(card.lastChangeAt, at);
        QCOMPARE(card.node, QStringLiteral("temporary"));
    }

    void referralIsListed() // R082
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        const CaseNodeId node = scene.openNode(id).id;
        const Instant at = scene.now;
        scene.must(ReferCase{id, node, answeringTwo(), QStringLiteral("look  at\u200f this")}, omid());
        scene.must(ReferCase{id, node, answeringOne(), {}}, omid());

        auto referrals = scene.referrals(id);
        QCOMPARE(referrals.size(), size_t(2));
        std::sort(referrals.begin(), referrals.end(), [](auto &a, auto &b) { return a.at < b.at; });
        const Referral &first = referrals.front();
        QCOMPARE(first.node, node);
        QCOMPARE(first.from, std::optional(agentPost()));
        QCOMPARE(first.to, answeringTwo());
        QCOMPARE(first.note, QStringLiteral("look at this"));
        QCOMPARE(first.by, omid());
        QCOMPARE(first.at, at);
        QCOMPARE(referrals.back().from, std::optional(answeringTwo()));
        QCOMPARE(scene.card(id).referrals, 2);
        QCOMPARE(scene.story(id), QStringLiteral("registered referred referred"));
        const HistoryEntry entry = scene.history(id).at(1);
        QCOMPARE(entry.words, QStringLiteral("look at this"));
        QCOMPARE(entry.by, omid());
        QCOMPARE(entry.node, std::optional(node));
        QCOMPARE(entry.values.value(QStringLiteral("from")).toString(), agentPost().toString());
        QCOMPARE(entry.values.value(QStringLiteral("to")).toString(), answeringTwo().toString());
    }

    void unitOfTheNewHolderSeesTheFileAndThoseBeforeStillDo()
    {
        Scene scene;
        const CaseId id = aCase(scene).referredTo(answeringTwo()).referredTo(answeringOne()).referredTo(agentPost())
                              .registered();
        QCOMPARE(scene.file(id).units, (std::vector<Uuid>{centre().uuid(), unitTwo().uuid(), unitOne().uuid()}));
    }

    void referralToTheHolderChangesNothing()
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        const auto decided = scene.decide(ReferCase{id, scene.openNode(id).id, agentPost(), because}, reza());
        QVERIFY(decided.ok());
        QVERIFY(decided->rows().empty());
    }

    void rightOfTheUnitThatHoldsTheNodeIsEnough()
    {
        Scene scene;
        const CaseId id = aCase(scene).referredTo(answeringOne()).registered();
        QVERIFY(scene.decide(ReferCase{id, scene.openNode(id).id, answeringTwo(), {}}, mina()).ok());
        QVERIFY(scene.decide(TakeCase{id, scene.openNode(id).id}, mina()).ok());
        QVERIFY(scene.decide(CompleteNode{id, scene.openNode(id).id, QStringLiteral("register"), {}, {}}, mina()).ok());
    }

    void unitThatOnceHeldANodeMayNoteAndReopenButNotActOnOthers()
    {
        Scene scene;
        const CaseId id = aCase(scene).referredTo(answeringOne()).referredTo(answeringTwo()).registered();
        QVERIFY(scene.decide(AddNote{id, because}, mina()).ok());
        QCOMPARE(scene.decide(TakeCase{id, scene.openNode(id).id}, mina()).error().id(), QByteArray("access.denied"));
        complete(scene, id, QStringLiteral("complete_at_once"));
        QVERIFY(scene.decide(ReopenCase{id, because}, mina()).ok());
    }

    void rightForAnotherGroupOfSubjectsIsNotEnough()
    {
        Scene scene;
        const CaseId id = aCase(scene).referredTo(answeringOne()).registered();
        for (access::Assignment assignment : scene.store.all<access::Assignment>()) {
            assignment.subjectGroup = idNamed("another group");
            scene.store.put(assignment);
        }
        QCOMPARE(scene.decide(TakeCase{id, scene.openNode(id).id}, mina()).error().id(), QByteArray("access.denied"));
        QCOMPARE(scene.decide(AddNote{id, because}, mina()).error().id(), QByteArray("access.denied"));
    }

    void stayThatNobodyHoldsBelongsToTheUnitThatAnswersForTheCase()
    {
        Scene scene;
        const CaseId id = aCase(scene).at(streetOne()).registered();
        CaseNode node = scene.openNode(id);
        node.holder.reset();
        node.unit.reset();
        scene.store.put(node);
        QVERIFY(scene.decide(TakeCase{id, node.id}, mina()).ok());
        CaseCard card = scene.card(id);
        card.unit = unitTwo();
        scene.store.put(card);
        QCOMPARE(scene.decide(TakeCase{id, node.id}, mina()).error().id(), QByteArray("access.denied"));
        // The case as a whole, where no unit has ever held it.
        CaseFile file = scene.file(id);
        file.units.clear();
        scene.store.put(file);
        QCOMPARE(scene.decide(AddNote{id, because}, mina()).error().id(), QByteArray("access.denied"));
        card.unit = unitOne();
        scene.store.put(card);
        QVERIFY(scene.decide(AddNote{id, because}, mina()).ok());
    }

    void deliveredAgainItDoesNotUndoWhatOthersDidSince()
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        const CaseNodeId node = scene.openNode(id).id;
        const Envelope taking = scene.envelope(TakeCase{id, node}, nima());
        QVERIFY(scene.submitted(taking).ok());
        const Envelope referral = scene.envelope(ReferCase{id, node, answeringOne(), {}}, reza());
        QVERIFY(scene.submitted(referral).ok());
        scene.must(ReferCase{id, node, answeringTwo(), {}}, reza());
        for (const Envelope &late : {taking, referral}) {
            const auto decided = scene.submitted(late);
            QVERIFY(decided.ok());
            QVERIFY(decided->rows().empty());
        }
        QCOMPARE(scene.openNode(id).holder, std::optional(answeringTwo()));
        QVERIFY(!scene.openNode(id).takenBy);
        QCOMPARE(scene.card(id).referrals, 2);
    }

    void takingMarksTheNodeAndTheCard()
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        const Instant at = scene.now;
        scene.must(TakeCase{id, scene.openNode(id).id}, nima());
        QCOMPARE(scene.openNode(id).takenBy, std::optional(nima()));
        QCOMPARE(scene.openNode(id).takenAt, std::optional(at));
        QCOMPARE(scene.openNode(id).holder, std::optional(agentPost()));
        QCOMPARE(scene.card(id).takenBy, std::optional(nima()));
        QCOMPARE(scene.card(id).lastChangeAt, at);
        QCOMPARE(scene.story(id), QStringLiteral("registered taken"));
        QCOMPARE(scene.history(id).back().node, std::optional(scene.openNode(id).id));
    }

    void takingWhatOneHasTakenChangesNothing()
    {
        Scene scene;
        const CaseId id = aCase(scene).takenBy(nima()).registered();
        const auto decided = scene.decide(TakeCase{id, scene.openNode(id).id}, nima());
        QVERIFY(decided.ok());
        QVERIFY(decided->rows().empty());
    }

    void noteIsAddedToOpenAndClosedCases()
    {
        Scene scene;
        const CaseId open = aCase(scene).registered();
        const CaseId closed = doneCase(scene);
        for (const CaseId &id : {open, closed}) {
            const Instant at = scene.now;
            const CaseCard before = scene.card(id);
            scene.must(AddNote{id, QStringLiteral("  first line \nsecond line ")}, nima());
            const HistoryEntry note = scene.history(id).back();
            QCOMPARE(note.what, HistoryKind::Noted);
            QCOMPARE(note.words, QStringLiteral("first line\nsecond line"));
            QCOMPARE(note.by, nima());
            QCOMPARE(note.at, at);
            CaseCard expected = before;
            expected.lastChangeAt = at;
            QVERIFY(toRow(scene.card(id)).sameContent(toRow(expected)));
        }
    }

    void changeThatHappenedEarlierDoesNotTurnTheCardBack()
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        const Instant registered = scene.card(id).lastChangeAt;
        scene.now = registered - std::chrono::hours(5);
        scene.must(AddNote{id, because}, nima());
        QCOMPARE(scene.card(id).lastChangeAt, registered);
    }

    void operationMovesTheCaseAlongItsEdge()
    {
        Scene scene;
        const CaseId id = aCase(scene).at(streetOne()).takenBy(sara()).registered();
        const CaseNodeId node = scene.openNode(id).id;
        const Instant at = scene.now;
        scene.must(CompleteNode{id, node, QStringLiteral("register"), QStringLiteral("all there"), {}}, sara());

        const CaseNode left = nodeCalled(scene, id, "temporary");
        QCOMPARE(left.state, OpeningState::Closed);
        QCOMPARE(left.closing, std::optional(ClosedBy::Operation));
        QCOMPARE(left.operation, std::optional(QStringLiteral("register")));
        QCOMPARE(left.closedBy, std::optional(sara()));
        QCOMPARE(left.closedAt, std::optional(at));
        QCOMPARE(left.holder, std::optional(agentPost()));
        const CaseNode entered = scene.openNode(id);
        QCOMPARE(entered.node, QStringLiteral("follow_up"));
        QCOMPARE(entered.holder, std::optional(followUpPost()));
        QCOMPARE(entered.unit, std::optional(centre()));
        QCOMPARE(entered.openedBy, sara());
        QCOMPARE(entered.openedAt, at);
        QVERIFY(!entered.takenBy);
        const CaseCard card = scene.card(id);
        QCOMPARE(card.node, QStringLiteral("follow_up"));
        QCOMPARE(card.holder, std::optional(followUpPost()));
        QCOMPARE(card.openNodes, 1);
        QVERIFY(!card.takenBy);
        QVERIFY(!card.closedAt);
        QCOMPARE(scene.story(id), QStringLiteral("registered taken completed"));
        const HistoryEntry entry = scene.history(id).back();
        QCOMPARE(entry.words, QStringLiteral("all there"));
        QCOMPARE(entry.node, std::optional(node));
        QCOMPARE(entry.values.value(QStringLiteral("operation")).toString(), QStringLiteral("register"));
        QCOMPARE(entry.values.value(QStringLiteral("node")).toString(), QStringLiteral("temporary"));
    }

    void inputsAreKeptInTheHistoryWithLatinDigits()
    {
        Scene scene;
        const CaseId earlier = aCase(scene).withCode(codeNumber(501)).registered();
        const CaseId id = aCase(scene).completed("register").registered();
        QString persian = scene.card(earlier).code;
        for (QChar &c : persian)
            c = QChar(char16_t(0x06F0 + c.digitValue()));
        complete(scene, id, QStringLiteral("join"), {{QStringLiteral("joined_to"), persian}});
        for (const HistoryEntry &entry : scene.history(id)) {
            if (entry.values.value(QStringLiteral("operation")).toString() == QLatin1String("join"))
                QCOMPARE(entry.values.value(QStringLiteral("inputs")).toObject(),
                         (QJsonObject{{QStringLiteral("joined_to"), scene.card(earlier).code}}));
        }
        QCOMPARE(scene.card(id).joinedTo, std::optional(earlier));
    }

    void caseJoinedByHandIsTiedToTheEarlierOne() // R036
    {
        Scene scene;
        const CaseId earlier = aCase(scene).registered();
        const CaseId id = aCase(scene).completed("register").registered();
        complete(scene, id, QStringLiteral("join"), {{QStringLiteral("joined_to"), scene.card(earlier).code}});
        QCOMPARE(scene.card(id).outcome, std::optional(Outcome::Joined));
        QVERIFY(!scene.card(earlier).closedAt);
        QCOMPARE(scene.story(id), QStringLiteral("registered completed completed joined"));
        QCOMPARE(scene.story(earlier), QStringLiteral("registered joined"));
        const QJsonObject there = scene.history(earlier).back().values;
        QCOMPARE(there.value(QStringLiteral("from")).toString(), id.toString());
        QCOMPARE(there.value(QStringLiteral("code")).toString(), scene.card(id).code);
        const QJsonObject here = scene.history(id).back().values;
        QCOMPARE(here.value(QStringLiteral("to")).toString(), earlier.toString());
        QCOMPARE(here.value(QStringLiteral("code")).toString(), scene.card(earlier).code);
    }

    void caseJoinedToAJoinedOneIsTiedToTheCaseThatIsWorkedOn() // R036
    {
        Scene scene;
        const CaseId first = aCase(scene).completed("register").registered();
        const CaseId second = aCase(scene).completed("register").registered();
        const CaseId third = aCase(scene).completed("register").registered();
        complete(scene, second, QStringLiteral("join"), {{QStringLiteral("joined_to"), scene.card(first).code}});
        complete(scene, third, QStringLiteral("join"), {{QStringLiteral("joined_to"), scene.card(second).code}});
        QCOMPARE(scene.card(third).joinedTo, std::optional(first));
        QCOMPARE(scene.story(first), QStringLiteral("registered completed joined joined"));
        QCOMPARE(scene.story(second), QStringLiteral("registered completed completed joined"));
    }

    void endClosesCardAndFile()
    {
        Scene scene;
        const CaseId id = aCase(scene).at(streetOne(), "12").registered();
        const Instant at = scene.now;
        complete(scene, id, QStringLiteral("complete_at_once"));
        const CaseCard card = scene.card(id);
        QCOMPARE(card.closedAt, std::optional(at));
        QCOMPARE(card.closedPeriod, std::optional(14053));
        QCOMPARE(card.outcome, std::optional(Outcome::Done));
        QCOMPARE(card.node, QStringLiteral("answered_at_once"));
        QCOMPARE(card.openNodes, 0);
        QVERIFY(!card.holder);
        QVERIFY(!card.holderUnit);
        QVERIFY(!card.takenBy);
        QCOMPARE(scene.file(id).closedPeriod, std::optional(14053));
        QCOMPARE(nodeCalled(scene, id, "answered_at_once").state, OpeningState::Ended);
        QVERIFY(!nodeCalled(scene, id, "answered_at_once").holder);
    }

    void endFreesTheProblemForAnother()
    {
        Scene scene;
        const CaseId id = aCase(scene).at(streetOne(), "12").registered();
        const QByteArray problem = *problemOf(scene.card(id));
        QCOMPARE(scene.store.keyHolder(caseProblemKey, problem), std::optional(id.uuid()));
        const auto open = scene.decide(CompleteNode{id, scene.openNode(id).id, QStringLiteral("register"), {}, {}}, reza());
        QVERIFY(open->keys().empty());
        complete(scene, id, QStringLiteral("complete_at_once"));
        QVERIFY(!scene.store.keyHolder(caseProblemKey, problem));
        QVERIFY(!scene.card(aCase(scene).at(streetOne(), "12").registered()).joinedTo);
    }

    void endLeavesTheProblemWithWhoeverElseHasIt()
    {
        Scene scene;
        const CaseId first = aCase(scene).at(streetOne(), "12").completed("complete_at_once").registered();
        const CaseId second = aCase(scene).at(streetOne(), "12").registered();
        scene.must(ReopenCase{first, because}, reza());
        const QByteArray problem = *problemOf(scene.card(first));
        QCOMPARE(scene.store.keyHolder(caseProblemKey, problem), std::optional(second.uuid()));
        complete(scene, first, QStringLiteral("reject"));
        QCOMPARE(scene.store.keyHolder(caseProblemKey, problem), std::optional(second.uuid()));
    }

    void reopeningOpensCardAndFileAgain() // R071
    {
        Scene scene;
        const CaseId id = doneCase(scene);
        const CaseCard closed = scene.card(id);
        QVERIFY(closed.closedAt);
        const Instant at = scene.now;
        const Changes changes = scene.must(ReopenCase{id, QStringLiteral("still broken")}, reza());
        const CaseCard card = scene.card(id);
        QVERIFY(!card.closedAt);
        QVERIFY(!card.closedPeriod);
        QVERIFY(!card.outcome);
        QVERIFY(!scene.file(id).closedPeriod);
        QCOMPARE(card.node, QStringLiteral("follow_up"));
        QCOMPARE(card.openNodes, 1);
        QCOMPARE(card.holder, std::optional(followUpPost()));
        QCOMPARE(card.deadline, closed.deadline);
        QCOMPARE(card.lastChangeAt, at);
        QCOMPARE(nodeCalled(scene, id, "done").closing, std::optional(ClosedBy::Reopening));
        QCOMPARE(scene.history(id).back().what, HistoryKind::Reopened);
        QCOMPARE(scene.history(id).back().words, QStringLiteral("still broken"));
        const Changes::Key key = onlyKey(changes);
        QCOMPARE(key.kind, QByteArray(caseProblemKey));
        QCOMPARE(key.holder, std::optional(id.uuid()));
    }

    void reopenedCaseIsClosedByAnotherEndInItsOwnPeriod()
    {
        Scene scene;
        const CaseId id = doneCase(scene);
        scene.now = scene.now + std::chrono::hours(24 * 365);
        scene.must(ReopenCase{id, because}, reza());
        complete(scene, id, QStringLiteral("reject"));
        QCOMPARE(scene.card(id).closedPeriod, std::optional(14063));
        QCOMPARE(scene.file(id).closedPeriod, std::optional(14063));
        QCOMPARE(scene.card(id).outcome, std::optional(Outcome::Rejected));
    }

    void fileIsPutOnlyWhenItsRootChanges()
    {
        Scene scene;
        const CaseId id = aCase(scene).registered();
        const auto rootIn = [](const Changes &changes) {
            return std::any_of(changes.rows().begin(), changes.rows().end(),
                               [](const Row &row) { return row.table == &tableOf<CaseFile>(); });
        };
        QVERIFY(!rootIn(scene.must(AddNote{id, because}, reza())));
        QVERIFY(!rootIn(scene.must(TakeCase{id, scene.openNode(id).id}, reza())));
        QVERIFY(!rootIn(scene.must(ReferCase{id, scene.openNode(id).id, followUpPost(), {}}, reza())));
        QVERIFY(rootIn(scene.must(ReferCase{id, scene.openNode(id).id, answeringOne(), {}}, reza())));
    }
};

QTEST_GUILESS_MAIN(CaseCommandsTest)
#include "case_commands_test.moc"
