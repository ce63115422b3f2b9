// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/snapshot_maker.h"

#include "base/limits.h"
#include "storage/door.h"
#include "sync/server/history.h"

#include <algorithm>
#include <map>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

/// Aggregates that are read and written together.
constexpr size_t aggregatesAtOnce = 2000;

/// Without a key: rows are written in the order of their ids and read from the first to the last.
QByteArray tableOf(const Table &table)
{
    QByteArray names;
    for (const QByteArray &name : table.allNames)
        names += (names.isEmpty() ? "" : ", ") + name;
    return "CREATE TABLE " + table.name + " (" + names + ')';
}

} // namespace

Result<SnapshotManifest> SnapshotMaker::fill(qint64 bucket, Connection &file, const std::function<bool()> &isStopping)
{
    TRY_LET(Transaction reading, Transaction::begin(m_source, Connection::Access::Read));
    TRY_LET(const Cursor head, headOf(m_source));
    SnapshotManifest manifest{m_schema, bucket, head, 0, 0, {}};
    std::map<int, std::vector<Uuid>> members;
    TRY(m_source.each("SELECT kind, aggregate FROM log WHERE bucket = ? AND NOT removed", {Value(bucket)},
                      [&members](const RowView &view) {
                          members[int(view.integer(0))].push_back(view.uuid(1));
                          return true;
                      }));
    TRY_LET(Transaction writing, Transaction::begin(file, Connection::Access::Write));
    TRY(file.run(QByteArray("CREATE TABLE ") + snapshotMembers + " (kind, aggregate)"));
    for (auto &[kind, aggregates] : members) {
        const AggregateType *type = m_registry.aggregate(kind);
        if (!type)
            return Error("sync.snapshot_differs");
        for (const Table *table : type->tables)
            TRY(file.run(tableOf(*table)));
        std::sort(aggregates.begin(), aggregates.end());
        for (size_t at = 0; at < aggregates.size(); at += aggregatesAtOnce) {
            if (isStopping && isStopping())
                return Error("storage.cancelled");
            TRY(copy(*type, std::span(aggregates).subspan(at, std::min(aggregatesAtOnce, aggregates.size() - at)), file,
                     manifest));
        }
    }
    qint64 rows = 0;
    qint64 sum = 0;
    TRY(m_source.each("SELECT row_count, row_sum FROM bucket_sum WHERE bucket = ?", {Value(bucket)}, [&](const RowView &view) {
        rows = view.integer(0);
        sum = view.integer(1);
        return false;
    }));
    if (rows != manifest.rows || sum != manifest.sum)
        return Error("sync.snapshot_differs");
    TRY(writing.commit());
    return manifest;
}

Result<void> SnapshotMaker::copy(const AggregateType &type, std::span<const Uuid> aggregates, Connection &file,
                                 SnapshotManifest &manifest)
{
    std::vector<Value> members;
    for (const Uuid &aggregate : aggregates)
        members.insert(members.end(), {Value(type.kind.number), Value(aggregate)});
    TRY(file.putMany("member", {"kind", "aggregate"}, {}, members));
    storage::Door door(m_source);
    storage::Door into(file);
    for (const Table *table : type.tables) {
        TRY_LET(const std::vector<RowPointer> rows, door.rowsOfMany(*table, aggregates));
        std::vector<Value> values;
        values.reserve(rows.size() * table->allNames.size());
        for (const RowPointer &row : rows) {
            values.insert(values.end(), {row->id, row->aggregate, row->rev, row->seq, row->hash});
            values.insert(values.end(), row->values.begin(), row->values.end());
            ++manifest.rows;
            manifest.sum = qint64(quint64(manifest.sum) + quint64(row->hash));
        }
        TRY(into.append(*table, values));
    }
    return {};
}

Result<SnapshotOffer> packSnapshot(SnapshotManifest &manifest, const SnapshotPacking &packing)
{
    qint64 data = 0;
    for (qint64 at = 0; at < packing.size; at += limits::snapshotChunkBytes) {
        TRY_LET(const QByteArray pages, packing.read(at, std::min<qint64>(limits::snapshotChunkBytes, packing.size - at)));
        const QByteArray packed = packedChunk(pages);
        manifest.chunks.push_back({BlobHash::of(pages), packed.size(), pages.size()});
        data += packed.size();
        TRY(packing.write(packed));
    }
    const QByteArray list = manifest.encoded();
    TRY(packing.write(list));
    return SnapshotOffer{manifest.bucket, BlobHash::of(list), manifest.at.seq, manifest.rows, data, list.size()};
}

} // namespace peygir::sync
