// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/envelope.h"
#include "command/registry.h"
#include "storage/connection.h"

#include <vector>

namespace peygir::bench {

/// Makes commands wait in a desk's store: what DeskEngine::submit does for each, but all in one transaction. Answers
/// how many had an effect here.
int executeFirst(storage::Connection &connection, const Registry &registry, const std::vector<Envelope> &commands);

/// Those of `commands` that are about none of the cases that `waiting` registers or goes on with.
std::vector<Envelope> aboutOtherCases(const std::vector<Envelope> &commands, const std::vector<Envelope> &waiting);

} // namespace peygir::bench
