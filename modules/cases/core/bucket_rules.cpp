// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/bucket_rules.h"

#include "cases/core/case_buckets.h"
#include "cases/core/period.h"

namespace peygir::cases {

namespace {

constexpr int cardMonths = 12;
constexpr int fileMonths = 9;
constexpr int citizenMonths = 12;

// Cards and citizens are the whole city's, wherever the person may read them.

std::vector<Bucket> cardBuckets(const access::Extent &extent, Instant now)
{
    std::vector<Bucket> buckets;
    for (const auto &period : periodsKept(now, extent.months))
        buckets.push_back(cardsBucket(period));
    return buckets;
}

std::vector<Bucket> fileBuckets(const access::Extent &extent, Instant now)
{
    std::vector<Bucket> buckets;
    for (const access::Reach &reach : extent.reaches) {
        for (const auto &period : periodsKept(now, reach.months))
            buckets.push_back(filesBucket(reach.unit, reach.group, period));
    }
    return buckets;
}

std::vector<Bucket> citizenBuckets(const access::Extent &extent, Instant now)
{
    std::vector<Bucket> buckets;
    for (const int year : yearsKept(now, extent.months))
        buckets.push_back(citizensBucket(year));
    return buckets;
}

} // namespace

std::vector<access::BucketRule> bucketRules()
{
    return {{readCardsVerb, cardBuckets, cardMonths},
            {readFilesVerb, fileBuckets, fileMonths},
            {readCitizensVerb, citizenBuckets, citizenMonths}};
}

} // namespace peygir::cases
