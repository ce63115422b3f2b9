// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/intake_queries.h"
#include "storage/search_reader.h"

namespace peygir::intake {

/// As `IntakeQueries::caller` and `callers`. Without `search`, names are found by how they begin only; with it first these,
/// then those that have every word that was typed as the beginning of one of theirs, in any order.
Result<std::optional<CallerView>> readCaller(storage::Connection &connection, const QString &phone);
Result<std::vector<KnownCaller>> readCallers(storage::Connection &connection, const QString &typed, int limit,
                                             storage::SearchReader *search = nullptr);

} // namespace peygir::intake
