// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/move_to_process.h"

#include "cases/core/moving.h"
#include "command/field_edit.h"

namespace peygir::cases {

using workflow::NodeKey;
using workflow::OpeningState;
using workflow::Process;

namespace {

using ProcessPointer = std::shared_ptr<const Process>;

/// What becomes of the stays of a case, and the way back.
struct Turn
{
    workflow::Step step;
    QJsonObject places;
};

QString statusIn(const Process &process, const QString &node)
{
    const auto key = NodeKey::parse(node);
    const workflow::Node *found = key.ok() ? process.find(*key) : nullptr;
    return found && found->status() ? found->status()->name.fa : node;
}

/// Null where there is none.
const workflow::Task *taskIn(const Process &process, const NodeKey &key)
{
    const workflow::Node *node = process.find(key);
    return node ? node->task() : nullptr;
}

NodeKey targetOf(const NodeKey &node, const QJsonObject &places)
{
    const auto picked = NodeKey::parse(places.value(node.text()).toString());
    return picked.ok() ? *picked : node;
}

Result<Turn> turnOf(const CaseDossier &dossier, const Process &from, const Process &to, const QJsonObject &places)
{
    TRY_LET(const workflow::WalkState state, dossier.walkState());
    const Error unfit = Error("cases.process_unfit").with(QStringLiteral("code"), dossier.card.code);
    Turn turn;
    workflow::WalkState there;
    for (const workflow::Opening &stay : state.openings) {
        if (stay.state == OpeningState::Waiting)
            there.openings.push_back(stay);
        if (stay.state != OpeningState::Open)
            continue;
        const NodeKey target = targetOf(stay.node, places);
        const workflow::Task *before = taskIn(from, stay.node);
        const workflow::Task *after = taskIn(to, target);
        if (!after)
            return Error("cases.place_missing", {{QStringLiteral("code"), dossier.card.code},
                                                 {QStringLiteral("status"), statusIn(from, stay.node.text())}});
        const QString branch = to.branchOf(target);
        there.openings.push_back({stay.id, target, OpeningState::Open, branch});
        if (target == stay.node && branch == stay.branch && before && before->holder == after->holder)
            continue;
        turn.step.closed.push_back({stay.id, workflow::ClosedBy::Abandoned});
        turn.step.opened.push_back({"moved:" + stay.id.toAscii(), target, OpeningState::Open, branch});
        turn.places.insert(target.text(), stay.node.text());
    }
    // Two branches that would come to the same task make one of two works.
    if (turn.places.size() != qsizetype(turn.step.opened.size()) || !checkState(to, there).ok())
        return unfit;
    return turn;
}

HistoryEntry entryOf(const CaseDossier &before, const Turn &turn, const Process &from, const Process &to,
                     const Facts &facts, const Given &given)
{
    HistoryEntry entry = historyOf(HistoryKind::Edited, before.card.id, facts, given);
    entry.values = valuesOfMove(from, to, turn.places);
    if (turn.step.closed.size() != 1)
        return entry;
    const CaseNode &stay = *before.node(CaseNodeId(turn.step.closed.front().opening));
    entry.node = stay.id;
    if (stay.holder)
        entry.values.insert(QLatin1String(movedHolder), stay.holder->uuid().toString());
    return entry;
}

/// Empty: the process says.
std::optional<Holding> holderOf(const MoveToProcess &command, const Turn &turn, const Facts &facts)
{
    if (!command.holder || turn.step.opened.size() != 1)
        return std::nullopt;
    auto post = facts.of<organisation::Post>(*command.holder);
    return post.isKnown() && post->active ? std::optional(Holding{std::move(post)}) : std::nullopt;
}

Result<Fact<ProcessPointer>> processWithId(const workflow::ProcessId &id, const Facts &facts)
{
    using Found = Fact<ProcessPointer>;
    const auto record = facts.of<workflow::ProcessDefinition>(id);
    if (record.isUnknown())
        return Found::unknown();
    if (record.isAbsent())
        return Error("cases.process_unknown");
    TRY_LET(auto process, workflow::processOf(*record));
    return Found::known(std::move(process));
}

Result<Changes> moved(const MoveToProcess &command, CaseDossier dossier, const Facts &facts, const Given &given)
{
    TRY_LET(const auto from, processWithId(command.from, facts));
    TRY_LET(const auto to, processWithId(command.to, facts));
    if (from.isUnknown() || to.isUnknown())
        return Changes::leftToServer();
    TRY_LET(const Turn turn, turnOf(dossier, **from, **to, command.places));
    const HistoryEntry entry = entryOf(dossier, turn, **from, **to, facts, given);
    const Instant lastChangeAt = dossier.card.lastChangeAt;
    dossier.card.process = (*to)->id();
    dossier.card.processVersion = (*to)->version();
    Changes changes =
        moveOn(dossier, turn.step, **to, facts, given, std::nullopt, holderOf(command, turn, facts));
    if (changes.isLeftToServer())
        return changes;
    if (turn.step.opened.empty()) {
        // Nobody sees a difference: the case is as quiet as it was.
        dossier.card.lastChangeAt = lastChangeAt;
        changes.put(dossier.card);
    }
    changes.put(entry);
    return changes;
}

} // namespace

QString nameWithVersion(const Process &process)
{
    return QStringLiteral("%1 (%2)").arg(process.name().fa).arg(process.version());
}

QJsonObject valuesOfMove(const Process &from, const Process &to, const QJsonObject &places)
{
    FieldMerge merge;
    QString process = nameWithVersion(from);
    merge.merge(QStringLiteral("process"), process, std::optional(FieldEdit<QString>{process, nameWithVersion(to)}));
    QJsonObject values = merge.summary();
    values.insert(QLatin1String(movedPlaces), places);
    values.insert(QLatin1String(movedFrom), from.id().toString());
    return values;
}

Result<Changes> decide(const MoveToProcess &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    if (const auto allowed = facts.author().may(workflow::editProcesses, {.everywhere = true}); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    TRY(found->mustBeOpen(facts));
    if (found->card.process != command.from)
        return Error("cases.process_moved_on", {{QStringLiteral("code"), found->card.code}});
    return moved(command, *found, facts, given);
}

} // namespace peygir::cases
