// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/act.h"
#include "cases/core/add_note.h"
#include "cases/core/attach_document.h"
#include "cases/core/case_keys.h"
#include "cases/core/complete_node.h"
#include "cases/core/edit_message.h"
#include "cases/core/proposal.h"
#include "cases/core/refer_case.h"
#include "cases/core/release_case.h"
#include "cases/core/ask_citizen.h"
#include "cases/core/reopen_case.h"
#include "cases/core/review_document.h"
#include "cases/core/settle_proposal.h"
#include "cases/core/take_case.h"
#include "support/rules/scene.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace peygir;
using namespace peygir::cases;
using namespace peygir::test;
using workflow::OpeningState;

namespace {

template <class T>
T oneOf(const std::vector<T> &items)
{
    return items[*rc::gen::inRange<size_t>(0, items.size())];
}

template <class... Ids>
auto pick(const Ids &...ids)
{
    return oneOf(std::vector{ids...});
}

/// A city in which people do things in any order, mostly sensible ones.
class AnyStory
{
public:
    Scene scene;
    std::vector<CaseId> cases;
    /// What the last step was about.
    std::optional<CaseId> touched;

    AnyStory()
    {
        allowImports(scene);
        letPotholesWalkTheWholeCycle(scene.store);
    }

    void step()
    {
        scene.now = scene.now + std::chrono::minutes(*rc::gen::inRange(-300, 3000));
        if (cases.empty() || *rc::gen::inRange(0, 6) == 0) {
            *rc::gen::inRange(0, 5) == 0 ? importOne() : registerOne();
            return;
        }
        const CaseId id = oneOf(cases);
        touched = id;
        const std::vector<CaseNode> nodes = scene.nodes(id);
        const std::optional<CaseNode> stay = nodes.empty() ? std::nullopt : std::optional(oneOf(nodes));
        const CaseNodeId node = stay ? stay->id : CaseNodeId(idNamed("none"));
        const UserId author = pick(sara(), omid(), reza(), mina(), nima(), stranger());
        switch (*rc::gen::inRange(0, 20)) {
        case 0:
            (void)scene.submit(AddNote{id, QStringLiteral("note")}, author);
            return;
        case 1:
            (void)scene.submit(TakeCase{id, node}, author);
            return;
        case 2:
            (void)scene.submit(ReopenCase{id, QStringLiteral("again")}, author);
            return;
        case 3:
        case 4:
            (void)scene.submit(
                ReferCase{id, node, pick(agentPost(), followUpPost(), answeringOne(), answeringTwo(), oldPost()), {}},
                author);
            return;
        case 5:
            (void)scene.submit(AttachDocument{id, DocumentKind::Photo, {}, QStringLiteral("a.jpg"),
                                              QStringLiteral("image/jpeg"), 5, BlobHash::of("bytes"), {}},
                               author);
            return;
        case 6:
            review(id, author);
            return;
        case 7:
        case 8:
            edit(id);
            return;
        case 9:
            settle(id);
            return;
        case 10:
            (void)scene.submit(ReleaseCase{id, node}, pick(author, stay ? stay->takenBy.value_or(author) : author));
            return;
        case 11:
            (void)scene.submit(AskCitizen{id, node, QStringLiteral("where?")}, author);
            return;
        case 12:
            endWait(id, author);
            return;
        default:
            operate(id, pick(author, sara(), omid()));
        }
    }

private:
    void review(const CaseId &id, const UserId &author)
    {
        std::vector<CaseDocument> documents = scene.store.all<CaseDocument>();
        std::erase_if(documents, [&id](const CaseDocument &document) { return document.caseId != id; });
        if (documents.empty())
            return;
        const auto verdict = pick(DocumentReview::Confirmed, DocumentReview::Deficient, DocumentReview::Rejected);
        (void)scene.submit(ReviewDocument{oneOf(documents).id, verdict, QStringLiteral("so")}, author);
    }

    void endWait(const CaseId &id, const UserId &author)
    {
        std::vector<CaseWait> waits = scene.store.all<CaseWait>();
        std::erase_if(waits, [&id](const CaseWait &wait) { return wait.caseId != id; });
        if (!waits.empty())
            (void)scene.submit(EndWait{id, oneOf(waits).id, pick(AskingEnd::Answered, AskingEnd::TakenBack),
                                       QStringLiteral("there")},
                               author);
    }

