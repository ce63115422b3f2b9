// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/case_reach.h"

#include "cases/core/case_buckets.h"
#include "cases/core/period.h"

#include <algorithm>

namespace peygir::cases {

namespace {

bool holdsOne(const std::vector<Bucket> &buckets, std::span<const qint64> present)
{
    return std::any_of(buckets.begin(), buckets.end(), [present](const Bucket &bucket) {
        return std::binary_search(present.begin(), present.end(), bucket.id());
    });
}

} // namespace

bool mayRead(const CaseCard &card, std::span<const qint64> present)
{
    CaseCard open = card;
    open.closedPeriod.reset();
    return holdsOne(bucketsOf(open), present);
}

bool mayRead(const CaseFile &file, std::span<const qint64> present)
{
    CaseFile open = file;
    open.closedPeriod.reset();
    return holdsOne(bucketsOf(open), present);
}

bool mayRead(const Citizen &citizen, std::span<const qint64> present, Instant now)
{
    Citizen calling = citizen;
    calling.lastContactYear = jalaliYear(now);
    return holdsOne(bucketsOf(calling), present);
}

} // namespace peygir::cases
