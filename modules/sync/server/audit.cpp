// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/audit.h"

#include "storage/door.h"
#include "sync/server/history.h"

#include <algorithm>
#include <map>
#include <set>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;

namespace {

/// Entries of the log that are looked at together. No aggregate is in nearly as many buckets.
constexpr size_t chunkEntries = 2000;

struct Entry
{
    AggregateId aggregate;
    qint64 bucket;
    qint64 seq;
    bool removed;
};

class Audit
{
public:
    Audit(Connection &connection, const Registry &registry)
        : m_connection(connection)
        , m_door(connection)
        , m_registry(registry)
    {}

    Result<StoreReport> run()
    {
        TRY_LET(m_report.head, headOf(m_connection));
        TRY(followChain());
        TRY(readAll());
        TRY(compareCounts());
        TRY(compareSums());
        return std::move(m_report);
    }

private:
    void found(Error finding)
    {
        ++m_report.found;
        if (m_report.findings.size() < StoreReport::findingsKept)
            m_report.findings.push_back(std::move(finding));
    }
    void found(const char *id, const char *name, const QVariant &value)
    {
        found(Error(id, {{QString::fromLatin1(name), value}}));
    }

    Result<void> followChain();
    Result<void> readReceipts(std::vector<bool> &places);
    Result<void> readAll();
    Result<std::vector<Entry>> nextEntries(const std::optional<Uuid> &after);
    Result<void> readChunk(const std::vector<Entry> &entries);
    void countRow(const Row &row);
    Result<void> compareCounts();
    Result<void> compareSums();

