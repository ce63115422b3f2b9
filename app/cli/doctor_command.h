// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

#include <QJsonObject>

namespace peygir::cli {

/// `doctor`: what is wrong with the store of a profile, whether it opens or not. `doctor rescue`: the same, and what waits there is
/// laid down for whoever works on this machine next.
Result<QJsonObject> examine(const Arguments &arguments);

} // namespace peygir::cli
