// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"

namespace peygir::access {

/// Brings roles (everybody holds them), each person's rights (he and those who may change rights), each person's
/// needs-attention list (he alone; what the server keeps of him also those who may settle it there), the substitutions with their books (everybody), and the commands
/// ChangeRights, KeepSubstitutes, SettleAttention and SettleHeld, and what `facts.author()` asks.
void addTo(Registry &registry);

} // namespace peygir::access
