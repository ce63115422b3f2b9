// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "intake/core/import_names.h"
#include "storage/connection.h"

namespace peygir::intake {

/// What the city calls its subjects and places. Fails with "import.no_city" where it has no organisation to answer for
/// anything yet, and the machine's errors.
Result<KnownNames> readKnownNames(storage::Connection &connection);

/// Whether the server has a case with this number of this source.
Result<bool> isImported(storage::Connection &connection, const QString &source, const QString &number);

} // namespace peygir::intake
