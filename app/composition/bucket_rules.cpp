// SPDX-License-Identifier: GPL-3.0-or-later
#include "composition/bucket_rules.h"

#include "cases/core/bucket_rules.h"
#include "composition/registry.h"
#include "reference/core/base_information.h"

namespace peygir {

std::vector<access::BucketRule> makeBucketRules()
{
    std::vector<access::BucketRule> rules = cases::bucketRules();
    for (access::BucketRule &rule : reference::bucketRules(makeRecordTypes()))
        rules.push_back(std::move(rule));
    return rules;
}

} // namespace peygir
