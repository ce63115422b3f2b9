// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "command/registry.h"
#include "storage/connection.h"

namespace peygir::simulation {

/// Does to a desk's base what no command and no pull does: a failing disk, or a fault of ours. One row or membership of
/// those that are here, drawn, is changed or gone. Answers what was done; empty where nothing is held.
QByteArray damageSomething(storage::Connection &connection, const Registry &registry, Random &random);

} // namespace peygir::simulation
