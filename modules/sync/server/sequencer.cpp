// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/sequencer.h"

#include "base/hash.h"
#include "base/limits.h"
#include "command/attention.h"
#include "storage/by_ids.h"
#include "sync/server/group.h"
#include "sync/wire/plants.h"

#include <algorithm>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

bool isMachineError(const Error &error) { return error.id().startsWith("storage."); }

/// Errors after which running the commands one by one would help nobody.
bool stopsEverything(const Error &error)
{
    return error.id() == "sync.not_leader" || error.id() == "storage.disk_full" || error.id() == "storage.busy" ||
           error.id() == "storage.unreachable" || error.id() == "storage.io" || error.id() == "storage.read_only" ||
           error.id() == "storage.damaged";
}

QByteArray digestOf(const Arrival &arrival) { return Blake2b(32).add(arrival.bytes).finish(); }

constexpr qint64 crashesUntilHeld = 3;

/// What a decision is about: card and file of a case count together, the first of equals stands.
std::optional<AggregateId> mostOf(const Changes &decided)
{
    std::map<Uuid, int> rows;
    for (const Row &row : decided.rows())
        ++rows[row.aggregate];
    std::optional<AggregateId> most;
    for (const Row &row : decided.rows()) {
        if (!most || rows[row.aggregate] > rows[most->id])
            most = row.aggregateId();
    }
    return most;
}

} // namespace

Sequencer::Sequencer(Connection &connection, const Registry &registry, CrashLedger *ledger)
    : m_connection(connection)
    , m_door(connection)
    , m_registry(registry)
    , m_ledger(ledger)
{}

void Sequencer::lead(qint64 token)
{
    m_token = token;
    m_cache.clear();
    m_sums.clear();
    m_crashesRead = false;
}

Result<void> Sequencer::countCrashes(std::span<const Uuid> commands)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    for (const Uuid &command : commands) {
        TRY(m_connection.run("INSERT INTO crash_count (command_id, crashes) VALUES (?, 1)"
                             " ON CONFLICT (command_id) DO UPDATE SET crashes = crash_count.crashes + 1",
                             {Value(command)}));
    }
    TRY(transaction.commit());
    m_crashesRead = false;
    return {};
}

Result<void> Sequencer::readCrashes()
{
    m_crashes.clear();
    TRY(m_connection.each("SELECT command_id, crashes FROM crash_count", {}, [this](const RowView &view) {
        m_crashes.emplace(view.uuid(0), view.integer(1));
        return true;
    }));
    m_crashesRead = true;
    return {};
}

Result<GroupOutcome> Sequencer::run(std::span<const Arrival> arrivals)
{
    GroupOutcome outcome;
    const auto all = arrivals;
    // Also after a start that found no crash: the earlier ones still count.
    if (!m_crashesRead)
        TRY(readCrashes());
    while (!arrivals.empty()) {
        // A command that has crashed the server before runs alone: the others of its group are innocent.
        const auto crashed = [this](const Arrival &arrival) { return m_crashes.contains(arrival.envelope.id); };
        size_t count = std::min(arrivals.size(), size_t(limits::groupCommands));
        const auto firstCrashed = std::find_if(arrivals.begin(), arrivals.begin() + qsizetype(count), crashed);
        count = std::max<size_t>(1, std::min(count, size_t(firstCrashed - arrivals.begin())));
        const auto group = arrivals.first(count);
        if (m_ledger)
            m_ledger->running(group);
        const auto taken = runGroup(group, outcome);
        if (m_ledger)
            m_ledger->finished();
        TRY(taken);
        arrivals = arrivals.subspan(*taken);
    }
    if (std::any_of(all.begin(), all.end(), [](const Arrival &arrival) { return arrival.kept.has_value(); }))
        TRY(retryBrought(all.back().at, Round::MoreHasCome, outcome));
    std::sort(outcome.movedBuckets.begin(), outcome.movedBuckets.end());
    outcome.movedBuckets.erase(std::unique(outcome.movedBuckets.begin(), outcome.movedBuckets.end()),
                               outcome.movedBuckets.end());
    return outcome;
}

Result<size_t> Sequencer::runGroup(std::span<const Arrival> arrivals, GroupOutcome &outcome)
{
    auto taken = commitGroup(arrivals, outcome);
    if (taken.ok() || stopsEverything(taken.error()))
        return taken;
    TRY(runOneByOne(arrivals, outcome));
    return arrivals.size();
}

