// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/bucket_rule.h"

namespace peygir::access {

std::vector<BucketRule> ofThePresent(std::vector<BucketRule> rules)
{
    for (BucketRule &rule : rules) {
        rule.bucketsOf = [bucketsOf = std::move(rule.bucketsOf)](const std::vector<Reach> &reaches, Instant now) {
            std::vector<Reach> present = reaches;
            // Of a role that keeps nothing of a kind: rights are one thing, the room on his desk another.
            for (Reach &reach : present)
                reach.months = 1;
            return bucketsOf(present, now);
        };
    }
    return rules;
}

} // namespace peygir::access
