// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/connection.h"

#include <QJsonObject>

namespace peygir::front {

/// What a desk holds, as it lies there, for scripts and for proving that a desk holds what it may and nothing else. Knows
/// tables and columns, no meaning.
///
/// | name    | arguments                                  | answer                                            |
/// | ------- | ------------------------------------------ | ------------------------------------------------- |
/// | rows    | table, where {column: text of the value}   | rows [{column: value}], ordered by id             |
/// | tables  |                                            | tables {name: number of rows}                     |
/// | buckets |                                            | buckets [{bucket, rows, sum, complete}]           |
///
/// Ids are in their canonical form, bytes in hexadecimal, times in milliseconds since 1970. Fails with
/// "front.query_unknown", "front.table_unknown", "front.column_unknown", "front.column_value" (not of the column's
/// type), and the machine's errors.
Result<QJsonObject> rawQuery(storage::Connection &connection, const Registry &registry, const QString &name,
                             const QJsonObject &arguments);

} // namespace peygir::front