Result<void> Sequencer::runOneByOne(std::span<const Arrival> arrivals, GroupOutcome &outcome)
{
    for (size_t i = 0; i < arrivals.size(); ++i) {
        const auto alone = arrivals.subspan(i, 1);
        auto done = commitGroup(alone, outcome);
        if (!done.ok() && !stopsEverything(done.error())) {
            m_poison.insert_or_assign(alone.front().envelope.id, done.error());
            done = commitGroup(alone, outcome);
            m_poison.erase(alone.front().envelope.id);
        }
        TRY(done);
    }
    return {};
}

Result<size_t> Sequencer::commitGroup(std::span<const Arrival> arrivals, GroupOutcome &outcome)
{
    TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
    Group group(m_door, m_cache);
    size_t taken = 0;
    std::vector<RecentChanges::Change> changes;
    const auto fill = [&]() -> Result<void> {
        TRY(readState(group));
        TRY(readKnown(group, arrivals));
        TRY(readChains(group, arrivals));
        TRY(readLostDesks(group));
        while (taken < arrivals.size() && group.facts.writtenRows().size() < size_t(limits::groupRows))
            TRY(runOne(group, arrivals[taken++]));
        TRY(writeGroup(group));
        TRY_LET(changes, changesOf(group));
        return {};
    };
    auto filled = fill();
    if (filled.ok())
        filled = transaction.commit();
    if (filled.ok() && planted(Plant::ReceiptElsewhere) && !group.fresh.empty())
        filled = writeReceipts(group);
    if (!filled.ok()) {
        // Sums were changed in place while the group was written; and of a commit that failed nobody knows whether what
        // was expected to be new is there now.
        m_sums.clear();
        m_cache.clear();
        return filled.error();
    }
    group.facts.committed();
    // Of a commit that failed nothing is told, whatever became of it: then the next step back is missing, and rows go whole.
    if (m_recent)
        m_recent->note(group.epoch, changes);
    outcome.head = group.head;
    outcome.place = Cursor{group.epoch, group.head, group.chain};
    std::move(group.receipts.begin(), group.receipts.end(), std::back_inserter(outcome.receipts));
    outcome.movedBuckets.insert(outcome.movedBuckets.end(), group.movedBuckets.begin(), group.movedBuckets.end());
    return taken;
}

Result<std::vector<RecentChanges::Change>> Sequencer::changesOf(Group &group)
{
    std::vector<RecentChanges::Change> changes;
    if (!m_recent)
        return changes;
    for (const auto &[name, row] : group.facts.writtenRows()) {
        TRY_LET(RowPointer before, group.facts.committedRow(*name.table, name.id));
        if (before)
            changes.push_back({std::move(before), row});
    }
    return changes;
}

Result<void> Sequencer::readState(Group &group)
{
    bool found = false;
    TRY(m_connection.each("SELECT head, chain, token, epoch FROM server_state WHERE id = 1", {}, [&](const RowView &view) {
        group.head = view.integer(0);
        group.chain = view.bytes(1);
        if (planted(Plant::FencingUnchecked))
            m_token = view.integer(2);
        found = view.integer(2) == m_token;
        group.epoch = view.uuid(3);
        return false;
    }));
    return found ? Result<void>() : Error("sync.not_leader");
}

Result<void> Sequencer::runOne(Group &group, const Arrival &arrival)
{
    if (!hasGreeted(group, arrival)) {
        group.receipts.push_back(strangersReceipt(arrival.envelope.id));
        return {};
    }
    TRY_LET(const std::optional<Receipt> known, receiptOf(group, arrival));
    if (!known) {
        TRY_LET(const std::optional<Receipt> early, tooEarly(group, arrival));
        if (early) {
            group.receipts.push_back(*early);
            return {};
        }
    }
    if (!goesOn(group, arrival, known.has_value())) {
        group.receipts.push_back(forkedReceipt(arrival.envelope.id));
        return {};
    }
    if (known) {
        noteBroughtOnceMore(group, arrival);
        group.receipts.push_back(*known);
        return {};
    }
    const qint64 seq =
        planted(Plant::CursorOnSequence) ? numberOnArrival(group.head, group.fresh.empty()) : group.head + 1;
    const Instant happened = happenedAt(arrival.envelope, arrival.at);
    Receipt receipt{arrival.envelope.id, Outcome::Held, seq, std::nullopt};
    TRY_LET(receipt.reason, obstacle(group, arrival));
    if (arrival.kept && arrival.kept->refused) {
        receipt.outcome = Outcome::Refused;
        receipt.reason = arrival.kept->refused;
    } else if (!receipt.reason) {
        TRY_LET(receipt, carryOut(group, arrival.envelope, happened, seq, Delivery::First));
    } else if (arrival.unreadable || receipt.reason->id() == "sync.need_refused") {
        receipt.outcome = Outcome::Refused;
    }
    // Whoever decides about held commands is told at once that it came to nothing; nobody decides about decisions.
    const CommandType *type = m_registry.command(arrival.envelope.kind, arrival.envelope.version);
    if (receipt.outcome == Outcome::Held && type && type->settlesHeld)
        receipt.outcome = Outcome::Refused;
    settleBrought(group, arrival, receipt);
    if (receipt.outcome != Outcome::Applied)
        TRY(attend(group, arrival, receipt, happened));
    group.head = std::max(group.head, seq);
    group.receipts.push_back(receipt);
    group.fresh.push_back({receipt, digestOf(arrival), happened, arrival.desk,
                           Group::Deed{arrival.envelope.kind, arrival.envelope.author, arrival.at}});
    return {};
}

