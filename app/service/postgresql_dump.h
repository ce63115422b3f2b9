// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <QString>

namespace peygir::server {

// PostgreSQL's own programs, which a machine with `peygird` on PostgreSQL needs (package postgresql-client). Each fails
// with "backup.program" {program, detail}.

/// Dumps what the read transaction of `connection` sees into the new file, and reads that to its end.
Result<void> dumpPostgresql(storage::Connection &connection, const QByteArray &conninfo, const QString &file);
/// Whether a dump can be read to its end.
Result<void> readDump(const QString &file);
/// Brings a dump into a database that has nothing of it, all or nothing.
Result<void> restoreDump(storage::Connection &connection, const QByteArray &conninfo, const QString &file);

} // namespace peygir::server
