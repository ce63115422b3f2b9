// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "simulation/settings.h"
#include "storage/connection.h"

namespace peygir::simulation {

/// Hashes, sums and membership of a server as a recount of its rows gives them.
std::optional<Violation> checkSums(storage::Connection &server, const Registry &registry);

/// The sums of a desk as a recount of its base gives them: of what is there without the waiting commands.
std::optional<Violation> checkDeskSums(storage::Connection &desk, const Registry &registry);

} // namespace peygir::simulation
