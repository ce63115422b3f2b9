// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/door.h"
#include "sync/server/bucket_sets.h"
#include "sync/server/page_memory.h"
#include "sync/server/recent_changes.h"
#include "sync/server/snapshots.h"
#include "sync/wire/page_writer.h"

#include <set>

namespace peygir::sync {

/// Answers pulls from one state of the database (SYNC 4, 7, 13). Only reads; any number may work at once, each with a
/// connection of its own.
class PullAnswerer
{
public:
    /// `pageRows` limits one answer; tests make it small. Pages that others may be served too are taken from `shelf` and kept
    /// there, where there is one; it must outlive this.
    PullAnswerer(storage::Connection &connection, const Registry &registry, BucketSetOf bucketSetOf,
                 int pageRows = limitOfPageRows(), PageShelf *shelf = nullptr);

    /// Asks what changed in rows that a desk has; must outlive this. Without it rows are sent whole.
    void ask(const RecentChanges &recent) { m_recent = &recent; }

    /// Errors: "sync.desk_too_old" (the desk's program is older than what can read this), "sync.epoch_changed" (the
    /// cursor belongs to another history), "sync.cursor_expired" (what has left buckets since is no longer known: the desk
    /// begins anew), "sync.not_in_set" (a bucket was asked for that the user may not hold), and the machine's.
    Result<PullResponse> answer(const UserId &user, const PullRequest &request, Instant now);

private:
    static int limitOfPageRows();

    /// Where one bucket is read from.
    struct Visit
    {
        /// Entries after this seq.
        qint64 from;
        /// Nothing of this bucket is on the desk yet: all rows go.
        bool whole;
        /// The bucket's newest change in this state.
        qint64 newest;
        /// What the desk has of this bucket is of this place and not of its cursor: a snapshot.
        std::optional<qint64> has = {};
        RowForm form = RowForm::Whole;
    };
    struct Budget
    {
        int rows;
    };
    /// Buckets in the order in which a round visits them.
    using Visits = std::vector<std::pair<qint64, Visit>>;

    Result<void> checkHorizon(const PullRequest &request, const Cursor &head);
    Result<Visits> visits(const PullRequest &request, const BucketSet &set, const Position &position, qint64 cursorSeq);
    /// Names the snapshots that a desk without anything takes instead of rows, on its first request; and from then on holds
    /// what it says that it took against what is still known (SYNC 18).
    Result<void> chooseSnapshots(PullRequest &request, const std::set<qint64> &early, const BucketSet &set,
                                 const Cursor &head, PullResponse &response);
    /// All of the set in the order of a first synchronisation, and which of them come early.
    Result<std::vector<BucketRows>> planOf(const BucketSet &set);
    /// Writes entries of one bucket until its end or the budget's; answers the seq of the last entry written, or
    /// nothing at the bucket's end.
    Result<std::optional<qint64>> readBucket(qint64 bucket, const Visit &visit, qint64 cursorSeq, Budget &budget,
                                             PullResponse &response);
    /// `isNew`: whoever reads the page has not had the row's aggregate.
    void writeRow(const Row &row, bool isNew, const Visit &visit, qint64 cursorSeq, PageWriter &page) const;
    /// The same for a desk that goes on from its cursor: the bucket's whole gain, as it is kept or made for others too.
    Result<std::optional<qint64>> readShared(qint64 bucket, const Visit &visit, const Cursor &cursor, Budget &budget,
                                             PullResponse &response);
    Result<void> addDigests(const BucketSet &set, const PullRequest &request, qint64 cursorSeq, PullResponse &response);

    storage::Connection &m_connection;
    storage::Door m_door;
    const Registry &m_registry;
    BucketSetOf m_bucketSetOf;
    int m_pageRows;
    PageShelf *m_shelf;
    const qint64 m_tables;
    const RecentChanges *m_recent = nullptr;
    /// Of the answer that is made.
    std::optional<Uuid> m_epoch;
    LeftPlaces m_leftPlaces;
};

} // namespace peygir::sync
