// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"

namespace peygir::places {

/// Brings the address tree: everybody holds it.
void addTo(Registry &registry);

} // namespace peygir::places
