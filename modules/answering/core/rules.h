// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"

namespace peygir::answering {

/// Brings the command RecordAnswer, and hangs the calls to citizens on the files of their cases (docs/adr/0025).
void addTo(Registry &registry);

} // namespace peygir::answering
