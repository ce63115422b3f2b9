// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/release_case.h"

#include "cases/core/acting_for.h"
#include "cases/core/refer_case.h"
#include "cases/core/take_case.h"

namespace peygir::cases {

Result<Changes> decide(const ReleaseCase &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    CaseDossier dossier = *found;
    const CaseNode *node = dossier.node(command.node);
    if (!node)
        return Error("cases.node_unknown");
    const bool isOthers = node->takenBy && *node->takenBy != facts.author().id();
    if (const auto allowed = mayAt(facts, isOthers ? referCaseVerb : takeCaseVerb, dossier, *node); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    TRY(dossier.mustBeOpen(*node, facts));
    if (!node->takenBy)
        return Changes::none();

    HistoryEntry entry = historyOf(HistoryKind::Released, command.caseId, facts, given);
    entry.node = node->id;
    sayForWhom(entry, dossier, *node, facts);
    CaseNode released = *node;
    released.takenBy.reset();
    released.takenAt.reset();
    dossier.putNode(released);
    dossier.alignCard(given.happenedAt());
    Changes changes;
    changes.put(dossier.card).put(released).put(entry);
    return changes;
}

} // namespace peygir::cases
