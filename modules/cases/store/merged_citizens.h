// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "cases/store/sql_part.h"
#include "storage/connection.h"

namespace peygir::cases {

/// The record that is shown for this one (`MergeCitizens`): itself, where it was never merged. Where this store does not
/// hold the whole way, the last record that it holds.
Result<CitizenId> shownCitizen(storage::Connection &connection, const CitizenId &id);

/// All records that are of one person with this one, the one that is shown first.
Result<std::vector<Uuid>> recordsOf(storage::Connection &connection, const CitizenId &id);

/// What a case of that person is known by: "citizen IN (…)".
Result<SqlPart> casesOf(storage::Connection &connection, const CitizenId &id);

/// Every record that was merged → the one that is shown for it. There are few.
Result<std::map<Uuid, Uuid>> allMerged(storage::Connection &connection);

} // namespace peygir::cases
