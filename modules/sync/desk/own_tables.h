// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <QByteArrayList>

#include <optional>

namespace peygir::sync {

/// Tables of a desk's store that belong to this desk alone, of every feature: what nobody could send again (outbox, drafts,
/// codes, who this desk is). Not those that follow from the server's rows. Fails with the errors of `allMigrations`.
Result<QByteArrayList> ownTables();

/// Copies the rows of such a table from one store of the same schema to another, in the order of their key; rows that are there
/// already stay. Answers why not all could be read, if so; fails where they cannot be written.
enum class RowOrder { Ascending, Descending };
Result<std::optional<Error>> copyOwnRows(storage::Connection &from, storage::Connection &to, const QByteArray &table, RowOrder order);

} // namespace peygir::sync
