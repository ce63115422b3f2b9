// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"

namespace peygir::organisation {

/// Brings units, posts, people and rosters: everybody holds them.
void addTo(Registry &registry);

} // namespace peygir::organisation
