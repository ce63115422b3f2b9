// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/bucket_rules.h"

#include "cases/core/bucket_rules.h"

namespace peygir {

std::vector<access::BucketRule> makeBucketRules() { return cases::bucketRules(); }

} // namespace peygir
