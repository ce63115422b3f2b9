// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace peygir::storage {

/// Asks `select`, which ends with the name of a column of ids ("SELECT … WHERE command_id"), for all of `ids` in as few
/// round trips as the database allows, and calls `row` for each row of the answer, in any order. Errors: the connection's.
Result<void> eachByIds(Connection &connection, const QByteArray &select, std::span<const Uuid> ids,
                       const std::function<void(const RowView &)> &row);

} // namespace peygir::storage