    /// By whoever may, on what he sees or on what he saw before others came.
    void edit(const CaseId &id)
    {
        const CaseCard card = scene.card(id);
        const catalogue::SubjectId subject = pick(pothole(), waste(), permitSubject(), clerkSubject());
        const QString seen = pick(scene.file(id).words, QStringLiteral("a hole in the road"));
        MessageEdits edits{.plaque = FieldEdit<QString>{card.plaque, pick(QStringLiteral("1"), QStringLiteral("2"))},
                           .words = FieldEdit<QString>{seen, pick(QStringLiteral("x"), QStringLiteral("y"))}};
        if (*rc::gen::arbitrary<bool>())
            edits.subject = FieldEdit<catalogue::SubjectId>{card.subject, subject};
        if (*rc::gen::arbitrary<bool>())
            edits.place = FieldEdit<std::optional<places::PlaceId>>{card.place, pick(streetOne(), streetTwo())};
        (void)scene.submit(EditMessage{id, edits}, pick(card.registeredBy, omid(), sara()));
    }

    /// Somebody writes on what nobody has seen, and somebody decides about it.
    void settle(const CaseId &id)
    {
        const UserId author = pick(scene.card(id).registeredBy, omid());
        const MessageEdits edits{.words = FieldEdit<QString>{QStringLiteral("never"), pick(QStringLiteral("x"), QStringLiteral("z"))}};
        (void)scene.submit(EditMessage{id, edits}, author);
        for (const CaseProposal &proposal : scene.store.all<CaseProposal>()) {
            if (proposal.owner == id && proposal.state == ProposalState::Open)
                (void)scene.submit(SettleProposal{proposal.id, pick(Settlement::Keep, Settlement::Replace),
                                                  boxed(scene.file(id).words)},
                                   pick(author, omid(), reza()));
        }
    }

    std::optional<intake::RegisterCase> m_told;

    void registerOne()
    {
        intake::RegisterCase message = aMessage(pick(pothole(), pothole(), waste(), permitSubject(), clerkSubject(), closedSubject()));
        message.place = pick(streetOne(), streetTwo(), wasteland());
        message.plaque = pick(QString(), QStringLiteral("1"), QStringLiteral("2"));
        // One problem is often told twice; of so many places and subjects chance alone would seldom draw the same.
        if (m_told && *rc::gen::inRange(0, 3) == 0) {
            message.subject = m_told->subject;
            message.place = m_told->place;
            message.plaque = m_told->plaque;
        }
        m_told = message;
        message.callerPhone = pick(QString(), QStringLiteral("09121234567"), QStringLiteral("oops"));
        if (!cases.empty() && *rc::gen::inRange(0, 8) == 0)
            message.code = scene.card(oneOf(cases)).code;
        cases.push_back(intake::caseIdOf(scene.nextId()));
        touched = cases.back();
        RC_ASSERT(scene.submit(message, pick(sara(), stranger())).ok());
    }

    /// A case of another system, open or closed there, now and then with something odd about it.
    void importOne()
    {
        intake::ImportCase import = anImport();
        import.subject = pick(pothole(), waste(), permitSubject(), clerkSubject(), closedSubject());
        import.place = pick(streetOne(), streetTwo(), wasteland());
        import.callerPhone = pick(QString(), QStringLiteral("09121234567"), QStringLiteral("oops"));
        if (*rc::gen::arbitrary<bool>())
            import.closedAt.reset();
        if (*rc::gen::inRange(0, 4) == 0)
            import.flags = {QStringLiteral("intake.import_times")};
        cases.push_back(intake::caseIdOf(scene.nextId()));
        touched = cases.back();
        RC_ASSERT(scene.submit(import, sara()).ok());
    }

    static bool acts(const workflow::Edge *edge) { return edge->act.has_value(); }

    /// As the command of a feature does it; now and then one for which there is no edge.
    void actAt(const CaseNode &node, const workflow::Edge &edge, const workflow::Process &process, const UserId &author)
    {
        const auto none = workflow::ActName::parse(QStringLiteral("followup.rate")).value();
        const auto name = *rc::gen::inRange(0, 5) == 0 ? none : *edge.act;
        const auto &purposes = process.find(edge.from)->task()->purposes;
        const RightsOf rights = access::rightsOf;
        const Facts facts(scene.store, author, rights);
        const Given given(derivedUuid(scene.nextId(), QByteArray::number(++m_acts)), scene.now);
        const auto answer = act({.caseId = node.caseId,
                                 .node = node.id,
                                 .verb = completeNodeVerb,
                                 .purpose = *purposes.begin(),
                                 .act = name,
                                 .note = QStringLiteral("so"),
                                 .also = [this](CaseDossier &dossier) { dossier.card.askAgainAt = scene.now; }},
                                facts, given);
        if (answer.ok() && answer->acted)
            scene.store.apply(answer->acted->changes);
    }
    int m_acts = 0;

