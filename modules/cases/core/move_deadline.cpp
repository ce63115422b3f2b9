// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/move_deadline.h"

#include "cases/core/waiting.h"

#include <QJsonArray>

#include <algorithm>

namespace peygir::cases {

namespace {

/// Moves those that stand where they were seen, on the stay or in its wait; what was moved, for the history.
QJsonArray moveDues(const MoveDeadline &command, const CaseDossier &dossier, std::vector<CaseWait> &waits,
                    Changes &changes)
{
    QJsonArray moved;
    for (const DueMove &move : command.dues.value_or(std::vector<DueMove>())) {
        const CaseNode *stay = dossier.node(move.node);
        if (!stay || stay->state != workflow::OpeningState::Open || move.due.seen == move.due.written)
            continue;
        CaseNode there = *stay;
        CaseWait *wait = openWait(waits, move.node);
        std::optional<Instant> &due = wait ? wait->due : there.dueAt;
        if (due != move.due.seen)
            continue;
        due = move.due.written;
        if (wait)
            changes.put(*wait);
        else
            changes.put(there);
        moved.append(QJsonObject{{QStringLiteral("node"), move.node.toString()},
                                 {QStringLiteral("from"), move.due.seen.milliseconds()},
                                 {QStringLiteral("to"), move.due.written.milliseconds()}});
    }
    return moved;
}

/// Where the promise of the case stands: on its card, or in all of its open waits.
void putPromise(const std::optional<Instant> &promise, CaseDossier &dossier, std::vector<CaseWait> &waits,
                Changes &changes)
{
    if (!dossier.card.citizenAskedAt) {
        dossier.card.deadline = promise;
        changes.put(dossier.card);
        return;
    }
    for (CaseWait &wait : waits) {
        if (wait.endedAt)
            continue;
        wait.promise = promise;
        changes.put(wait);
    }
}

} // namespace

std::vector<Upcast> MoveDeadline::upcasts()
{
    return {[](const QJsonObject &first) { return first; }};
}

Result<Changes> decide(const MoveDeadline &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    const auto known = waitsOf(facts, command.caseId);
    if (found.isUnknown() || known.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    if (const auto allowed = mayAnywhere(facts, moveDeadlineVerb, *found); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    TRY(found->mustBeOpen(facts));
    CaseDossier dossier = *found;
    std::vector<CaseWait> waits = *known;
    const auto open = std::find_if(waits.begin(), waits.end(), [](const CaseWait &wait) { return !wait.endedAt; });
    std::optional<Instant> promise = open == waits.end() ? dossier.card.deadline : open->promise;
    FieldMerge merge;
    merge.merge(QString::fromLatin1(deadlineField), promise, std::optional(command.deadline));
    if (!merge.conflicts().empty())
        return Error("cases.deadline_moved_on", {{QStringLiteral("code"), dossier.card.code}});
    Changes changes;
    const QJsonArray dues = moveDues(command, dossier, waits, changes);
    if (merge.changedNothing() && dues.isEmpty())
        return Changes::none();
    if (!merge.changedNothing())
        putPromise(promise, dossier, waits, changes);
    HistoryEntry entry = historyOf(HistoryKind::Edited, command.caseId, facts, given);
    entry.values = merge.summary();
    if (!dues.isEmpty())
        entry.values.insert(QLatin1String(movedDues), dues);
    changes.put(entry);
    return changes;
}

} // namespace peygir::cases
