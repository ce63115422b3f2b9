// SPDX-License-Identifier: GPL-3.0-or-later
// How a decided group becomes rows, log, sums, keys, receipts and one link of the chain.
#include "base/hash.h"
#include "sync/server/group.h"
#include "sync/server/log_writer.h"
#include "sync/wire/plants.h"

#include <algorithm>

namespace peygir::sync {

using storage::RowView;

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

/// What belongs to a command is written once; a second time would be refused by the database.
static std::vector<QByteArray> writtenOnce()
{
    const bool overAgain = planted(Plant::SkipReceipt) || planted(Plant::EffectTwiceAtRepush);
    return overAgain ? std::vector<QByteArray>{"command_id"} : std::vector<QByteArray>();
}

/// Of the reason its id alone: what else it says may be in a database's own words.
static void addReceipt(Blake2b &link, const Receipt &receipt)
{
    link.add(receipt.command.view());
    link.add(QByteArrayView(outcomeWord(receipt.outcome)));
    link.add(quint64(receipt.seq));
    const QByteArray reason = receipt.reason ? receipt.reason->id() : QByteArray();
    link.add(quint64(reason.size()));
    link.add(reason);
}

Result<void> Sequencer::writeGroup(Group &group)
{
    if (group.fresh.empty())
        return writeRepeats(group);
    Blake2b link(32);
    link.add(group.chain);
    for (const auto &fresh : group.fresh) {
        addReceipt(link, fresh.receipt);
        // What came of it may be the same though it said something else.
        link.add(fresh.digest);
    }
    for (const auto &[command, settled] : group.settled)
        addReceipt(link, settled.receipt);
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

    if (!planted(Plant::ReceiptElsewhere))
        TRY(writeReceipts(group));
    TRY(writeSettled(group));
    std::vector<Value> kept;
    for (const auto &[command, bytes] : group.kept)
        kept.insert(kept.end(), {Value(command), Value::bytes(bytes)});
    if (!kept.empty())
        TRY(m_connection.putMany("kept_command", {"command_id", "bytes"}, writtenOnce(), kept));
    TRY(m_door.put(rows));
    TRY(writeKeys(group));
    TRY(writeChains(group));
    TRY(writeBrought(group));
    return writeLog(group);
}

Result<void> Sequencer::writeReceipts(Group &group)
{
    std::vector<Value> receipts;
    for (const auto &fresh : group.fresh) {
        const auto about = group.about.find(fresh.receipt.command);
        const bool isAbout = fresh.deed && about != group.about.end();
        receipts.insert(receipts.end(),
                        {Value(fresh.receipt.command), Value::bytes(fresh.digest),
                         Value::text(QByteArray(outcomeWord(fresh.receipt.outcome))), Value(fresh.receipt.seq),
                         Value(fresh.happenedAt), Value(fresh.desk),
                         fresh.receipt.reason ? Value::text(errorToJson(*fresh.receipt.reason)) : Value(),
                         fresh.deed ? Value::text(fresh.deed->kind) : Value(),
                         fresh.deed ? Value(fresh.deed->author.uuid()) : Value(),
                         fresh.deed ? Value(fresh.deed->receivedAt) : Value(),
                         isAbout ? Value(about->second.kind) : Value(), isAbout ? Value(about->second.id) : Value()});
    }
    return m_connection.putMany("receipt",
                                {"command_id", "digest", "outcome", "seq", "happened_at", "desk", "reason", "kind", "user_id",
                                 "received_at", "about_kind", "about"},
                                writtenOnce(), receipts);
}

/// Nothing was decided; all that may have changed is what desks have sent, and what is known of it.
Result<void> Sequencer::writeRepeats(Group &group)
{
    if (group.movedChains.empty() && group.broughtOnceMore.empty())
        return {};
    TRY_LET(const qint64 mine, m_connection.run("UPDATE server_state SET head = head WHERE id = 1 AND token = ?", {Value(m_token)}));
    if (mine != 1)
        return Error("sync.not_leader");
    TRY(writeBrought(group));
    return writeChains(group);
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
    LogWriter log(m_connection, m_registry, group.facts);
    TRY(log.write(group.touched));
    std::vector<Value> sums;
    for (const auto &[bucket, change] : log.changes()) {
        TRY_LET(Digest * digest, sumOf(bucket));
        digest->rows += change.rows;
        digest->sum = qint64(quint64(digest->sum) + change.sum);
        sums.insert(sums.end(), {Value(bucket), Value(digest->rows), Value(digest->sum), Value(change.seq)});
        group.movedBuckets.push_back(bucket);
    }
    return m_connection.putMany("bucket_sum", {"bucket", "row_count", "row_sum", "seq"}, {"bucket"}, sums);
}

Result<Digest *> Sequencer::sumOf(qint64 bucket)
{
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
    return &known->second;
}

} // namespace peygir::sync
