// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/bucket_rule.h"

namespace peygir {

/// Who may hold what, as all features together say it.
std::vector<access::BucketRule> makeBucketRules();

} // namespace peygir
