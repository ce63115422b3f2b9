// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/intake_queries.h"
#include "storage/connection.h"

namespace peygir::intake {

/// As `IntakeQueries::duplicates`: reads the cards of the street, and of the other streets of its neighbourhood, by the
/// index on place and subject; whatever the store's size, it looks at no other rows.
Result<std::vector<DuplicateView>> readDuplicates(storage::Connection &connection, const SoughtProblem &sought,
                                                  int limit);

} // namespace peygir::intake
