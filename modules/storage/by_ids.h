// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace peygir::storage {

/// Where to look: `columns` ("id, name") of the rows of `table` whose column `by` holds one of some ids.
struct ByIds
{
    QByteArray columns;
    QByteArray table;
    QByteArray by;
};

/// Asks for all of `ids` in as few round trips as the database allows, and calls `row` for each row that is there, in
/// any order. Errors: the connection's.
Result<void> eachByIds(Connection &connection, const ByIds &where, std::span<const Uuid> ids,
                       const std::function<void(const RowView &)> &row);

} // namespace peygir::storage
