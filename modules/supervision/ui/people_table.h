// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sheets/table.h"
#include "supervision/core/supervision_queries.h"

namespace peygir::supervision {

/// The subordinates on paper or in a file: the columns of such a table, and one row of it. `connected` is what the list says of
/// whether he is connected.
std::vector<sheets::Column> peopleColumns();
sheets::Row peopleRow(const Subordinate &one, const QString &connected);

} // namespace peygir::supervision
