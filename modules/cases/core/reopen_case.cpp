// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/reopen_case.h"

#include "cases/core/joining.h"
#include "cases/core/moving.h"

namespace peygir::cases {

namespace {

Error joinedElsewhere(const CaseId &earlier, const Facts &facts)
{
    const auto card = facts.of<CaseCard>(earlier);
    return Error("cases.joined").with(QStringLiteral("code"), card.isKnown() ? card->code : QString());
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

    Changes changes = moveOn(dossier, step, **process, facts, given, std::nullopt);
    if (changes.isLeftToServer())
        return changes;
    changes.put(entry);
    claimProblem(dossier.card, facts, changes);
    return changes;
}

} // namespace peygir::cases
