// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/search_source.h"

namespace peygir {

/// What the features let people find, in the order in which names depend on one another.
storage::SearchSources searchSources();

} // namespace peygir
