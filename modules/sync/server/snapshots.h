// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "sync/server/bucket_sets.h"
#include "sync/wire/snapshot.h"

#include <map>
#include <set>

namespace peygir::sync {

/// Where all that lies that has left the buckets of snapshots since they were made: read from the log once for each state of the
/// history, and not by each desk that begins with nothing. On one thread.
class LeftPlaces
{
public:
    /// For each aggregate the buckets that hold it now, ascending, and the same ones once; none where it is nowhere.
    using Places = std::set<std::vector<qint64>>;

    /// As they are in the read transaction of `connection`, whose state is `head`. Fails as the database does.
    Result<const Places *> of(storage::Connection &connection, const SnapshotOffer &offer, const Cursor &head);
    /// Reads at once what is not known of these, which are noted (`Snapshots`), for whoever asks for them one by one in the same
    /// transaction.
    Result<void> learn(storage::Connection &connection, const std::vector<SnapshotOffer> &offers, const Cursor &head);

private:
    struct Known
    {
        Cursor head;
        Places places;
    };
    std::map<BlobHash, Known> m_known;
};

/// Which snapshots of large buckets there are (SYNC 18). The files are somebody else's; here is what the database knows.
/// Errors are the machine's unless said.
class Snapshots
{
public:
    struct Kept
    {
        SnapshotOffer offer;
        /// The node in whose folder it lies.
        QByteArray node;
    };

    explicit Snapshots(storage::Connection &connection) : m_connection(connection) {}

    /// For a desk whose program is of this schema, the newest of each of these buckets (ascending) that the node which leads has,
    /// that is of this history and after which nothing has been forgotten. In a read transaction; `head` and `horizon` are its own.
    Result<std::vector<SnapshotOffer>> offers(const std::vector<qint64> &buckets, int schema, const Cursor &head,
                                              qint64 horizon);
    /// Whether everything that has left the bucket since this one was made lies in one of these buckets (ascending): whoever holds
    /// them is shown nothing by it that he may not see, neither now nor as it was. In the same transaction, whose state is `head`;
    /// `left` remembers for whoever asks next.
    Result<bool> showsOnlyWhatIsIn(const std::vector<qint64> &buckets, const SnapshotOffer &offer, const Cursor &head,
                                   LeftPlaces &left);
    /// Nothing where it is not known, or not any more.
    Result<std::optional<Kept>> find(const BlobHash &hash);
    /// The same for who asks for its bytes. Fails with "sync.snapshot_gone" where it is not known, or he may not hold the
    /// bucket: to strangers both look the same.
    Result<Kept> forUser(const BlobHash &hash, const BucketSetOf &bucketSetOf, const UserId &user, Instant now);
    /// Those of one node.
    Result<std::vector<BlobHash>> of(const QByteArray &node);
    /// Buckets that have at least so many rows and of which that node has no snapshot, or one of which a share has changed
    /// (`limits::snapshotShare`); the largest first.
    Result<std::vector<qint64>> wanted(const QByteArray &node, int schema, qint64 leastRows);

    /// Notes a new one, and answers those that need not be kept any more: more than `limits::snapshotsKept` of the bucket. Fails
    /// with "sync.not_leader".
    Result<std::vector<BlobHash>> add(const SnapshotManifest &manifest, const SnapshotOffer &offer, const QByteArray &node,
                                      qint64 token);
    /// Its file is gone. Fails with "sync.not_leader".
    Result<void> forget(const BlobHash &hash, qint64 token);

private:
    storage::Connection &m_connection;
};

} // namespace peygir::sync
