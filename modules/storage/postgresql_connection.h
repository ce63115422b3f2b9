// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <memory>

namespace peygir::storage {

/// Connects to a PostgreSQL server, 14 or later, below `Connection`. `conninfo` is libpq's: words like
/// "host=/run/postgresql dbname=peygir" or a URL; what it does not name has libpq's defaults, except that connecting
/// gives up after 5 seconds and a connection that went silent counts as lost after about 20.
///
/// Statements wait 5 seconds for a lock and then fail with "storage.busy"; so do deadlocks and serialisation failures,
/// after which the transaction may be tried again. A transaction in which nothing was asked for 10 seconds ends with its
/// connection: a program that was paused in the middle keeps nobody from its rows. Columns of type numeric cannot be read: cast a sum to bigint.
///
/// `each` hands out rows as they arrive. If `row` runs another statement while rows are outstanding, the rest of them
/// is kept in memory: read long answers without statements in between.
///
/// Fails with "storage.unreachable" when there is no server, no database or no permission.
Result<std::unique_ptr<Connection>> openPostgresql(const QByteArray &conninfo);

} // namespace peygir::storage
