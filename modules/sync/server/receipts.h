// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "sync/wire/messages.h"

namespace peygir::sync {

/// What became of a command, on any connection; nothing where it has never come.
Result<std::optional<Outcome>> outcomeOf(storage::Connection &connection, const Uuid &command);

} // namespace peygir::sync
