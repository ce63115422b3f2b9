// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/moving.h"

#include "cases/core/holders.h"
#include "cases/core/period.h"
#include "cases/core/promised_end.h"
#include "cases/core/waiting.h"
#include "catalogue/core/feedback_rule.h"

#include <algorithm>

namespace peygir::cases {

using organisation::Post;
using workflow::OpeningState;

namespace {

CaseNode newNode(const workflow::NewOpening &made, const CaseId &caseId, const Facts &facts, const Given &given)
{
    return {given.idOf<CaseNodeId>(made.name),
            caseId,
            made.node.text(),
            made.state,
            made.branch,
            std::nullopt,
            std::nullopt,
            std::nullopt,
            std::nullopt,
            given.happenedAt(),
            facts.author().id(),
            std::nullopt,
            std::nullopt,
            std::nullopt,
            std::nullopt};
}

void closeNode(CaseNode &node, workflow::ClosedBy closing, const Facts &facts, const Given &given)
{
    node.state = OpeningState::Closed;
    node.closing = closing;
    node.closedAt = given.happenedAt();
    node.closedBy = facts.author().id();
}

bool serves(const workflow::Node *node, std::initializer_list<workflow::Purpose> purposes)
{
    return node && node->task() && std::any_of(purposes.begin(), purposes.end(), [node](workflow::Purpose purpose) {
               return node->task()->serves(purpose);
           });
}

/// Whether this edge is for what was not done after all: back from the citizen to those who have to do it.
bool isForNotDone(const workflow::Edge &edge, const workflow::Process &process)
{
    using workflow::Purpose;
    return edge.kind == workflow::EdgeKind::Back &&
           serves(process.find(edge.from), {Purpose::Answer, Purpose::Later}) &&
           serves(process.find(edge.to), {Purpose::Official, Purpose::FollowUp});
}

bool goesBack(const CaseDossier &dossier, const workflow::Step &step, const workflow::Process &process,
              const std::optional<Operated> &operated)
{
    if (std::any_of(step.closed.begin(), step.closed.end(),
                    [](const workflow::Closing &one) { return one.by == workflow::ClosedBy::Reopening; }))
        return true;
    const CaseNode *node = operated ? dossier.node(operated->node) : nullptr;
    const auto from = workflow::NodeKey::parse(node ? node->node : QString());
    const auto operation = workflow::OperationKey::parse(operated ? operated->operation : QString());
    const workflow::Edge *edge = from.ok() && operation.ok() ? process.find(*from, *operation) : nullptr;
    return edge && isForNotDone(*edge, process);
}

/// Where somebody goes on, nobody waits for the citizen. False: the server has to decide.
bool endWaits(CaseDossier &dossier, const workflow::Step &step, const Facts &facts, const Given &given, Changes &changes)
{
    if (!dossier.card.citizenAskedAt)
        return true;
    const auto found = waitsOf(facts, dossier.card.id);
    if (found.isUnknown())
        return false;
    std::vector<CaseWait> waits = *found;
    return std::all_of(step.closed.begin(), step.closed.end(), [&](const workflow::Closing &closing) {
        return endWait(dossier, waits, CaseNodeId(closing.opening), WaitEnding::MovedOn, facts, given, changes);
    });
}

/// Who is asked on another day, and nobody has said on which, is asked by the rule of the subject. A desk that finds none sets no day; the
/// server decides anew.
void setFeedbackDay(CaseDossier &dossier, const workflow::Node *opened, const Facts &facts, Instant at)
{
    CaseCard &card = dossier.card;
    if (!serves(opened, {workflow::Purpose::Later}) || (card.askAgainAt && *card.askAgainAt > at))
        return;
    if (const auto rule = catalogue::feedbackRuleOf(card.subject, facts); rule.isKnown())
        card.askAgainAt = catalogue::feedbackDueAt(*rule, at);
}

void reopenCard(CaseDossier &dossier)
{
    dossier.card.closedAt.reset();
    dossier.card.closedPeriod.reset();
    dossier.card.outcome.reset();
    dossier.file.closedPeriod.reset();
}

} // namespace

Result<Fact<std::shared_ptr<const workflow::Process>>> processOf(const CaseCard &card, const Facts &facts)
{
    using Found = Fact<std::shared_ptr<const workflow::Process>>;
    if (!card.process)
        return Error("cases.process_unknown");
    const auto record = facts.of<workflow::ProcessDefinition>(*card.process);
    if (record.isUnknown())
        return Found::unknown();
    if (record.isAbsent())
        return Error("cases.process_unknown");
    auto process = workflow::processOf(*record);
    if (!process.ok())
        return Error("cases.process_unknown", {{QStringLiteral("error"), QString::fromLatin1(process.error().id())}});
    return Found::known(std::move(process).value());
}

void close(CaseDossier &dossier, workflow::Outcome outcome, Instant at)
{
    dossier.card.closedAt = at;
    dossier.card.closedPeriod = periodOf(at);
    dossier.card.outcome = outcome;
    dossier.card.askAgainAt.reset();
    dossier.file.closedPeriod = dossier.card.closedPeriod;
}

void nameExpert(CaseDossier &dossier, const CaseNode &node, const workflow::Process &process)
{
    const auto key = workflow::NodeKey::parse(node.node);
    if (node.holder && key.ok() && serves(process.find(*key), {workflow::Purpose::FollowUp}))
        dossier.card.expert = node.holder;
}

Holding holdingOf(const workflow::Task &task, const CaseDossier &dossier, const Facts &facts)
{
    auto found = holderFor(task.holder, dossier, facts);
    return found.isAbsent() ? Holding{intakeSupervisor(facts), true} : Holding{std::move(found)};
}

Changes moveOn(CaseDossier &dossier, const workflow::Step &step, const workflow::Process &process, const Facts &facts,
               const Given &given, const std::optional<Operated> &operated, const std::optional<Holding> &holder)
{
    const CaseFile fileBefore = dossier.file;
    Changes changes;
    if (goesBack(dossier, step, process, operated)) {
        dossier.card.reopened = dossier.card.reopened.value_or(0) + 1;
        dossier.card.askAgainAt.reset();
    }
    if (!endWaits(dossier, step, facts, given, changes))
        return Changes::leftToServer();
    for (const workflow::Closing &closing : step.closed) {
        CaseNode node = *dossier.node(CaseNodeId(closing.opening));
        closeNode(node, closing.by, facts, given);
        if (operated && node.id == operated->node)
            node.operation = operated->operation;
        dossier.putNode(node);
        changes.put(node);
    }
    for (const workflow::NewOpening &made : step.opened) {
        CaseNode node = newNode(made, dossier.card.id, facts, given);
        if (made.state == OpeningState::Closed)
            closeNode(node, workflow::ClosedBy::Join, facts, given);
        if (made.state == OpeningState::Open) {
            const Holding found = holder ? *holder : holdingOf(*process.find(made.node)->task(), dossier, facts);
            if (found.post.isUnknown() && !holder)
                return Changes::leftToServer();
            if (found.post.isKnown()) {
                node.holder = found.post->id;
                node.unit = found.post->unit;
                dossier.addUnit(found.post->unit);
            }
            if (!found.isStandIn)
                nameExpert(dossier, node, process);
            const auto due = dueEnd(*process.find(made.node)->task(), dossier.card.subject, node.openedAt, facts);
            if (due.isUnknown())
                return Changes::leftToServer();
            if (due.isKnown())
                node.dueAt = *due;
            setFeedbackDay(dossier, process.find(made.node), facts, given.happenedAt());
        }
        dossier.putNode(node);
        changes.put(node);
    }
    if (step.ended)
        close(dossier, *step.ended, given.happenedAt());
    else
        reopenCard(dossier);
    // What follow() and reopen() leave is a walk through this process: there is always a node to show.
    if (const auto state = dossier.walkState(); state.ok()) {
        if (const workflow::Node *shown = workflow::shownNode(process, *state))
            dossier.card.node = shown->key.text();
    }
    dossier.alignCard(given.happenedAt());
    changes.put(dossier.card);
    if (!toRow(fileBefore).sameContent(toRow(dossier.file)))
        changes.put(dossier.file);
    return changes;
}

} // namespace peygir::cases
