// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/act.h"
#include "cases/core/document.h"

namespace peygir::followup {

/// Whether these are documents of the case: true; false where this store cannot know. Fails with
/// "cases.document_unknown", and with "cases.documents_too_many" {most} where there are more than a case can have.
Result<bool> areDocumentsOf(const Facts &facts, const cases::CaseId &caseId, const std::vector<cases::DocumentId> &ids);

/// Fails with `error` and "most" where the case has as many rows of this kind as it can have.
template <RowType T>
Result<void> mustHaveRoomFor(const cases::CaseId &caseId, const Facts &facts, const char *error)
{
    const auto present = facts.allOf<T>(caseId);
    if (present.isKnown() && present->size() >= size_t(T::mostOfACase))
        return Error(error, {{QStringLiteral("most"), T::mostOfACase}});
    return {};
}

/// What a person must say. Fails with "followup.reason_missing" and "cases.note_too_long".
Result<QString> storedReason(const QString &typed);

/// Whether an official can still reply until then. Fails with "followup.day_over" where that was over more than a day
/// before it was asked: a desk may have been offline over midnight, and its clock may be wrong by hours.
Result<void> mustBeAhead(const std::optional<Instant> &replyBy, const Given &given);

/// The stay that an act has opened; where the case stayed, the one at which it was done.
cases::CaseNodeId waitingAt(const cases::Acted &acted, const Facts &facts);

/// This post where it is used still; empty for one that is not, or not known here: then the process says who.
std::optional<organisation::PostId> usedPost(const std::optional<organisation::PostId> &id, const Facts &facts);

/// The rows of a command that does not move the case: the card, the file where it changed, and the entry of the
/// history. `dossier` is brought in line with the time of the command.
Changes withoutMove(cases::CaseDossier &dossier, const cases::CaseFile &before, const cases::HistoryEntry &entry,
                    const Given &given);

/// An entry that says which act was done to the case as a whole: `values` with "act".
cases::HistoryEntry actEntry(const char *act, const QString &words, QJsonObject values, const cases::CaseId &caseId,
                             const Facts &facts, const Given &given);

/// The name of an act of this feature.
workflow::ActName actNamed(const char *name);

} // namespace peygir::followup
