// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

#include <QJsonObject>

namespace peygir::cli {

// What the server keeps until a person decides (SYNC 6). Neither touches the network.

/// The held commands that this desk shows, own and others', newest first, with what was decided about each.
Result<QJsonObject> listHeld(const Arguments &arguments);
/// Decides about one of them; the answer is that of `submit`.
Result<QJsonObject> settleHeld(const Arguments &arguments);

} // namespace peygir::cli
