// SPDX-License-Identifier: GPL-3.0-or-later
// How a decided group becomes rows, log, sums, keys, receipts and one link of the chain.
#include "base/hash.h"
#include "sync/server/group.h"
#include "sync/wire/plants.h"

#include <algorithm>
#include <set>

namespace peygir::sync {

using storage::RowView;

namespace {

/// What the group did to the rows of one aggregate.
struct Difference
{
    qint64 addedRows = 0;
    quint64 addedSum = 0;
    bool isNew = false;
};

struct Entry
{
    qint64 enteredSeq;
    bool removed;
};

/// The present log entries of an aggregate, by bucket.
using Entries = std::map<qint64, Entry>;

Result<Entries> entriesOf(storage::Connection &connection, const AggregateId &aggregate)
{
    Entries entries;
    TRY(connection.each("SELECT bucket, entered_seq, removed FROM log WHERE aggregate = ? AND kind = ?",
                        {Value(aggregate.id), Value(aggregate.kind)}, [&entries](const RowView &view) {
                            entries.emplace(view.integer(0), Entry{view.integer(1), view.boolean(2)});
                            return true;
                        }));
    return entries;
}

} // namespace

const char *outcomeWord(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Applied: return "applied";
    case Outcome::Refused: return "refused";
    case Outcome::Held: return "held";
    }
    Q_UNREACHABLE();
}

Outcome outcomeFromWord(const QByteArray &word)
{
    if (word == "applied")
        return Outcome::Applied;
    return word == "refused" ? Outcome::Refused : Outcome::Held;
}

Result<void> Sequencer::writeGroup(Group &group)
{
    if (group.fresh.empty())
        return {};
    Blake2b link(32);
    link.add(group.chain);
    for (const auto &fresh : group.fresh) {
        link.add(fresh.receipt.command.view());
        link.add(QByteArrayView(outcomeWord(fresh.receipt.outcome)));
        link.add(quint64(fresh.receipt.seq));
    }
    std::vector<RowPointer> rows;
    for (const auto &[name, row] : group.facts.writtenRows())
        rows.push_back(row);
    // The order of a hash map is nobody's order: the chain has to be the same wherever the group is replayed.
    std::sort(rows.begin(), rows.end(), [](const RowPointer &a, const RowPointer &b) {
        return std::tie(a->table->name, a->id) < std::tie(b->table->name, b->id);
    });
    for (const RowPointer &row : rows)
        link.add(quint64(row->hash));
    const bool late = planted(Plant::CursorOnSequence) && group.fresh.back().receipt.seq < group.head;
    if (!late)
        group.chain = link.finish();

    // Fencing: whoever has been overtaken writes nothing (SYNC 3).
    TRY_LET(const qint64 mine, m_connection.run("UPDATE server_state SET head = ?, chain = ? WHERE id = 1 AND token = ?",
                                                {Value(group.head), Value::bytes(group.chain), Value(m_token)}));
    if (mine != 1)
        return Error("sync.not_leader");
    if (!late) {
        TRY(m_connection.run("INSERT INTO chain (seq, hash) VALUES (?, ?)",
                             {Value(group.head), Value::bytes(group.chain)}));
    }

    // A receipt is written once; a second one would be refused by the database.
    std::vector<QByteArray> receiptKeys;
    if (planted(Plant::SkipReceipt))
        receiptKeys.push_back("command_id");
    std::vector<Value> receipts;
    for (const auto &fresh : group.fresh) {
        receipts.insert(receipts.end(),
                        {Value(fresh.receipt.command), Value::bytes(fresh.digest),
                         Value::text(QByteArray(outcomeWord(fresh.receipt.outcome))), Value(fresh.receipt.seq),
                         Value(fresh.happenedAt), Value(fresh.desk),
                         fresh.receipt.reason ? Value::text(errorToJson(*fresh.receipt.reason)) : Value()});
    }
    TRY(m_connection.putMany("receipt", {"command_id", "digest", "outcome", "seq", "happened_at", "desk", "reason"},
                             receiptKeys, receipts));
    std::vector<Value> kept;
    for (const auto &[command, bytes] : group.kept)
        kept.insert(kept.end(), {Value(command), Value::bytes(bytes)});
    if (!kept.empty())
        TRY(m_connection.putMany("kept_command", {"command_id", "bytes"}, receiptKeys, kept));
    TRY(m_door.put(rows));
    TRY(writeKeys(group));
    return writeLog(group);
}

Result<void> Sequencer::writeKeys(Group &group)
{
    std::vector<Value> claimed;
    for (const auto &[key, holder] : group.facts.writtenKeys()) {
        if (holder) {
            claimed.insert(claimed.end(), {Value::text(key.kind), Value::text(key.value), Value(*holder)});
        } else {
            TRY(m_connection.run("DELETE FROM unique_value WHERE kind = ? AND value = ?",
                                 {Value::text(key.kind), Value::text(key.value)}));
        }
    }
    return claimed.empty() ? Result<void>()
                           : m_connection.putMany("unique_value", {"kind", "value", "holder"}, {"kind", "value"}, claimed);
}

