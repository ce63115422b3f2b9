// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <libpq-fe.h>

namespace peygir::storage {

/// The error of `Connection` that a failed answer means; `result` may be null (the connection was lost).
Error postgresqlError(const PGconn *connection, const PGresult *result);

} // namespace peygir::storage
