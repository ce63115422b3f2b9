// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/server/desk_chain.h"
#include "sync/server/sequencer.h"

#include <set>

namespace peygir::sync {

/// Commands that are decided and committed together. Thrown away as a whole when anything fails.
struct Sequencer::Group
{
    Group(storage::Door &door, RowCache &cache) : facts(door, cache) {}

    /// Who did what, as his command said it.
    struct Deed
    {
        QByteArray kind;
        UserId author;
        Instant receivedAt;
    };

    /// A command with a receipt of its own, decided in this group.
    struct Fresh
    {
        Receipt receipt;
        QByteArray digest;
        Instant happenedAt;
        Uuid desk;
        /// What the log of events keeps of it; empty for what the server tries by itself.
        std::optional<Deed> deed = std::nullopt;
    };

    /// A held command that somebody has decided about in this group.
    struct Settled
    {
        /// With its new outcome, at the place in the history where it came to that.
        Receipt receipt;
        /// The command that did it.
        Uuid by;
    };

    /// What a command that has come before was answered, read for the whole group at once.
    struct Known
    {
        Receipt receipt;
        QByteArray digest;
    };

    void touch(const AggregateId &aggregate, qint64 seq) { touched[aggregate] = seq; }

    GroupFacts facts;
    /// One per arrival, those of earlier deliveries included.
    std::vector<Receipt> receipts;
    std::vector<Fresh> fresh;
    std::map<Uuid, Settled> settled;
    std::map<Uuid, Known> known;
    /// What those of this group that were applied were about: the aggregate that most of their rows belong to.
    std::map<Uuid, AggregateId> about;
    /// Of the desks whose commands these are; and which of them have gone on.
    std::map<Uuid, DeskChain> chains;
    std::set<Uuid> movedChains;
    /// What a desk has brought to another history than its own.
    struct Brought
    {
        Uuid command;
        qint64 oldSeq;
        bool ran;
        bool waits;
    };
    std::vector<Brought> brought;
    /// What has come before without its place in the lost history: command and place.
    std::vector<std::pair<Uuid, qint64>> broughtOnceMore;
    /// Whose device was reported lost.
    std::set<Uuid> lostDesks;
    /// Payloads to keep: (command, bytes).
    std::vector<std::pair<Uuid, QByteArray>> kept;
    /// Aggregates with new row images, and the seq of the last.
    std::map<AggregateId, qint64> touched;
    std::vector<qint64> movedBuckets;
    Uuid epoch{Uuid::Bytes{}};
    qint64 head = 0;
    QByteArray chain;
};

const char *outcomeWord(Outcome outcome);
Outcome outcomeFromWord(const QByteArray &word);

} // namespace peygir::sync
