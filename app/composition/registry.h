// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "reference/core/put_record.h"

namespace peygir {

/// What counts as base information, of all features together.
std::vector<reference::RecordType> makeRecordTypes();

/// Everything that the features bring, for every program alike: desk, server, command line and simulator decide with
/// the same rules. Made once at the start of a program.
Registry makeRegistry();

} // namespace peygir
