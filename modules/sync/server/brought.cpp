// SPDX-License-Identifier: GPL-3.0-or-later
// What desks bring again to a server that has lost it (SYNC 9).
#include "base/hash.h"
#include "base/limits.h"
#include "sync/server/gathering.h"
#include "sync/server/held_command.h"
#include "sync/wire/plants.h"

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

namespace {

const char *broughtBack = "sync.brought_back";

/// Not the id of any desk: they are UUIDv7.
Uuid noDesk() { return Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000003")).value(); }

} // namespace

/// What was acknowledged once is never refused now: it may build on what another desk has still to bring.
void Sequencer::settleBrought(Group &group, const Arrival &arrival, Receipt &receipt)
{
    if (!arrival.kept)
        return;
    const KeptPlace &place = *arrival.kept;
    const bool holds = receipt.outcome != Outcome::Applied && !place.refused && !arrival.unreadable;
    if (holds) {
        receipt.outcome = Outcome::Held;
        receipt.reason = Error(broughtBack, {{QStringLiteral("cause"), QString::fromLatin1(receipt.reason->id())}});
    }
    group.brought.push_back({arrival.envelope.id, place.seq, place.ran, holds});
}

/// It has come before, from a copy of that desk or from the folder of what was left behind, whose senders did not know its
/// place. Now somebody does.
void Sequencer::noteBroughtOnceMore(Group &group, const Arrival &arrival)
{
    if (arrival.kept && arrival.kept->ran)
        group.broughtOnceMore.emplace_back(arrival.envelope.id, arrival.kept->seq);
}

Result<void> Sequencer::writeBrought(Group &group)
{
    std::vector<Value> values;
    for (const auto &brought : group.brought)
        values.insert(values.end(), {Value(brought.command), Value(brought.oldSeq), Value(brought.ran), Value(brought.waits)});
    if (!values.empty())
        TRY(m_connection.putMany("brought", {"command_id", "old_seq", "ran", "waits"}, {"command_id"}, values));
    for (const auto &[command, oldSeq] : group.broughtOnceMore) {
        TRY(m_connection.run("INSERT INTO brought (command_id, old_seq, ran, waits) VALUES (?, ?, ?, ?)"
                             " ON CONFLICT (command_id) DO UPDATE SET old_seq = excluded.old_seq, ran = excluded.ran",
                             {Value(command), Value(oldSeq), Value(true), Value(false)}));
    }
    return {};
}

Result<bool> Sequencer::wouldApply(Group &group, const Kept &kept)
{
    TRY_LET(const std::optional<Error> obstacle, obstacleInNeeds(group, kept.envelope));
    if (obstacle)
        return false;
    const auto decided = m_registry.decide(forDecision(kept.envelope), kept.happenedAt, group.facts);
    if (!decided.ok() && decided.error().id().startsWith("storage."))
        return decided.error();
    return decided.ok() && !decided->isLeftToServer();
}

/// One pass over what waits, in the order of the lost history. Each one that is tried has a place of its own in this one, as
/// if its author had asked for it.
Result<bool> Sequencer::retryOnce(Group &group, Instant now, Round round)
{
    struct Waiting
    {
        Uuid command;
        bool ran;
    };
    std::vector<Waiting> waiting;
    // Of one place the command that had it comes first, then those that were entered when it was the last one known.
    TRY(m_connection.each("SELECT command_id, ran FROM brought WHERE waits ORDER BY old_seq, ran DESC, command_id", {},
                          [&waiting](const RowView &view) {
                              waiting.push_back({view.uuid(0), view.boolean(1)});
                              return true;
                          }));
    bool any = false;
    for (const Waiting &one : waiting) {
        if (group.fresh.size() >= size_t(limits::groupCommands))
            break;
        TRY_LET(const std::optional<Kept> kept, keptCommand(group, one.command));
        bool isOver = !kept.has_value();
        if (kept) {
            TRY_LET(const bool may, wouldApply(group, *kept));
            // What the lost history never had is refused in the end, as it would have been there.
            if (!may && (round == Round::MoreHasCome || one.ran))
                continue;
            const qint64 seq = group.head + 1;
            const Uuid by = derivedUuid(one.command, "brought-" + QByteArray::number(seq));
            TRY(settle(group,
                       HeldAct{HeldActId(derivedUuid(by, "act")), attentionAbout(one.command), kept->envelope.author,
                               HeldDecision::Retry, {}, now, std::nullopt},
                       by, seq));
            group.head = seq;
            group.fresh.push_back({Receipt{by, Outcome::Applied, seq, std::nullopt},
                                   Blake2b(32).add(by.view()).finish(), now, noDesk()});
            const auto settled = group.settled.find(one.command);
            isOver = settled != group.settled.end() && settled->second.receipt.outcome != Outcome::Held;
            any = any || isOver;
        }
        if (isOver)
            TRY(m_connection.run("UPDATE brought SET waits = ? WHERE command_id = ?", {Value(false), Value(one.command)}));
    }
    return any;
}

Result<void> Sequencer::retryBrought(Instant now, Round round, GroupOutcome &outcome)
{
    for (bool more = true; more;) {
        TRY_LET(Transaction transaction, Transaction::begin(m_connection, Connection::Access::Write));
        Group group(m_door, m_cache);
        const auto fill = [&]() -> Result<void> {
            TRY(readState(group));
            TRY_LET(more, retryOnce(group, now, round));
            return writeGroup(group);
        };
        auto filled = fill();
        if (filled.ok())
            filled = transaction.commit();
        if (!filled.ok()) {
            m_sums.clear();
            m_cache.clear();
            return filled;
        }
        group.facts.committed();
        outcome.head = std::max(outcome.head, group.head);
        outcome.movedBuckets.insert(outcome.movedBuckets.end(), group.movedBuckets.begin(), group.movedBuckets.end());
    }
    return {};
}

Result<std::optional<GroupOutcome>> Sequencer::endGatheringIfDue(Instant now)
{
    using Answer = std::optional<GroupOutcome>;
    TRY_LET(const std::optional<Gathering> gathering, gatheringOf(m_connection));
    if (!gathering || !gathering->isDue(now))
        return Answer();
    GroupOutcome outcome;
    TRY(retryBrought(now, Round::Last, outcome));
    TRY(m_connection.run("UPDATE gathering SET ended = ? WHERE id = 1", {Value(now)}));
    return Answer(std::move(outcome));
}

} // namespace peygir::sync
