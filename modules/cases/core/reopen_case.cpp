// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/reopen_case.h"

#include "cases/core/joining.h"
#include "cases/core/move_to_process.h"
#include "cases/core/moving.h"

namespace peygir::cases {

namespace {

Error joinedElsewhere(const CaseId &earlier, const Facts &facts)
{
    const auto card = facts.of<CaseCard>(earlier);
    return Error("cases.joined").with(QStringLiteral("code"), card.isKnown() ? card->code : QString());
}

using ProcessPointer = std::shared_ptr<const workflow::Process>;

/// What the city has switched this process to meanwhile, whatever that was switched to since; null: it has not.
Fact<ProcessPointer> followingOf(const workflow::Process &process, const Facts &facts)
{
    const auto record = facts.of<workflow::ProcessDefinition>(process.id());
    if (!record.isKnown() || !record->followedBy)
        return record.isUnknown() ? Fact<ProcessPointer>::unknown() : Fact<ProcessPointer>::known(nullptr);
    const workflow::ProcessDefinition last = workflow::followedTo(*record, facts);
    // A store that does not hold the whole way does not know where it ends.
    if (last.followedBy && facts.of<workflow::ProcessDefinition>(*last.followedBy).isUnknown())
        return Fact<ProcessPointer>::unknown();
    auto following = workflow::processOf(last);
    return Fact<ProcessPointer>::known(following.ok() && last.id != record->id ? std::move(following).value() : nullptr);
}

/// Whether a case that is opened again by this step can go on in `to`: each task is there, in the same branch.
bool fits(const workflow::Step &step, const workflow::WalkState &state, const workflow::Process &to)
{
    workflow::WalkState there;
    for (const workflow::Opening &stay : state.openings) {
        if (stay.state == workflow::OpeningState::Waiting)
            there.openings.push_back(stay);
    }
    for (const workflow::NewOpening &made : step.opened) {
        const workflow::Node *node = to.find(made.node);
        if (made.state == workflow::OpeningState::Open && !(node && node->task() && to.branchOf(made.node) == made.branch))
            return false;
        // Only that they are different ones counts here.
        there.openings.push_back({derivedUuid(to.id().uuid(), made.name), made.node, made.state, made.branch});
    }
    return checkState(to, there).ok();
}

/// The process in which the case goes on, and what the history says of that.
ProcessPointer goOnIn(const ProcessPointer &before, const ProcessPointer &following, const workflow::Step &step,
                      const workflow::WalkState &state, CaseDossier &dossier, HistoryEntry &entry)
{
    if (!following)
        return before;
    if (!fits(step, state, *following)) {
        entry.values.insert(QLatin1String(leftInProcess), nameWithVersion(*before));
        return before;
    }
    dossier.card.process = following->id();
    dossier.card.processVersion = following->version();
    return following;
}

} // namespace

Result<Changes> decide(const ReopenCase &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    CaseDossier dossier = *found;
    if (const auto allowed = mayAnywhere(facts, reopenCaseVerb, dossier); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    if (!dossier.card.closedAt)
        return Error("cases.not_closed", {{QStringLiteral("code"), dossier.card.code}});
    if (dossier.card.joinedTo)
        return joinedElsewhere(*dossier.card.joinedTo, facts);
    HistoryEntry entry = historyOf(HistoryKind::Reopened, command.caseId, facts, given);
    TRY_LET(entry.words, storedNote(command.reason));
    if (entry.words.isEmpty())
        return Error("cases.reason_missing");
    TRY_LET(const auto process, processOf(dossier.card, facts));
    if (process.isUnknown())
        return Changes::leftToServer();
    TRY_LET(const workflow::WalkState state, dossier.walkState());
    TRY_LET(const workflow::Step step, workflow::reopen(**process, state, entry.words));

    const auto following = followingOf(**process, facts);
    if (following.isUnknown())
        return Changes::leftToServer();
    const ProcessPointer walked = goOnIn(*process, *following, step, state, dossier, entry);
    Changes changes = moveOn(dossier, step, *walked, facts, given, std::nullopt);
    if (changes.isLeftToServer())
        return changes;
    if (walked != *process) {
        HistoryEntry moved = historyOf(HistoryKind::Edited, command.caseId, facts, given);
        moved.id = given.idOf<HistoryEntryId>("moved");
        moved.values = valuesOfMove(**process, *walked, {});
        changes.put(moved);
    }
    changes.put(entry);
    claimProblem(dossier.card, facts, changes);
    return changes;
}

} // namespace peygir::cases