    Connection &m_connection;
    storage::Door m_door;
    const Registry &m_registry;
    StoreReport m_report;
    std::map<qint64, Digest> m_buckets;
    std::map<const Table *, qint64> m_seen;
    // Of the chunk that is being read.
    std::map<AggregateId, Digest> m_sums;
    std::map<AggregateId, std::set<qint64>> m_given;
};

Result<void> Audit::readReceipts(std::vector<bool> &places)
{
    return m_connection.each("SELECT seq FROM receipt", {}, [&](const RowView &view) {
        const qint64 seq = view.integer(0);
        ++m_report.receipts;
        if (seq < 1 || seq > m_report.head.seq || places[size_t(seq)])
            found("sync.audit.receipts", "seq", seq);
        else
            places[size_t(seq)] = true;
        return true;
    });
}

/// The row hashes that went into a link are not kept, so that it cannot be made anew; what can be seen is that nothing of it
/// is missing: each group ends at a command, every place between 1 and the head has its command, and the last link is the
/// one that the head names.
Result<void> Audit::followChain()
{
    constexpr qint64 mostPlaces = 1'000'000'000;
    if (m_report.head.seq < 0 || m_report.head.seq > mostPlaces) {
        found("sync.audit.chain", "seq", m_report.head.seq);
        return {};
    }
    std::vector<bool> places(size_t(m_report.head.seq) + 1);
    places[0] = true;
    TRY(readReceipts(places));
    qint64 last = -1;
    QByteArray lastHash;
    TRY(m_connection.each("SELECT seq, hash FROM chain ORDER BY seq", {}, [&](const RowView &view) {
        const qint64 seq = view.integer(0);
        const bool known = seq >= 0 && seq <= m_report.head.seq && places[size_t(seq)];
        lastHash = view.bytes(1);
        if (!known || (last < 0 && seq != 0) || lastHash.size() != 32)
            found("sync.audit.chain", "seq", seq);
        last = seq;
        ++m_report.links;
        return true;
    }));
    if (last != m_report.head.seq || lastHash != m_report.head.chain)
        found("sync.audit.chain", "seq", m_report.head.seq);
    if (const auto gap = std::find(places.begin(), places.end(), false); gap != places.end())
        found("sync.audit.receipts", "seq", qint64(gap - places.begin()));
    return {};
}

Result<std::vector<Entry>> Audit::nextEntries(const std::optional<Uuid> &after)
{
    std::vector<Entry> entries;
    const QByteArray columns = "SELECT kind, aggregate, bucket, seq, removed FROM log ";
    const QByteArray order = "ORDER BY aggregate, kind, bucket LIMIT ?";
    const auto keep = [&entries](const RowView &view) {
        entries.push_back({{int(view.integer(0)), view.uuid(1)}, view.integer(2), view.integer(3), view.boolean(4)});
        return true;
    };
    const Value most(qint64(chunkEntries) + 1);
    if (after)
        TRY(m_connection.each(columns + "WHERE aggregate > ? " + order, {Value(*after), most}, keep));
    else
        TRY(m_connection.each(columns + order, {most}, keep));
    // The last aggregate may go on behind the end; it is read whole the next time.
    if (entries.size() > chunkEntries) {
        const Uuid unfinished = entries.back().aggregate.id;
        std::erase_if(entries, [&unfinished](const Entry &entry) { return entry.aggregate.id == unfinished; });
    }
    return entries;
}

Result<void> Audit::readAll()
{
    std::optional<Uuid> after;
    for (;;) {
        TRY_LET(const std::vector<Entry> entries, nextEntries(after));
        if (entries.empty())
            return {};
        after = entries.back().aggregate.id;
        TRY(readChunk(entries));
    }
}

void Audit::countRow(const Row &row)
{
    ++m_report.rows;
    ++m_seen[row.table];
    Digest &sum = m_sums[row.aggregateId()];
    ++sum.rows;
    sum.sum = qint64(quint64(sum.sum) + quint64(row.hash));
    if (contentHash(row) != row.hash || row.seq > m_report.head.seq)
        found(Error("sync.audit.row", {{QStringLiteral("table"), QString::fromLatin1(row.table->name)},
                                       {QStringLiteral("id"), row.id.toString()}}));
}

Result<void> Audit::readChunk(const std::vector<Entry> &entries)
{
    m_sums.clear();
    m_given.clear();
    std::map<int, std::vector<Uuid>> byKind;
    std::map<AggregateId, std::set<qint64>> noted;
    for (const Entry &entry : entries) {
        const auto [known, isNew] = noted.try_emplace(entry.aggregate);
        if (isNew)
            byKind[entry.aggregate.kind].push_back(entry.aggregate.id);
        if (!entry.removed)
            known->second.insert(entry.bucket);
        if (entry.seq > m_report.head.seq)
            found("sync.audit.membership", "id", entry.aggregate.id.toString());
    }
    for (const auto &[kind, ids] : byKind) {
        const AggregateType *type = m_registry.aggregate(kind);
        for (const Table *table : type ? type->tables : std::vector<const Table *>()) {
            TRY_LET(const std::vector<RowPointer> rows, m_door.rowsOfMany(*table, ids));
            for (const RowPointer &row : rows) {
                countRow(*row);
                if (!table->root)
                    continue;
                for (const Bucket &bucket : type->bucketsOf(*row))
                    m_given[row->aggregateId()].insert(bucket.id());
            }
        }
    }
    for (const auto &[aggregate, buckets] : noted) {
        ++m_report.aggregates;
        if (!m_sums.contains(aggregate) || m_given[aggregate] != buckets)
            found("sync.audit.membership", "id", aggregate.id.toString());
        for (const qint64 bucket : buckets) {
            Digest &sum = m_buckets[bucket];
            sum.rows += m_sums[aggregate].rows;
            sum.sum = qint64(quint64(sum.sum) + quint64(m_sums[aggregate].sum));
        }
    }
    return {};
}

Result<void> Audit::compareCounts()
{
    for (const auto &[kind, type] : m_registry.aggregates()) {
        for (const Table *table : type.tables) {
            qint64 there = 0;
            TRY(m_connection.each("SELECT COUNT(*) FROM " + table->name, {}, [&there](const RowView &view) {
                there = view.integer(0);
                return false;
            }));
            if (there != m_seen[table])
                found("sync.audit.rows", "table", QString::fromLatin1(table->name));
        }
    }
    return {};
}

Result<void> Audit::compareSums()
{
    TRY(m_connection.each("SELECT bucket, row_count, row_sum FROM bucket_sum", {}, [this](const RowView &view) {
        const Digest counted = m_buckets[view.integer(0)];
        if (counted.rows != view.integer(1) || counted.sum != view.integer(2))
            found("sync.audit.sum", "bucket", view.integer(0));
        m_buckets.erase(view.integer(0));
        ++m_report.buckets;
        return true;
    }));
    // Something lies in them, and no sum was kept.
    for (const auto &[bucket, sum] : m_buckets)
        found("sync.audit.sum", "bucket", bucket);
    return {};
}

} // namespace

Result<StoreReport> auditStore(Connection &connection, const Registry &registry)
{
    Q_ASSERT_X(connection.inTransaction(), "auditStore", "it has to be one state");
    return Audit(connection, registry).run();
}

} // namespace peygir::sync
