// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/named_verb.h"

#include <vector>

namespace peygir {

/// Every verb that a rule asks for, with its name, under its feature and in the order in which people read them. A new
/// verb needs a line here (tests/tidy/check_verbs.py).
const std::vector<access::NamedVerb> &namedVerbs();

} // namespace peygir
