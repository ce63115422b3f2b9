// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/review_document.h"

namespace peygir::cases {

Result<Changes> decide(const ReviewDocument &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDocument>(command.document);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.document_unknown");
    CaseDocument document = *found;
    const auto held = facts.of<CaseDossier>(document.caseId);
    if (held.isUnknown())
        return Changes::leftToServer();
    if (held.isAbsent())
        return Error("cases.document_unknown");
    CaseDossier dossier = *held;
    if (const auto allowed = mayAnywhere(facts, reviewDocumentVerb, dossier); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    TRY(dossier.mustBeOpen(facts));
    HistoryEntry entry = historyOf(HistoryKind::Reviewed, document.caseId, facts, given);
    TRY_LET(entry.words, storedNote(command.note));
    if (entry.words.isEmpty() && command.review != DocumentReview::Confirmed)
        return Error("cases.review_note_missing");
    entry.values = {{QStringLiteral("document"), document.id.toString()},
                    {QStringLiteral("name"), document.title.isEmpty() ? document.fileName : document.title},
                    {QStringLiteral("review"), FieldCodec<DocumentReview>::toJson(command.review)}};
    document.review = command.review;
    document.reviewNote = entry.words;
    document.reviewedBy = facts.author().id();
    document.reviewedAt = given.happenedAt();
    dossier.alignCard(given.happenedAt());
    Changes changes;
    changes.put(dossier.card).put(document).put(entry);
    return changes;
}

} // namespace peygir::cases
