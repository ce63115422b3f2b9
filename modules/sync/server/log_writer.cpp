// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/log_writer.h"

#include "storage/by_ids.h"
#include "sync/wire/plants.h"

#include <algorithm>
#include <set>

namespace peygir::sync {

using storage::RowView;

Result<void> LogWriter::write(const std::map<AggregateId, qint64> &touched)
{
    TRY(compareRows());
    TRY(readEntries(touched));
    for (const auto &[aggregate, seq] : touched)
        TRY(writeOf(aggregate, seq));
    return m_connection.putMany("log", {"kind", "aggregate", "bucket", "seq", "entered_seq", "removed"},
                                {"aggregate", "kind", "bucket"}, m_entries);
}

Result<void> LogWriter::compareRows()
{
    for (const auto &[name, row] : m_facts.writtenRows()) {
        TRY_LET(const RowPointer old, m_facts.committedRow(*name.table, name.id));
        Difference &difference = m_differences[row->aggregateId()];
        difference.added.rows += old ? 0 : 1;
        difference.added.sum += quint64(row->hash) - (old ? quint64(old->hash) : 0);
        difference.isNew = difference.isNew || (name.table->root && !old);
    }
    return {};
}

Result<void> LogWriter::writeOf(const AggregateId &aggregate, qint64 seq)
{
    const AggregateType *type = m_registry.aggregate(aggregate.kind);
    Q_ASSERT(type);
    TRY_LET(const RowPointer root, m_facts.present(*type->tables.front(), aggregate.id));
    Q_ASSERT_X(root, "LogWriter", "an aggregate has a root row");
    const Difference &difference = m_differences[aggregate];
    Entries before = std::move(m_before[aggregate]);
    std::erase_if(before, [](const auto &entry) { return entry.second.removed; });
    std::set<qint64> now;
    for (const Bucket &bucket : type->bucketsOf(*root))
        now.insert(bucket.id());

    // All of the aggregate's rows have to be read only where it enters or leaves a bucket.
    const bool moves =
        !difference.isNew && !std::equal(now.begin(), now.end(), before.begin(), before.end(),
                                         [](qint64 bucket, const auto &entry) { return bucket == entry.first; });
    Content whole = difference.added;
    if (moves) {
        TRY_LET(whole, wholeOf(*type, aggregate));
    }
    for (const qint64 bucket : now) {
        const auto entry = before.find(bucket);
        const bool stays = entry != before.end();
        const bool isStale = planted(Plant::EnteredSeqStale) && !stays && !before.empty();
        const qint64 entered = isStale ? before.begin()->second.enteredSeq : seq;
        enter(aggregate, bucket, seq, {stays ? entry->second.enteredSeq : entered, false},
              stays ? difference.added : whole);
    }
    // What a bucket had counted of an aggregate that leaves it are the rows as they were before this group.
    const Content gone{difference.added.rows - whole.rows, difference.added.sum - whole.sum};
    for (const auto &[bucket, entry] : before) {
        if (!now.contains(bucket))
            enter(aggregate, bucket, seq, {entry.enteredSeq, true}, gone);
    }
    return {};
}

Result<void> LogWriter::readEntries(const std::map<AggregateId, qint64> &touched)
{
    std::vector<Uuid> ids;
    for (const auto &[aggregate, seq] : touched) {
        if (!m_differences[aggregate].isNew)
            ids.push_back(aggregate.id);
    }
    // Aggregates of two kinds may share an id; nobody asks for the entries of one that was not touched.
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return storage::eachByIds(m_connection, {"kind, aggregate, bucket, entered_seq, removed", "log", "aggregate"}, ids,
                              [this](const RowView &view) {
                                  m_before[AggregateId{int(view.integer(0)), view.uuid(1)}].emplace(
                                      view.integer(2), Entry{view.integer(3), view.boolean(4)});
                              });
}

Result<LogWriter::Content> LogWriter::wholeOf(const AggregateType &type, const AggregateId &aggregate)
{
    Content whole;
    for (const Table *table : type.tables) {
        TRY_LET(const auto rows, m_facts.rowsOf(*table, aggregate.id));
        for (const RowPointer &row : *rows) {
            ++whole.rows;
            whole.sum += quint64(row->hash);
        }
    }
    return whole;
}

void LogWriter::enter(const AggregateId &aggregate, qint64 bucket, qint64 seq, const Entry &entry,
                      const Content &counted)
{
    m_entries.insert(m_entries.end(), {Value(aggregate.kind), Value(aggregate.id), Value(bucket), Value(seq),
                                       Value(entry.enteredSeq), Value(entry.removed)});
    BucketChange &change = m_changes[bucket];
    change.rows += counted.rows;
    change.sum += counted.sum;
    change.seq = std::max(change.seq, seq);
}

} // namespace peygir::sync
