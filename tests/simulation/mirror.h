// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "simulation/settings.h"
#include "storage/door.h"
#include "sync/wire/messages.h"

#include <map>
#include <set>

namespace peygir::simulation {

using RowKey = std::pair<const Table *, Uuid>;

/// Content of a bucket, comparable between server and desk.
struct BucketPrint
{
    qint64 rows = 0;
    /// Of row hashes modulo 2^64, as the engines count it.
    quint64 sum = 0;
    /// Over whole images, bookkeeping included, and over which aggregates are there.
    quint64 image = 0;

    BucketPrint &operator+=(const BucketPrint &other);
    BucketPrint &operator-=(const BucketPrint &other);
    friend bool operator==(const BucketPrint &, const BucketPrint &) = default;
};

/// Rows of one aggregate.
using Content = std::map<RowKey, RowPointer>;
BucketPrint printOf(const AggregateId &aggregate, const Content &rows);

/// What the server's database said at every head that it ever had, read from the outside after each group. The truth
/// that desks are held to: their base is one of these states.
class Mirror
{
public:
    explicit Mirror(const Registry &registry) : m_registry(&registry) {}

    /// Reads what is new. Call it whenever the server may have committed.
    Result<void> follow(storage::Connection &server);
    /// Compares the whole database with what was read piece by piece.
    Result<std::optional<QByteArray>> difference(storage::Connection &server) const;

    const sync::Cursor &head() const { return *m_head; }
    /// Null: the server never had this head.
    const QByteArray *chainAt(qint64 seq) const;
    BucketPrint print(qint64 bucket, qint64 head) const;
    /// What was in a bucket at a head.
    std::map<AggregateId, Content> content(qint64 bucket, qint64 head) const;
    /// Whether this was the row's image at any head.
    bool everHad(const Row &row) const;
    /// The newest image; null where there is no such row.
    RowPointer row(const Table &table, const Uuid &id) const;
    /// The image at a head; null where there was none.
    RowPointer rowAt(const Table &table, const Uuid &id, qint64 head) const;
    /// Newest rows of a table.
    std::vector<RowPointer> rows(const Table &table) const;
    /// Rows of a table at a head; and those of one aggregate.
    std::vector<RowPointer> rowsAt(const Table &table, qint64 head) const;
    std::vector<RowPointer> rowsOfAt(const Table &table, const Uuid &aggregate, qint64 head) const;
    /// What was new or other in the last step of `follow`.
    const std::vector<RowKey> &changed() const { return m_changed; }

private:
    template <class T>
    using History = std::vector<std::pair<qint64, T>>;
    template <class T>
    static const T *at(const History<T> &history, qint64 head);

    Content contentAt(const AggregateId &aggregate, qint64 head) const;
    Result<void> followAggregate(storage::Door &door, const AggregateId &aggregate);

    const Registry *m_registry;
    std::optional<sync::Cursor> m_head;
    std::map<qint64, QByteArray> m_chain;
    std::map<RowKey, History<RowPointer>> m_rows;
    std::vector<RowKey> m_changed;
    std::map<AggregateId, std::set<RowKey>> m_rowsOf;
    /// The buckets of an aggregate, and its print.
    std::map<AggregateId, History<std::set<qint64>>> m_buckets;
    std::map<AggregateId, BucketPrint> m_prints;
    std::map<qint64, History<BucketPrint>> m_bucketPrints;
    /// Every aggregate that was ever in the bucket.
    std::map<qint64, std::set<AggregateId>> m_everIn;
};

/// The words of a row, for people.
QByteArray described(const Row &row);

} // namespace peygir::simulation
