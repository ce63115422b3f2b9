// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"

namespace peygir::administration {

/// Brings the commands ChangeRoles and ChangeMobile, and what the managing cartable is made of.
void addTo(Registry &registry);

} // namespace peygir::administration
