// SPDX-License-Identifier: GPL-3.0-or-later
// How a person's decision about a held command is carried out (SYNC 6).
#include "command/attention.h"
#include "sync/server/held_command.h"
#include "sync/wire/plants.h"

namespace peygir::sync {

using storage::RowView;

Result<std::optional<Sequencer::Kept>> Sequencer::keptCommand(Group &group, const Uuid &command)
{
    TRY_LET(const std::optional<Outcome> outcome, outcomeOf(group, command));
    if (outcome != Outcome::Held)
        return std::optional<Kept>();
    std::optional<QByteArray> bytes;
    Instant happenedAt(0);
    // Held in this group: it is not in the tables yet.
    for (const auto &[id, kept] : group.kept) {
        if (id == command)
            bytes = kept;
    }
    for (const auto &fresh : group.fresh) {
        if (fresh.receipt.command == command)
            happenedAt = fresh.happenedAt;
    }
    if (!bytes) {
        TRY(m_connection.each("SELECT k.bytes, r.happened_at FROM kept_command k"
                              " JOIN receipt r ON r.command_id = k.command_id WHERE k.command_id = ?",
                              {Value(command)}, [&](const RowView &view) {
                                  bytes = view.bytes(0);
                                  happenedAt = Instant(view.integer(1));
                                  return false;
                              }));
    }
    if (!bytes)
        return std::optional<Kept>();
    TRY_LET(Envelope envelope, Envelope::decode(*bytes));
    return std::optional(Kept{std::move(envelope), happenedAt});
}

Result<Receipt> Sequencer::tryAgain(Group &group, const Kept &kept, qint64 seq)
{
    // Earlier crashes count no longer: a person has looked at it. If it crashes again, his command is the one that does.
    TRY_LET(const std::optional<Error> obstacle, obstacleInNeeds(group, kept.envelope));
    if (!obstacle)
        return carryOut(group, kept.envelope, kept.happenedAt, seq, Delivery::Again);
    return Receipt{kept.envelope.id, obstacle->id() == "sync.need_refused" ? Outcome::Refused : Outcome::Held, seq, *obstacle};
}

Result<void> Sequencer::settle(Group &group, HeldAct act, const Uuid &by, qint64 seq)
{
    TRY_LET(const RowPointer row, group.facts.present(tableOf<Attention>(), act.attention.uuid()));
    if (!row)
        return {};
    const auto entry = fromRow<Attention>(*row);
    TRY_LET(const std::optional<Kept> kept, keptCommand(group, entry.commandId));
    if (!kept)
        return {};
    Receipt receipt{entry.commandId, Outcome::Refused, seq, std::nullopt};
    if (act.decision == HeldDecision::Retry) {
        TRY_LET(receipt, tryAgain(group, *kept, seq));
    } else if (act.by == entry.user) {
        receipt.reason = Error("sync.withdrawn");
    } else {
        receipt.reason = Error("sync.refused_by_person", {{QStringLiteral("words"), act.words}});
    }
    if (!planted(Plant::RetryForgetsReceipt) || receipt.outcome != Outcome::Applied)
        group.settled.insert_or_assign(receipt.command, Group::Settled{receipt, by});
    return noteEnd(group, std::move(act), receipt);
}

Result<void> Sequencer::noteEnd(Group &group, HeldAct act, const Receipt &receipt)
{
    // Read again: the command may have written an entry of its own in this place, and what it says is the news.
    TRY_LET(const RowPointer row, group.facts.present(tableOf<Attention>(), act.attention.uuid()));
    auto entry = fromRow<Attention>(*row);
    Changes changes;
    switch (receipt.outcome) {
    case Outcome::Applied:
        act.end = HeldEnd::Applied;
        if (entry.reason == AttentionReason::Held && !planted(Plant::RetryForgetsReceipt)) {
            entry.reason = AttentionReason::Applied;
            entry.settled = true;
        }
        break;
    case Outcome::Refused:
        act.end = HeldEnd::Refused;
        entry.reason = AttentionReason::Refused;
        break;
    case Outcome::Held:
        act.end = HeldEnd::Held;
        break;
    }
    if (receipt.reason) {
        entry.errorId = QString::fromLatin1(receipt.reason->id());
        entry.errorValues = QJsonObject::fromVariantMap(receipt.reason->values());
    }
    changes.put(entry);
    changes.put(act);
    return apply(group, changes, receipt.seq);
}

Result<void> Sequencer::writeSettled(Group &group)
{
    for (const auto &[command, settled] : group.settled) {
        const auto about = group.about.find(command);
        const bool isAbout = about != group.about.end();
        TRY(m_connection.run("UPDATE receipt SET outcome = ?, reason = ?, settled_seq = ?, settled_by = ?, about_kind = ?, about = ?"
                             " WHERE command_id = ?",
                             {Value::text(QByteArray(outcomeWord(settled.receipt.outcome))),
                              settled.receipt.reason ? Value::text(errorToJson(*settled.receipt.reason)) : Value(),
                              Value(settled.receipt.seq), Value(settled.by),
                              isAbout ? Value(about->second.kind) : Value(), isAbout ? Value(about->second.id) : Value(),
                              Value(command)}));
    }
    return {};
}

} // namespace peygir::sync
