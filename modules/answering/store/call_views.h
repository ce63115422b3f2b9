// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_queries.h"
#include "storage/door.h"

namespace peygir::answering {

/// What officials replied to a case, oldest first. The feature that keeps the replies gives it; `operationNotes` does
/// without.
using RepliesOf = std::function<Result<std::vector<OfficialReply>>(storage::Door &, const cases::CaseId &)>;

/// The notes of the operations by which stays for `official` were ended: what stood in for replies before these had
/// rows of their own, and does in processes that walk such a stay by a bare operation.
Result<std::vector<OfficialReply>> operationNotes(storage::Door &door, const cases::CaseId &id);

/// Fails with "answering.nobody_ready" where nothing is ready, or due for feedback on any day.
Result<CallView> readCall(storage::Connection &connection, const Uuid &id, const RepliesOf &replies = operationNotes);

Result<DuePage> readDue(storage::Connection &connection, const DueFilter &filter, qint64 offset, int limit);
/// As `DuePage::total`.
Result<qint64> countDue(storage::Connection &connection, const DueFilter &filter);

/// Active ones for what a citizen is told, and scripts of calls, by abbreviation.
Result<std::vector<reference::Snippet>> readToldSnippets(storage::Connection &connection);

} // namespace peygir::answering