    /// Any operation that the process offers at any open node, with all that it asks for.
    void operate(const CaseId &id, const UserId &author)
    {
        std::vector<CaseNode> open = scene.nodes(id);
        std::erase_if(open, [](const CaseNode &node) { return node.state != OpeningState::Open; });
        const CaseCard card = scene.card(id);
        if (open.empty() || !card.process)
            return;
        const CaseNode node = oneOf(open);
        for (const auto &record : scene.store.all<workflow::ProcessDefinition>()) {
            if (record.id != *card.process)
                continue;
            const auto process = workflow::processOf(record).value();
            auto edges = process->edgesFrom(workflow::NodeKey::parse(node.node).value());
            // An act is one way of several and waits for the right person: chance alone would seldom come to it.
            if (*rc::gen::inRange(0, 3) != 0 && std::any_of(edges.begin(), edges.end(), acts))
                std::erase_if(edges, [](const workflow::Edge *edge) { return !acts(edge); });
            const workflow::Edge &edge = *oneOf(edges);
            if (edge.act)
                return actAt(node, edge, *process, pick(author, omid(), reza()));
            QJsonObject values;
            for (const workflow::Input &input : edge.inputs) {
                values.insert(input.key.text(), input.key.text() == QLatin1String("joined_to") ? scene.card(oneOf(cases)).code
                                  : input.type == workflow::InputType::Date ? QStringLiteral("2026-11-22")
                                                                            : QStringLiteral("4711"));
            }
            (void)scene.submit(CompleteNode{id, node.id, edge.key.text(), QStringLiteral("so"), values}, author);
            return;
        }
    }
};

/// While somebody waits for the citizen nothing is due there, and the card says so.
void checkWaits(const Scene &scene, const CaseCard &card, const std::vector<CaseNode> &nodes)
{
    std::optional<std::optional<Instant>> promise;
    std::set<CaseNodeId> waiting;
    for (const CaseWait &wait : scene.store.all<CaseWait>()) {
        if (wait.caseId != card.id)
            continue;
        const auto stay = std::find_if(nodes.begin(), nodes.end(),
                                       [&wait](const CaseNode &node) { return node.id == wait.node; });
        RC_ASSERT(stay != nodes.end());
        RC_ASSERT(wait.endedAt.has_value() == wait.ending.has_value());
        RC_ASSERT(wait.endedAt.has_value() == wait.endedBy.has_value());
        RC_ASSERT(wait.askedAt <= wait.endedAt.value_or(wait.askedAt));
        if (wait.endedAt)
            continue;
        RC_ASSERT(stay->state == OpeningState::Open);
        RC_ASSERT(!stay->dueAt && !card.deadline);
        RC_ASSERT(waiting.insert(wait.node).second);
        RC_ASSERT(promise.value_or(wait.promise) == wait.promise);
        promise = wait.promise;
        RC_ASSERT(card.citizenAskedAt.has_value() && *card.citizenAskedAt <= wait.askedAt);
    }
    RC_ASSERT(card.citizenAskedAt.has_value() == !waiting.empty());
}

/// What must be true of every case after every command.
void check(const Scene &scene, const CaseId &id)
{
    const CaseCard card = scene.card(id);
    const CaseFile file = scene.file(id);
    const std::vector<CaseNode> nodes = scene.nodes(id);
    std::vector<CaseNode> open;
    std::copy_if(nodes.begin(), nodes.end(), std::back_inserter(open),
                 [](const CaseNode &node) { return node.state == OpeningState::Open; });

    RC_ASSERT(card.openNodes == int(open.size()));
    RC_ASSERT(open.empty() == card.closedAt.has_value());
    RC_ASSERT(card.closedAt.has_value() == card.closedPeriod.has_value());
    RC_ASSERT(card.closedAt.has_value() == card.outcome.has_value());
    RC_ASSERT(file.closedPeriod == card.closedPeriod);
    RC_ASSERT(file.subjectGroup == card.subjectGroup);
    RC_ASSERT(card.referrals == int(scene.referrals(id).size()));
    RC_ASSERT(!card.joinedTo || card.outcome == workflow::Outcome::Joined);

    const auto shown = std::find_if(open.begin(), open.end(), [&](const CaseNode &node) { return node.node == card.node; });
    RC_ASSERT(open.empty() == (shown == open.end()));
    RC_ASSERT(card.holder == (open.empty() ? std::nullopt : shown->holder));
    RC_ASSERT(card.holderUnit == (open.empty() ? std::nullopt : shown->unit));
    RC_ASSERT(card.takenBy == (open.empty() ? std::nullopt : shown->takenBy));
    RC_ASSERT(card.shownSince == (open.empty() ? std::nullopt : std::optional(shown->openedAt)));
    RC_ASSERT(!card.closedAt || !card.askAgainAt);
    RC_ASSERT(card.reopened.value_or(1) > 0);
    checkWaits(scene, card, nodes);

    for (const CaseNode &node : nodes) {
        const bool closed = node.state == OpeningState::Closed;
        RC_ASSERT(closed == node.closedAt.has_value());
        RC_ASSERT(closed == node.closedBy.has_value());
        RC_ASSERT(closed == node.closing.has_value());
        RC_ASSERT(node.operation.has_value() == (node.closing == workflow::ClosedBy::Operation));
        RC_ASSERT(node.takenBy.has_value() == node.takenAt.has_value());
        RC_ASSERT(node.holder.has_value() == node.unit.has_value());
        if (node.unit)
            RC_ASSERT(std::count(file.units.begin(), file.units.end(), node.unit->uuid()) == 1);
    }
    if (card.process && !(card.joinedTo && nodes.empty())) {
        workflow::WalkState state;
        for (const CaseNode &node : nodes)
            state.openings.push_back({node.id.uuid(), workflow::NodeKey::parse(node.node).value(), node.state, node.branch});
        for (const auto &record : scene.store.all<workflow::ProcessDefinition>()) {
            if (record.id == *card.process)
                RC_ASSERT(workflow::checkState(*workflow::processOf(record).value(), state).ok());
        }
    }
    for (const CaseDocument &document : scene.store.all<CaseDocument>()) {
        RC_ASSERT(document.review.has_value() == document.reviewNote.has_value());
        RC_ASSERT(document.review.has_value() == document.reviewedBy.has_value());
        RC_ASSERT(document.review.has_value() == document.reviewedAt.has_value());
    }
    RC_ASSERT(scene.store.keyHolder(caseCodeKey, card.code.toUtf8()) == id.uuid());
}

} // namespace

