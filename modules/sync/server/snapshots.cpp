// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/snapshots.h"

#include "base/limits.h"
#include "sync/server/history.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

/// Snapshots whose places are remembered.
constexpr size_t mostKnown = 1000;

constexpr char offerColumns[] = "s.bucket, s.hash, s.seq, s.row_count, s.data_bytes, s.manifest_bytes";

Result<SnapshotOffer> offerOf(const RowView &view)
{
    const auto hash = BlobHash::parse(view.utf8(1));
    if (!hash.ok())
        return Error("storage.damaged");
    return SnapshotOffer{view.integer(0), *hash, view.integer(2), view.integer(3), view.integer(4), view.integer(5)};
}

/// Whoever has been overtaken writes nothing (SYNC 3).
Result<void> fence(Connection &connection, qint64 token)
{
    TRY_LET(const qint64 mine,
            connection.run("UPDATE server_state SET head = head WHERE id = 1 AND token = ?", {Value(token)}));
    return mine == 1 ? Result<void>() : Error("sync.not_leader");
}

} // namespace

Result<std::vector<SnapshotOffer>> Snapshots::offers(const std::vector<qint64> &buckets, int schema, const Cursor &head,
                                                     qint64 horizon)
{
    std::map<qint64, SnapshotOffer> newest;
    std::optional<Error> damaged;
    // What was forgotten after it could not be told any more; and a history that was put back is another one.
    TRY(m_connection.each(QByteArray("SELECT ") + offerColumns
                              + " FROM snapshot s JOIN chain c ON c.seq = s.seq AND c.hash = s.chain"
                                " JOIN leader l ON l.node = s.node WHERE s.epoch = ? AND s.schema_number = ?"
                                " AND s.seq <= ? AND s.seq >= ? ORDER BY s.seq",
                          {Value(head.epoch), Value(schema), Value(head.seq), Value(horizon)}, [&](const RowView &view) {
                              const auto offer = offerOf(view);
                              if (!offer.ok())
                                  damaged = offer.error();
                              else if (std::binary_search(buckets.begin(), buckets.end(), offer->bucket))
                                  newest.insert_or_assign(offer->bucket, *offer);
                              return true;
                          }));
    if (damaged)
        return *damaged;
    std::vector<SnapshotOffer> offers;
    for (const auto &[bucket, offer] : newest)
        offers.push_back(offer);
    return offers;
}

Result<const LeftPlaces::Places *> LeftPlaces::of(Connection &connection, const SnapshotOffer &offer, const Cursor &head)
{
    TRY(learn(connection, {offer}, head));
    return &m_known.at(offer.hash).places;
}

Result<void> LeftPlaces::learn(Connection &connection, const std::vector<SnapshotOffer> &offers, const Cursor &head)
{
    std::map<BlobHash, Places> left;
    std::vector<Value> hashes;
    for (const SnapshotOffer &offer : offers) {
        const auto known = m_known.find(offer.hash);
        if ((known == m_known.end() || known->second.head != head) && left.emplace(offer.hash, Places()).second)
            hashes.push_back(Value::text(offer.hash.hex()));
    }
    if (hashes.empty())
        return {};
    // One line for each place where something is that has left, and one without a place where it is nowhere; those of one
    // aggregate together.
    std::vector<qint64> buckets;
    std::optional<std::tuple<BlobHash, qint64, Uuid>> last;
    const auto add = [&] { left[std::get<0>(*last)].insert(std::exchange(buckets, {})); };
    TRY(connection.each("SELECT s.hash, r.kind, r.aggregate, p.bucket FROM snapshot s"
                        " JOIN log r ON r.bucket = s.bucket AND r.seq > s.seq AND r.removed"
                        " LEFT JOIN log p ON p.aggregate = r.aggregate AND p.kind = r.kind AND NOT p.removed WHERE s.hash IN ("
                            + QByteArray("?, ").repeated(qsizetype(hashes.size())).chopped(2)
                            + ") ORDER BY s.hash, r.aggregate, r.kind, p.bucket",
                        hashes, [&](const RowView &view) {
                            const std::tuple aggregate{*BlobHash::parse(view.utf8(0)), view.integer(1), view.uuid(2)};
                            if (last && *last != aggregate)
                                add();
                            last = aggregate;
                            if (!view.isNull(3))
                                buckets.push_back(view.integer(3));
                            return true;
                        }));
    if (last)
        add();
    // Those of snapshots that are gone go with a whole round.
    if (m_known.size() + left.size() > mostKnown)
        m_known.clear();
    for (auto &[hash, places] : left)
        m_known.insert_or_assign(hash, Known{head, std::move(places)});
    return {};
}

Result<bool> Snapshots::showsOnlyWhatIsIn(const std::vector<qint64> &buckets, const SnapshotOffer &offer, const Cursor &head,
                                          LeftPlaces &left)
{
    TRY_LET(const LeftPlaces::Places *places, left.of(m_connection, offer, head));
    return std::all_of(places->begin(), places->end(), [&buckets](const std::vector<qint64> &where) {
        return std::any_of(where.begin(), where.end(),
                           [&buckets](qint64 bucket) { return std::binary_search(buckets.begin(), buckets.end(), bucket); });
    });
}

