// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/desk/content_scan.h"

namespace peygir::sync {

/// Counts again what a desk's base holds, from the rows themselves (SYNC 17): a store that was damaged, or a fault of
/// ours, shows as a difference from what was counted while pulls were applied. The base is looked at below the shadows of
/// waiting commands. A row whose hash is not that of its content counts twice, so that its part differs.
class SelfCheck
{
public:
    SelfCheck(storage::Connection &connection, const Registry &registry)
        : m_connection(connection)
        , m_registry(registry)
        , m_scan(connection, registry)
    {}

    /// Of one bucket that is held.
    Result<PartSums> partsOf(qint64 bucket);

    struct Step
    {
        /// Everything has been looked at once; the next step begins again.
        bool isLast = false;
        /// Something was not as it was counted.
        bool hasFound = false;
        /// Rows counted in this step, once for each bucket that they are in.
        qint64 rows = 0;
    };
    /// Goes on with a walk through everything that is held, `most` rows further, and marks the buckets that are not as they
    /// were counted (`held_bucket.doubted`). Inside a transaction that may write. Where there is something that this program
    /// does not know, it walks aggregate by aggregate, which is slow, and `most` are memberships.
    Result<Step> walk(int most);
    /// These buckets have changed: what was counted of them on this walk says nothing.
    void touched(qint64 bucket) { m_touched.insert(bucket); }
    /// Everything has changed.
    void startOver();

private:
    using Shadows = ContentScan::Shadows;

    Result<Shadows> shadows();
    Result<Step> walkAggregates(int most);
    Result<Step> scan(int most);
    Result<Step> stepped(bool isLast, qint64 counted, std::set<qint64> wrong);
    Result<void> addWrongSums(std::set<qint64> &wrong);

    storage::Connection &m_connection;
    const Registry &m_registry;
    ContentScan m_scan;
    /// Whether this walk is a scan; unknown between two walks.
    std::optional<bool> m_scans;
    /// The last aggregate of a walk by aggregates so far.
    std::optional<Uuid> m_after;
    ContentScan::Sums m_sums;
    std::set<qint64> m_touched;
};

} // namespace peygir::sync
