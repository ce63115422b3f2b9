// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/take_case.h"

#include "cases/core/acting_for.h"

namespace peygir::cases {

Result<Changes> decide(const TakeCase &command, const Facts &facts, const Given &given)
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
    if (const auto allowed = mayAt(facts, takeCaseVerb, dossier, *node); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    TRY(dossier.mustBeOpen(*node, facts));
    const UserId &author = facts.author().id();
    if (node->takenBy == author)
        return Changes::none();
    if (node->takenBy)
        return told(Error("cases.taken_by_other", {{QStringLiteral("code"), dossier.card.code}}), facts, *node->takenBy, node->takenAt.value_or(node->openedAt));

    CaseNode taken = *node;
    taken.takenBy = author;
    taken.takenAt = given.happenedAt();
    dossier.putNode(taken);
    dossier.alignCard(given.happenedAt());
    HistoryEntry entry = historyOf(HistoryKind::Taken, command.caseId, facts, given);
    entry.node = taken.id;
    // As it was before he took it.
    sayForWhom(entry, *found, *found->node(taken.id), facts);
    Changes changes;
    changes.put(dossier.card).put(taken).put(entry);
    return changes;
}

} // namespace peygir::cases
