// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/intake_queries.h"
#include "storage/connection.h"

namespace peygir::intake {

/// As `IntakeQueries::caller` and `callers`.
Result<std::optional<CallerView>> readCaller(storage::Connection &connection, const QString &phone);
Result<std::vector<KnownCaller>> readCallers(storage::Connection &connection, const QString &typed, int limit);

} // namespace peygir::intake