Result<Receipt> Sequencer::carryOut(Group &group, const Envelope &envelope, Instant happenedAt, qint64 seq,
                                    Delivery delivery)
{
    Registry::Trace trace;
    const auto decided = m_registry.decide(forDecision(envelope), happenedAt, group.facts, &trace);
    if (!decided.ok() && isMachineError(decided.error()))
        return decided.error();
    // A command of a newer program is not wrong: it waits for this one to be brought up to date (SYNC 10).
    if (!decided.ok()) {
        const bool isOfLater = decided.error().id() == "command.unknown" && !planted(Plant::UnknownRefused);
        return Receipt{envelope.id, isOfLater ? Outcome::Held : Outcome::Refused, seq, decided.error()};
    }
    // On the server everything is known; a rule that still cannot decide needs a person.
    if (decided->isLeftToServer())
        return Receipt{envelope.id, Outcome::Held, seq, Error("sync.undecided")};
    // A held command that is tried again may have left an entry of its own.
    if (delivery == Delivery::First)
        expectNew(group, *decided, std::move(trace.made));
    TRY(apply(group, *decided, seq));
    if (const auto about = mostOf(*decided))
        group.about.insert_or_assign(envelope.id, *about);
    for (const Row &row : decided->rows()) {
        if (row.table != &tableOf<HeldAct>())
            continue;
        if (const auto act = fromRow<HeldAct>(row); !act.end)
            TRY(settle(group, act, envelope.id, seq));
    }
    return Receipt{envelope.id, Outcome::Applied, seq, std::nullopt};
}

void Sequencer::expectNew(Group &group, const Changes &decided, std::vector<Uuid> made)
{
    std::sort(made.begin(), made.end());
    for (const Row &row : decided.rows()) {
        if (std::binary_search(made.begin(), made.end(), row.id))
            group.facts.expectNew(row, m_registry.aggregate(row.table->kind.number)->tables);
    }
}

Result<void> Sequencer::readKnown(Group &group, std::span<const Arrival> arrivals)
{
    if (planted(Plant::SkipReceipt))
        return {};
    std::vector<Uuid> ids;
    ids.reserve(arrivals.size());
    for (const Arrival &arrival : arrivals)
        ids.push_back(arrival.envelope.id);
    return storage::eachByIds(m_connection,
                              {"command_id, digest, outcome, seq, settled_seq, reason", "receipt", "command_id"}, ids,
                              [&group](const RowView &view) {
                                  Receipt receipt{view.uuid(0), outcomeFromWord(view.utf8(2)),
                                                  view.integer(view.isNull(4) ? 3 : 4), std::nullopt};
                                  if (!view.isNull(5))
                                      receipt.reason = errorFromJson(view.utf8(5));
                                  group.known.insert_or_assign(receipt.command, Group::Known{receipt, view.bytes(1)});
                              });
}

Result<std::optional<Receipt>> Sequencer::receiptOf(Group &group, const Arrival &arrival)
{
    const Uuid &id = arrival.envelope.id;
    std::optional<Receipt> receipt;
    std::optional<QByteArray> digest;
    if (planted(Plant::SkipReceipt) || (planted(Plant::EffectTwiceAtRepush) && arrival.kept))
        return receipt;
    for (const auto &fresh : group.fresh) {
        if (fresh.receipt.command == id) {
            receipt = fresh.receipt;
            digest = fresh.digest;
        }
    }
    if (const auto known = group.known.find(id); !receipt && known != group.known.end()) {
        receipt = known->second.receipt;
        digest = known->second.digest;
    }
    if (const auto settled = group.settled.find(id); settled != group.settled.end())
        receipt = settled->second.receipt;
    // The same id with other content is no second delivery but a forgery or a fault; the first one stands.
    if (receipt && *digest != digestOf(arrival))
        return std::optional<Receipt>(Receipt{id, Outcome::Refused, receipt->seq, Error("sync.id_reused")});
    return receipt;
}

