// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/door.h"
#include "sync/wire/verify.h"

#include <map>
#include <set>

namespace peygir::sync {

/// Goes once through all rows of a desk's store, table by table in the order in which they lie, and makes each row's hash
/// anew from its columns (SYNC 17). Several times as fast as asking aggregate by aggregate, and for whole rows only: it does
/// not look at what this program does not know (UnknownRows). A row that moves in its table between two steps has been
/// changed by a pull, and its bucket is told to `SelfCheck::touched`.
class ContentScan
{
public:
    /// The image below a waiting command; null: the command made the row.
    using Shadows = std::map<std::pair<QByteArray, Uuid>, RowPointer>;

    ContentScan(storage::Connection &connection, const Registry &registry);

    /// What was counted since the beginning, by bucket.
    using Sums = std::map<qint64, PartSum>;
    struct Found
    {
        bool isLast = false;
        /// Once for each bucket that they are in.
        qint64 rows = 0;
        /// Buckets of rows whose hash is not that of their content.
        std::set<qint64> wrong;
    };
    /// Counts `most` rows further, at most, into `sums`. Inside a transaction; fails with the machine's errors.
    Result<Found> step(int most, const Shadows &below, Sums &sums);
    void startOver();

private:
    struct At
    {
        size_t table = 0;
        /// The key of the last row: its rowid, or its id in a table without one. Null at the table's beginning.
        Value after;
        /// Its rows do not lie in the order of their aggregates.
        bool areScattered = false;
    };

    struct Line
    {
        Uuid id;
        Uuid aggregate;
        /// As the row says, and as its content is.
        qint64 hash;
        qint64 content;
    };

    /// Answers how many rows were read.
    Result<int> readTable(int most, const Shadows &below, Sums &sums, Found &found);
    /// Where the aggregates of `m_lines` are held. One reading of what lies between the first and the last of them is several times
    /// as fast as looking each up, where they lie together.
    Result<void> readPlaces(const AggregateKind &kind);
    Result<void> readRange(const AggregateKind &kind);
    Result<bool> hasRowid(const Table &table);

    storage::Connection &m_connection;
    std::vector<const Table *> m_tables;
    At m_at;
    std::vector<Line> m_lines;
    /// Aggregates and their buckets, ascending.
    std::vector<std::pair<Uuid, qint64>> m_places;
};

} // namespace peygir::sync
