// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/refer_case.h"

#include "cases/core/acting_for.h"
#include "cases/core/moving.h"

namespace peygir::cases {

Changes handOver(CaseDossier &dossier, const CaseNode &node, const organisation::Post &to, const QString &note,
                 const Facts &facts, const Given &given, HistoryEntry entry)
{
    const Referral referral{given.idOf<ReferralId>("referral"), dossier.card.id, node.id, node.holder, to.id, note,
                            facts.author().id(), entry.at};
    entry.node = referral.node;
    entry.words = referral.note;
    entry.values.insert(QStringLiteral("to"), referral.to.toString());
    if (referral.from)
        entry.values.insert(QStringLiteral("from"), referral.from->toString());
    CaseNode handed = node;
    handed.holder = to.id;
    handed.unit = to.unit;
    handed.takenBy.reset();
    handed.takenAt.reset();
    dossier.putNode(handed);
    dossier.addUnit(to.unit);
    // A case that walks none that can be read names nobody.
    if (const auto process = processOf(dossier.card, facts); process.ok() && process->isKnown())
        nameExpert(dossier, handed, ***process);
    ++dossier.card.referrals;
    dossier.alignCard(given.happenedAt());
    Changes changes;
    changes.put(handed).put(referral).put(entry);
    return changes;
}

Result<Changes> decide(const ReferCase &command, const Facts &facts, const Given &given)
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
    if (const auto allowed = mayAt(facts, referCaseVerb, dossier, *node); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    TRY(dossier.mustBeOpen(*node, facts));
    TRY_LET(const QString note, storedNote(command.note));
    if (node->holder == command.to)
        return Changes::none();
    const auto post = facts.of<organisation::Post>(command.to);
    if (post.isUnknown())
        return Changes::leftToServer();
    if (post.isAbsent() || !post->active)
        return Error("cases.post_unknown");

    HistoryEntry entry = historyOf(HistoryKind::Referred, command.caseId, facts, given);
    sayForWhom(entry, dossier, *node, facts);
    Changes changes = handOver(dossier, *node, *post, note, facts, given, std::move(entry));
    changes.put(dossier.card);
    if (!toRow(dossier.file).sameContent(toRow(found->file)))
        changes.put(dossier.file);
    return changes;
}

} // namespace peygir::cases
