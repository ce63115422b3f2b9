// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/name_queries.h"
#include "storage/connection.h"

#include <set>

namespace peygir::cases {

/// A bucket's id is made from its name and does not lead back to it, so the names that there can be are made and looked
/// at: of the units and groups of this store, of the last decades. What was found once is kept; on one thread.
class BucketNames
{
public:
    /// `known`: what else may be held, by whoever knows it (the person's own bucket, those of base information).
    explicit BucketNames(std::map<qint64, BucketMeaning> known) : m_known(std::move(known)) {}

    /// `Other` for what is none of them. `thisYear`: Jalali.
    Result<std::map<qint64, BucketMeaning>> meaningsOf(storage::Connection &connection, const std::set<qint64> &buckets,
                                                       int thisYear);

private:
    std::map<qint64, BucketMeaning> m_known;
};

/// Takes what means the same together.
std::vector<StorePart> storePartsOf(const std::vector<BucketHere> &buckets, const std::map<qint64, BucketMeaning> &meanings);

} // namespace peygir::cases
