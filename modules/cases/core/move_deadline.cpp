// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/move_deadline.h"

namespace peygir::cases {

Result<Changes> decide(const MoveDeadline &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    if (const auto allowed = mayAnywhere(facts, moveDeadlineVerb, *found); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    TRY(found->mustBeOpen(facts));
    CaseCard card = found->card;
    FieldMerge merge;
    merge.merge(QString::fromLatin1(deadlineField), card.deadline, std::optional(command.deadline));
    if (!merge.conflicts().empty())
        return Error("cases.deadline_moved_on", {{QStringLiteral("code"), card.code}});
    if (merge.changedNothing())
        return Changes::none();
    HistoryEntry entry = historyOf(HistoryKind::Edited, command.caseId, facts, given);
    entry.values = merge.summary();
    Changes changes;
    changes.put(card).put(entry);
    return changes;
}

} // namespace peygir::cases
