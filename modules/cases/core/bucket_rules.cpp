// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/bucket_rules.h"

#include "cases/core/case_buckets.h"
#include "cases/core/period.h"

namespace peygir::cases {

namespace {

std::vector<std::optional<int>> periodsKept(Instant now)
{
    const int year = jalaliYear(now);
    return {std::nullopt, year, year - 1};
}

} // namespace

std::vector<access::BucketRule> bucketRules()
{
    return {
        {readCardsVerb,
         [](const std::vector<access::Reach> &, Instant now) {
             std::vector<Bucket> buckets;
             for (const auto &period : periodsKept(now))
                 buckets.push_back(cardsBucket(period));
             return buckets;
         }},
        {readFilesVerb,
         [](const std::vector<access::Reach> &reaches, Instant now) {
             std::vector<Bucket> buckets;
             for (const auto &period : periodsKept(now)) {
                 for (const access::Reach &reach : reaches)
                     buckets.push_back(filesBucket(reach.unit, reach.group, period));
             }
             return buckets;
         }},
        {readCitizensVerb,
         [](const std::vector<access::Reach> &, Instant now) {
             const int year = jalaliYear(now);
             return std::vector{citizensBucket(year), citizensBucket(year - 1), citizensBucket(year - 2)};
         }},
    };
}

} // namespace peygir::cases
