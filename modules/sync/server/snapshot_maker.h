// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/connection.h"
#include "sync/wire/snapshot.h"

namespace peygir::sync {

/// Fills an empty SQLite file with one bucket as it is in one state of the database, on either database (SYNC 18). Reads with
/// a connection of its own, in one read transaction. `schema` is the number of this program's newest replicated migration.
class SnapshotMaker
{
public:
    SnapshotMaker(storage::Connection &source, const Registry &registry, int schema)
        : m_source(source)
        , m_registry(registry)
        , m_schema(schema)
    {}

    /// Answers what it is of, still without parts. `file` was opened with `SqliteOptions::roomForSeal`; close it before it is
    /// packed. Fails with "sync.snapshot_differs" where the rows are not those that were counted (SYNC 17), and with the
    /// machine's errors; then the file is of no use.
    /// `isStopping` is asked now and then; where it says yes, fails with "storage.cancelled".
    Result<SnapshotManifest> fill(qint64 bucket, storage::Connection &file, const std::function<bool()> &isStopping = {});

private:
    Result<void> copy(const AggregateType &type, std::span<const Uuid> aggregates, storage::Connection &file,
                      SnapshotManifest &manifest);

    storage::Connection &m_source;
    const Registry &m_registry;
    int m_schema;
};

/// Reads so many bytes of the filled file at a place, and writes what is to be kept, one piece behind the other.
struct SnapshotPacking
{
    qint64 size;
    std::function<Result<QByteArray>(qint64 from, qint64 bytes)> read;
    std::function<Result<void>(const QByteArray &bytes)> write;
};

/// Packs a filled file: its parts, and behind them the manifest, by whose hash it is offered. Errors are those of the two.
Result<SnapshotOffer> packSnapshot(SnapshotManifest &manifest, const SnapshotPacking &packing);

} // namespace peygir::sync