Result<std::optional<Error>> Sequencer::obstacle(Group &group, const Arrival &arrival)
{
    if (arrival.unreadable)
        return arrival.unreadable;
    // Whoever has the device may have entered it: a person decides (SYNC 16).
    if (group.lostDesks.contains(arrival.desk))
        return std::optional<Error>(Error("sync.device_lost"));
    if (const auto poison = m_poison.find(arrival.envelope.id); poison != m_poison.end())
        return std::optional<Error>(
            Error("sync.database_refused", {{QStringLiteral("cause"), QString::fromLatin1(poison->second.id())}}));
    if (const auto crashes = m_crashes.find(arrival.envelope.id);
        crashes != m_crashes.end() && crashes->second >= crashesUntilHeld)
        return std::optional<Error>(Error("sync.crashed"));
    return obstacleInNeeds(group, arrival.envelope);
}

Result<std::optional<Error>> Sequencer::obstacleInNeeds(Group &group, const Envelope &envelope)
{
    const CommandType *type = m_registry.command(envelope.kind, envelope.version);
    if (type && type->alwaysDecided)
        return std::optional<Error>();
    for (const Uuid &need : envelope.needs) {
        TRY_LET(const std::optional<Outcome> outcome, outcomeOf(group, need));
        if (outcome == Outcome::Refused)
            return std::optional<Error>(Error("sync.need_refused"));
        if (!outcome || outcome == Outcome::Held)
            return std::optional<Error>(Error(outcome ? "sync.need_held" : "sync.need_unknown"));
    }
    return std::optional<Error>();
}

Result<std::optional<Outcome>> Sequencer::outcomeOf(Group &group, const Uuid &command)
{
    std::optional<Outcome> outcome;
    if (const auto settled = group.settled.find(command); settled != group.settled.end())
        return std::optional(settled->second.receipt.outcome);
    for (const auto &fresh : group.fresh) {
        if (fresh.receipt.command == command)
            return std::optional(fresh.receipt.outcome);
    }
    TRY(m_connection.each("SELECT outcome FROM receipt WHERE command_id = ?", {Value(command)},
                          [&outcome](const RowView &view) {
                              outcome = outcomeFromWord(view.utf8(0));
                              return false;
                          }));
    return outcome;
}

Result<void> Sequencer::apply(Group &group, const Changes &changes, qint64 seq)
{
    for (const Row &row : changes.rows()) {
        TRY_LET(const RowPointer old, group.facts.present(*row.table, row.id));
        if (old && old->sameContent(row))
            continue;
        if (planted(Plant::SecondWriteLost) && group.facts.writtenRows().contains({row.table, row.id}))
            continue;
        Q_ASSERT_X(!old || old->aggregate == row.aggregate, "Sequencer", "a row never leaves its aggregate");
        auto written = std::make_shared<Row>(row);
        written->rev = old ? old->rev + 1 : 1;
        written->seq = seq;
        written->hash = contentHash(row);
        group.touch(row.aggregateId(), seq);
        group.facts.put(std::move(written));
    }
    for (const Changes::Key &key : changes.keys())
        group.facts.setHolder({key.kind, key.value}, key.holder);
    return {};
}

Result<void> Sequencer::attend(Group &group, const Arrival &arrival, const Receipt &receipt, Instant happenedAt)
{
    const Envelope &envelope = arrival.envelope;
    std::optional<Uuid> unit;
    if (receipt.outcome == Outcome::Held && m_registry.careOf()) {
        const Facts facts(group.facts, envelope.author, m_registry.rightsOf());
        unit = m_registry.careOf()(facts, envelope.author);
        if (facts.failure())
            return *facts.failure();
    }
    const Attention attention{
        attentionAbout(envelope.id),
        envelope.author,
        envelope.id,
        receipt.outcome == Outcome::Held ? AttentionReason::Held : AttentionReason::Refused,
        QString::fromLatin1(receipt.reason->id()),
        QJsonObject::fromVariantMap(receipt.reason->values()),
        QString::fromLatin1(envelope.kind),
        envelope.arguments,
        happenedAt,
        false,
        unit,
    };
    Changes changes;
    changes.put(attention);
    group.kept.push_back({envelope.id, arrival.bytes});
    return apply(group, changes, receipt.seq);
}

} // namespace peygir::sync