Result<std::optional<Snapshots::Kept>> Snapshots::find(const BlobHash &hash)
{
    std::optional<Kept> found;
    std::optional<Error> damaged;
    TRY(m_connection.each(QByteArray("SELECT ") + offerColumns + ", s.node FROM snapshot s WHERE s.hash = ?",
                          {Value::text(hash.hex())}, [&](const RowView &view) {
                              const auto offer = offerOf(view);
                              if (offer.ok())
                                  found = Kept{*offer, view.utf8(6)};
                              else
                                  damaged = offer.error();
                              return false;
                          }));
    if (damaged)
        return *damaged;
    return found;
}

Result<Snapshots::Kept> Snapshots::forUser(const BlobHash &hash, const BucketSetOf &bucketSetOf, const UserId &user,
                                           Instant now)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Read));
    TRY_LET(const std::optional<Kept> kept, find(hash));
    TRY_LET(const BucketSet set, bucketSetOf(m_connection, user, now));
    if (!kept || !std::binary_search(set.buckets.begin(), set.buckets.end(), kept->offer.bucket))
        return Error("sync.snapshot_gone");
    TRY(transaction.commit());
    return *kept;
}

Result<std::vector<BlobHash>> Snapshots::of(const QByteArray &node)
{
    std::vector<BlobHash> hashes;
    TRY(m_connection.each("SELECT hash FROM snapshot WHERE node = ?", {Value::text(node)}, [&hashes](const RowView &view) {
        if (const auto hash = BlobHash::parse(view.utf8(0)); hash.ok())
            hashes.push_back(*hash);
        return true;
    }));
    return hashes;
}

Result<std::vector<qint64>> Snapshots::wanted(const QByteArray &node, int schema, qint64 leastRows)
{
    struct Large
    {
        qint64 bucket;
        qint64 rows;
        std::optional<qint64> madeAt;
    };
    std::vector<Large> large;
    // One that is older than what the log remembers is told to nobody: it is as if there were none.
    TRY_LET(const qint64 horizon, horizonOf(m_connection));
    TRY(m_connection.each("SELECT b.bucket, b.row_count, (SELECT MAX(s.seq) FROM snapshot s, server_state t WHERE s.bucket = b.bucket"
                          " AND s.node = ? AND s.schema_number = ? AND s.epoch = t.epoch AND s.seq >= ?) FROM bucket_sum b"
                          " WHERE b.row_count >= ? ORDER BY b.row_count DESC",
                          {Value::text(node), Value(schema), Value(horizon), Value(leastRows)}, [&large](const RowView &view) {
                              large.push_back({view.integer(0), view.integer(1),
                                               view.isNull(2) ? std::nullopt : std::optional(view.integer(2))});
                              return true;
                          }));
    std::vector<qint64> wanted;
    for (const Large &one : large) {
        qint64 changed = one.rows;
        if (one.madeAt) {
            TRY(m_connection.each("SELECT COUNT(*) FROM log WHERE bucket = ? AND seq > ?",
                                  {Value(one.bucket), Value(*one.madeAt)}, [&changed](const RowView &view) {
                                      changed = view.integer(0);
                                      return false;
                                  }));
        }
        if (!one.madeAt || changed * limits::snapshotShare >= one.rows)
            wanted.push_back(one.bucket);
    }
    return wanted;
}

Result<std::vector<BlobHash>> Snapshots::add(const SnapshotManifest &manifest, const SnapshotOffer &offer,
                                             const QByteArray &node, qint64 token)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(fence(m_connection, token));
    TRY(m_connection.run("INSERT INTO snapshot (hash, bucket, node, epoch, seq, chain, schema_number, row_count, data_bytes,"
                         " manifest_bytes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                         {Value::text(offer.hash.hex()), Value(offer.bucket), Value::text(node), Value(manifest.at.epoch),
                          Value(manifest.at.seq), Value::bytes(manifest.at.chain), Value(manifest.schema), Value(offer.rows),
                          Value(offer.dataBytes), Value(offer.manifestBytes)}));
    // Those of another history or schema as well: nobody is told of them any more.
    std::vector<BlobHash> old;
    int newer = 0;
    TRY(m_connection.each("SELECT hash, epoch, schema_number FROM snapshot WHERE bucket = ? AND node = ? ORDER BY seq DESC",
                          {Value(offer.bucket), Value::text(node)}, [&](const RowView &view) {
                              const bool isOfNow = view.uuid(1) == manifest.at.epoch && view.integer(2) == manifest.schema;
                              const auto hash = BlobHash::parse(view.utf8(0));
                              if (hash.ok() && (!isOfNow || ++newer > limits::snapshotsKept))
                                  old.push_back(*hash);
                              return true;
                          }));
    for (const BlobHash &hash : old)
        TRY(m_connection.run("DELETE FROM snapshot WHERE hash = ?", {Value::text(hash.hex())}));
    TRY(transaction.commit());
    return old;
}

Result<void> Snapshots::forget(const BlobHash &hash, qint64 token)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    TRY(fence(m_connection, token));
    TRY(m_connection.run("DELETE FROM snapshot WHERE hash = ?", {Value::text(hash.hex())}));
    return transaction.commit();
}

} // namespace peygir::sync
