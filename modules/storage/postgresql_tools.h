// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

#include <utility>
#include <vector>

namespace peygir::storage {

/// What PostgreSQL's own programs (pg_dump, pg_restore) have to find in their environment to reach the same database as
/// `openPostgresql`: on a command line everybody on the machine could read the password. Fails with
/// "storage.unreachable" where `conninfo` cannot be read.
Result<std::vector<std::pair<QByteArray, QByteArray>>> postgresqlEnvironment(const QByteArray &conninfo);

} // namespace peygir::storage
