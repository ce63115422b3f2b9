// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/desk/desk_rows.h"
#include "sync/wire/messages.h"
#include "sync/wire/page_reader.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace peygir::sync {

/// Brings a desk's base from one state of the server to another: rows, membership and sums, inside the caller's
/// transaction and after a rewind. Lives for one pull.
class PullApplier
{
public:
    /// `set`: what the desk may hold; outlives it.
    PullApplier(storage::Connection &connection, const Registry &registry, DeskRows &rows, const BucketSet &set)
        : m_connection(connection)
        , m_registry(registry)
        , m_rows(rows)
        , m_set(set)
        , m_reader(registry)
    {}

    /// Most of what comes is not here yet: asks once what is, instead of for each aggregate. Before the first `apply`.
    Result<void> expectNew();
    /// Pages in the order in which they came; a later image counts more than an earlier one. Fails with "sync.malformed", and
    /// "sync.contradiction" where one is of a bucket outside the set.
    Result<void> apply(const std::vector<QByteArray> &pages);
    /// Whether all of the set is here now, or only what has come so far.
    enum class Part { All, Early };
    /// Drops what no held bucket holds any longer, notes what is held now and marks the buckets whose sums are not what the
    /// server says (SYNC 17). The mark stays until a later sum agrees. Fails with "sync.contradiction" as `apply` does.
    Result<void> finish(Part part, const std::vector<Digest> &digests);
    /// The buckets of which rows came or went, or of which the server told the sum.
    std::vector<qint64> counted() const;
    /// Rows that the pages had.
    qint64 rowsCame() const { return m_rowsCame; }

    /// Drops every bucket that is not in the set, with what only it held (SYNC 7).
    Result<void> dropBucketsOutside();

private:
    /// The buckets that an aggregate is in.
    struct Membership
    {
        std::set<qint64> before;
        std::set<qint64> now;
        /// Nothing of it was here, and no earlier page brought any: none of its rows can have an old image.
        bool fresh;
        /// What it adds to the sums of each bucket that it is in; read when that is first asked for.
        std::optional<Digest> sum;
    };

    /// Of one bucket.
    struct Sum
    {
        Digest digest;
        /// With what the server last said.
        bool agrees;
    };

    bool mayHold(qint64 bucket) const { return std::binary_search(m_set.buckets.begin(), m_set.buckets.end(), bucket); }
    Result<void> applyPage(const Page &page);
    Result<void> applyRows(const PageRows &rows);
    Result<void> applyChanged(const ChangedRows &changed);
    Result<void> applyUnknown(const UnknownRow &row);
    Result<void> countRow(Membership &membership, qint64 hash, const std::optional<qint64> &before);
    Result<bool> holdsNothing();
    Result<Membership *> membershipOf(const AggregateId &aggregate);
    Result<void> join(const AggregateId &aggregate, qint64 bucket);
    Result<void> leave(const AggregateId &aggregate, qint64 bucket);
    Result<Digest> sumOf(const AggregateId &aggregate, Membership &membership);
    Result<void> count(qint64 bucket, qint64 rows, quint64 sum);
    Result<void> writeMemberships();
    Result<void> writeMembership(const AggregateId &aggregate, const Membership &membership,
                                 std::vector<Value> &joined);

    storage::Connection &m_connection;
    const Registry &m_registry;
    DeskRows &m_rows;
    const BucketSet &m_set;
    PageReader m_reader;
    /// Whether no aggregate was here before this pull: then none has to be looked up.
    std::optional<bool> m_holdsNothing;
    /// All that was here before this pull, where that is little.
    std::optional<std::unordered_set<AggregateId>> m_here;
    std::unordered_map<AggregateId, Membership> m_memberships;
    std::map<qint64, Sum> m_sums;
    qint64 m_rowsCame = 0;
};

} // namespace peygir::sync
