// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_queries.h"
#include "storage/door.h"

namespace peygir::cases {

/// The rows of one case, from this desk's store or from the server.
struct CaseRows
{
    CaseCard card;
    /// Empty where only the card is held; then there is nothing of the rest.
    std::optional<CaseFile> file;
    std::vector<CaseNode> nodes;
    std::vector<Referral> referrals;
    std::vector<HistoryEntry> history;
    std::vector<CaseWait> waits = {};
};

/// Fails with "cases.unknown" where there is no such card.
Result<CaseRows> readCaseRows(storage::Door &door, const CaseId &id);
/// What the subject asks, in every channel; empty where this desk does not know it.
Result<catalogue::Checklist> checklistOf(storage::Door &door, const catalogue::SubjectId &id);
/// An answer with the names that the checklist has for it.
AnswerView answerTo(const catalogue::Checklist &checklist, const QString &key, const QJsonValue &value);
/// The rows with the names that `door` has for them, and the citizen's other cases there.
Result<CaseView> viewOf(storage::Door &door, CaseRows rows);

} // namespace peygir::cases
