// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/core/case_parts.h"

#include "base/limits.h"

#include <algorithm>

namespace peygir::followup {

using cases::CaseDossier;
using cases::CaseNode;
using cases::HistoryEntry;
using organisation::Post;
using organisation::PostId;

Result<bool> areDocumentsOf(const Facts &facts, const cases::CaseId &caseId, const std::vector<cases::DocumentId> &ids)
{
    if (ids.size() > size_t(limits::caseDocuments))
        return Error("cases.documents_too_many", {{QStringLiteral("most"), limits::caseDocuments}});
    bool known = true;
    for (const cases::DocumentId &id : ids) {
        const auto document = facts.of<cases::CaseDocument>(id);
        known = known && !document.isUnknown();
        if (document.isAbsent() || (document.isKnown() && document->caseId != caseId))
            return Error("cases.document_unknown");
    }
    return known;
}

Result<QString> storedReason(const QString &typed)
{
    TRY_LET(QString reason, cases::storedNote(typed));
    if (reason.isEmpty())
        return Error("followup.reason_missing");
    return reason;
}

Result<void> mustBeAhead(const std::optional<Instant> &replyBy, const Given &given)
{
    constexpr auto oneDay = std::chrono::hours(24);
    if (replyBy && *replyBy < given.happenedAt() - oneDay)
        return Error("followup.day_over");
    return {};
}

cases::CaseNodeId waitingAt(const cases::Acted &acted, const Facts &facts)
{
    if (!acted.moved)
        return acted.node.id;
    const auto before = facts.allOf<CaseNode>(acted.dossier.card.id);
    for (const CaseNode &node : acted.dossier.nodes) {
        const bool isNew =
            !before.isKnown() ||
            std::none_of(before->begin(), before->end(), [&node](const CaseNode &old) { return old.id == node.id; });
        if (isNew && node.state == workflow::OpeningState::Open)
            return node.id;
    }
    return acted.node.id;
}

std::optional<PostId> usedPost(const std::optional<PostId> &id, const Facts &facts)
{
    if (!id)
        return std::nullopt;
    const auto post = facts.of<Post>(*id);
    return post.isKnown() && post->active ? id : std::nullopt;
}

Changes withoutMove(CaseDossier &dossier, const cases::CaseFile &before, const HistoryEntry &entry, const Given &given)
{
    dossier.alignCard(given.happenedAt());
    Changes changes;
    changes.put(dossier.card).put(entry);
    if (!toRow(dossier.file).sameContent(toRow(before)))
        changes.put(dossier.file);
    return changes;
}

HistoryEntry actEntry(const char *act, const QString &words, QJsonObject values, const cases::CaseId &caseId,
                      const Facts &facts, const Given &given)
{
    HistoryEntry entry = cases::historyOf(cases::HistoryKind::Acted, caseId, facts, given);
    entry.words = words;
    entry.values = std::move(values);
    entry.values.insert(QStringLiteral("act"), QString::fromLatin1(act));
    return entry;
}

workflow::ActName actNamed(const char *name) { return workflow::ActName::parse(QString::fromLatin1(name)).value(); }

} // namespace peygir::followup
