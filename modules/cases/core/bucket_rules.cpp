// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/bucket_rules.h"

#include "cases/core/case_buckets.h"
#include "cases/core/period.h"

#include <algorithm>

namespace peygir::cases {

namespace {

constexpr int cardMonths = 12;
constexpr int fileMonths = 9;
constexpr int citizenMonths = 12;

/// Cards and citizens are the whole city's, wherever the person may read them.
int mostMonths(const std::vector<access::Reach> &reaches)
{
    int most = 0;
    for (const access::Reach &reach : reaches)
        most = std::max(most, reach.months);
    return most;
}

std::vector<Bucket> cardBuckets(const std::vector<access::Reach> &reaches, Instant now)
{
    std::vector<Bucket> buckets;
    for (const auto &period : periodsKept(now, mostMonths(reaches)))
        buckets.push_back(cardsBucket(period));
    return buckets;
}

std::vector<Bucket> fileBuckets(const std::vector<access::Reach> &reaches, Instant now)
{
    std::vector<Bucket> buckets;
    for (const access::Reach &reach : reaches) {
        for (const auto &period : periodsKept(now, reach.months))
            buckets.push_back(filesBucket(reach.unit, reach.group, period));
    }
    return buckets;
}

std::vector<Bucket> citizenBuckets(const std::vector<access::Reach> &reaches, Instant now)
{
    std::vector<Bucket> buckets;
    for (const int year : yearsKept(now, mostMonths(reaches)))
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
