// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/bucket_rule.h"

namespace peygir::access {

std::vector<BucketRule> ofThePresent(std::vector<BucketRule> rules)
{
    for (BucketRule &rule : rules) {
        rule.bucketsOf = [bucketsOf = std::move(rule.bucketsOf)](const Extent &extent, Instant now) {
            Extent present = extent;
            // Of a role that keeps nothing of a kind: rights are one thing, the room on his desk another.
            present.months = 1;
            for (Reach &reach : present.reaches)
                reach.months = 1;
            return bucketsOf(present, now);
        };
    }
    return rules;
}

} // namespace peygir::access