/// Goal: whatever people do in whatever order, a case stays in one piece.
class CasePropertiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCaseStaysInOnePiece()
    {
        std::map<QString, int> seen;
        const bool held = rc::check([&seen] {
            AnyStory story;
            const int steps = *rc::gen::inRange(1, 80);
            for (int i = 0; i < steps; ++i) {
                story.step();
                check(story.scene, *story.touched);
            }
            for (const CaseId &id : story.cases) {
                check(story.scene, id);
                for (const QString &kind : story.scene.story(id).split(u' '))
                    ++seen[kind];
            }
        });
        QVERIFY(held);
        // Stories in which nothing happens would prove nothing.
        for (const auto &[kind, word] : wordsOf(HistoryKind()))
            QVERIFY2(seen[QString::fromLatin1(word)] > 0, word);
    }

    void historyOnlyGrows()
    {
        const bool held = rc::check([] {
            AnyStory story;
            std::map<Uuid, std::vector<Value>> before;
            for (int i = 0; i < 25; ++i) {
                story.step();
                std::map<Uuid, std::vector<Value>> now;
                for (const auto &[key, row] : story.scene.store.rows()) {
                    if (row->table == &tableOf<HistoryEntry>() || row->table == &tableOf<Referral>())
                        now.emplace(row->id, row->values);
                }
                for (const auto &[id, values] : before)
                    RC_ASSERT(now.contains(id) && now.at(id) == values);
                before = std::move(now);
            }
        });
        QVERIFY(held);
    }

    void openProblemsAreHeldByOpenCasesAboutThem()
    {
        const bool held = rc::check([] {
            AnyStory story;
            for (int i = 0; i < 25; ++i)
                story.step();
            for (const auto &[key, holder] : story.scene.store.keys()) {
                if (key.first != caseProblemKey)
                    continue;
                const CaseCard card = story.scene.card(CaseId(holder));
                RC_ASSERT(!card.closedAt.has_value());
                RC_ASSERT(problemOf(card) == std::optional(key.second));
            }
        });
        QVERIFY(held);
    }

    void refusedCommandsChangeNothingAndRepeatedOnesNothingMore()
    {
        const bool held = rc::check([] {
            AnyStory story;
            for (int i = 0; i < 15; ++i)
                story.step();
            const CaseId id = oneOf(story.cases.empty() ? std::vector{CaseId(idNamed("none"))} : story.cases);
            const auto rows = story.scene.store.rows().size();
            const Envelope envelope = story.scene.envelope(AddNote{id, QStringLiteral("n")}, pick(reza(), stranger()));
            const bool applied = story.scene.submitted(envelope).ok();
            RC_ASSERT(story.scene.store.rows().size() == rows + (applied ? 1 : 0));
            (void)story.scene.submitted(envelope);
            RC_ASSERT(story.scene.store.rows().size() == rows + (applied ? 1 : 0));
        });
        QVERIFY(held);
    }
};

QTEST_GUILESS_MAIN(CasePropertiesTest)
#include "case_properties_test.moc"
