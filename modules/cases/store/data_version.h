// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace peygir::cases {

/// What the database says of its state: another number once another connection has committed something. Empty where it
/// says nothing (PostgreSQL): then nothing that was read may be kept.
Result<std::optional<qint64>> dataVersion(storage::Connection &connection);

} // namespace peygir::cases
