// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_asked.h"
#include "storage/door.h"

#include <span>

namespace peygir::cases {

/// On the server: what of one case somebody may read who holds `present` (case_reach.h): its card, its file and the
/// citizen of it, as far as each is his to read. Fails with "cases.unknown" where there is no such case and where he may
/// not read its card, and nothing tells the two apart; "command.field.malformed" unless exactly one thing is asked.
/// A code that two citizens were told leads to the case that has kept it, or else to one that was told it.
Result<std::vector<AggregateId>> findCase(storage::Door &door, const CaseAsked &asked, std::span<const qint64> present,
                                          Instant now);

/// Whether he may read the file of this case, of whatever time it is.
Result<bool> mayReadFile(storage::Door &door, const CaseId &id, std::span<const qint64> present);

} // namespace peygir::cases
