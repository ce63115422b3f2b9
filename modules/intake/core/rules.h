// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"

namespace peygir::intake {

/// Brings the commands RegisterCase and ImportCase.
void addTo(Registry &registry);

} // namespace peygir::intake