Result<void> Sequencer::writeLog(Group &group)
{
    std::map<AggregateId, Difference> differences;
    for (const auto &[name, row] : group.facts.writtenRows()) {
        TRY_LET(const RowPointer old, group.facts.committedRow(*name.table, name.id));
        Difference &difference = differences[row->aggregateId()];
        difference.addedRows += old ? 0 : 1;
        difference.addedSum += quint64(row->hash) - (old ? quint64(old->hash) : 0);
        difference.isNew = difference.isNew || (name.table->root && !old);
    }

    std::vector<Value> log;
    std::map<qint64, qint64> movedTo;
    std::map<qint64, Digest> added;
    const auto count = [&added](qint64 bucket, qint64 rows, quint64 sum) {
        Digest &digest = added.emplace(bucket, Digest{bucket, 0, 0}).first->second;
        digest.rows += rows;
        digest.sum = qint64(quint64(digest.sum) + sum);
    };
    for (const auto &[aggregate, seq] : group.touched) {
        const AggregateType *type = m_registry.aggregate(aggregate.kind);
        Q_ASSERT(type);
        TRY_LET(const RowPointer root, group.facts.present(*type->tables.front(), aggregate.id));
        Q_ASSERT_X(root, "Sequencer", "an aggregate has a root row");
        const Difference &difference = differences[aggregate];
        Entries before;
        if (!difference.isNew) {
            TRY_LET(before, entriesOf(m_connection, aggregate));
        }
        std::set<qint64> now;
        for (const Bucket &bucket : type->bucketsOf(*root))
            now.insert(bucket.id());

        // All of the aggregate's rows have to be read only where it enters or leaves a bucket.
        std::optional<Digest> whole;
        const auto wholeAggregate = [&]() -> Result<Digest> {
            if (!whole) {
                whole = Digest{0, 0, 0};
                for (const Table *table : type->tables) {
                    TRY_LET(const auto rows, group.facts.rowsOf(*table, aggregate.id));
                    for (const RowPointer &row : *rows) {
                        ++whole->rows;
                        whole->sum = qint64(quint64(whole->sum) + quint64(row->hash));
                    }
                }
            }
            return *whole;
        };
        for (const qint64 bucket : now) {
            const auto entry = before.find(bucket);
            const bool stays = entry != before.end() && !entry->second.removed;
            log.insert(log.end(), {Value(aggregate.kind), Value(aggregate.id), Value(bucket), Value(seq),
                                   Value(stays ? entry->second.enteredSeq : seq), Value(false)});
            movedTo[bucket] = std::max(movedTo[bucket], seq);
            if (stays || difference.isNew) {
                count(bucket, difference.addedRows, difference.addedSum);
            } else {
                TRY_LET(const Digest digest, wholeAggregate());
                count(bucket, digest.rows, quint64(digest.sum));
            }
        }
        for (const auto &[bucket, entry] : before) {
            if (entry.removed || now.contains(bucket))
                continue;
            log.insert(log.end(), {Value(aggregate.kind), Value(aggregate.id), Value(bucket), Value(seq),
                                   Value(entry.enteredSeq), Value(true)});
            movedTo[bucket] = std::max(movedTo[bucket], seq);
            TRY_LET(const Digest digest, wholeAggregate());
            // What the bucket had counted are the rows as they were before this group.
            count(bucket, difference.addedRows - digest.rows, difference.addedSum - quint64(digest.sum));
        }
    }
    TRY(m_connection.putMany("log", {"kind", "aggregate", "bucket", "seq", "entered_seq", "removed"},
                             {"aggregate", "kind", "bucket"}, log));

    std::vector<Value> sums;
    for (const auto &[bucket, seq] : movedTo) {
        auto known = m_sums.find(bucket);
        if (known == m_sums.end()) {
            Digest digest{bucket, 0, 0};
            TRY(m_connection.each("SELECT row_count, row_sum FROM bucket_sum WHERE bucket = ?", {Value(bucket)},
                                  [&digest](const RowView &view) {
                                      digest.rows = view.integer(0);
                                      digest.sum = view.integer(1);
                                      return false;
                                  }));
            known = m_sums.emplace(bucket, digest).first;
        }
        known->second.rows += added[bucket].rows;
        known->second.sum = qint64(quint64(known->second.sum) + quint64(added[bucket].sum));
        sums.insert(sums.end(), {Value(bucket), Value(known->second.rows), Value(known->second.sum), Value(seq)});
        group.movedBuckets.push_back(bucket);
    }
    return m_connection.putMany("bucket_sum", {"bucket", "row_count", "row_sum", "seq"}, {"bucket"}, sums);
}

} // namespace peygir::sync
