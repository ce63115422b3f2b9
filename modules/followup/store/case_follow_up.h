// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/store/looked_at_cases.h"
#include "followup/core/followup_queries.h"
#include "storage/door.h"

namespace peygir::followup {

/// What officials replied about a case, the oldest first; for whoever tells the citizen.
Result<std::vector<ReplyView>> readReplies(storage::Door &door, const cases::CaseId &caseId);

/// All that the follow-up knows of a case: what is held here; of a case whose file is not, what was fetched from the
/// server with it (`lookedAt`, may be null). Nothing where there is neither.
Result<FollowUpView> readFollowUp(storage::Connection &connection, const cases::CaseId &caseId, const UserId &user,
                                  cases::LookedAtCases *lookedAt = nullptr);

/// Visits that are to be made, or were made, by this person's posts on the days from `from` to before `until`.
Result<std::vector<OwnVisit>> readOwnVisits(storage::Connection &connection, const UserId &user, Instant from,
                                            Instant until);

/// `FollowUpQueries::askable`.
Result<std::vector<AskableCase>> readAskable(storage::Connection &connection, const std::vector<cases::CaseId> &ids,
                                             const UserId &user);

} // namespace peygir::followup
