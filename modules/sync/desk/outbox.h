// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/envelope.h"
#include "storage/connection.h"
#include "sync/wire/messages.h"

#include <vector>

namespace peygir::sync {

/// Everything that was entered on this desk and where it stands. An entry goes only when a backup of the server has it.
class Outbox
{
public:
    /// Waiting: decided here only. Acknowledged: decided by the server, its rows not here yet. Refused, Held: the
    /// server's word, its attention entry not here yet. Done: what the server made of it is here.
    enum class State { Waiting, Acknowledged, Refused, Held, Done };

    struct Entry
    {
        qint64 n;
        Uuid command;
        QByteArray bytes;
        State state;
        qint64 seq;
        /// The server's, or while it waits the reason why it has no effect here.
        std::optional<Error> reason;
    };
    struct Counts
    {
        int waiting = 0;
        int acknowledged = 0;
        int refused = 0;
        int held = 0;
    };

    explicit Outbox(storage::Connection &connection) : m_connection(connection) {}

    Result<void> append(const Uuid &command, const QByteArray &bytes);
    /// In the order of entry: what still has its effect only here, and so is decided again at every rebase.
    Result<std::vector<Entry>> undecided();
    /// All that has to be pushed.
    Result<std::vector<Uuid>> waiting();
    struct Push
    {
        /// The place of the first command in the chain; the others follow it.
        qint64 first = 0;
        std::vector<QByteArray> commands;
        /// Of the same.
        std::vector<Uuid> ids;
        /// Of those that were entered for another history; empty where there is none.
        KeptPlaces kept;
    };
    /// What has to be pushed, from the first on, within the limits of one push.
    Result<Push> nextPush();
    /// Entries that the server refused or held and whose attention entry has not come yet, and those that wait without
    /// effect.
    Result<std::vector<Entry>> troubled();
    Result<std::optional<Entry>> find(const Uuid &command);
    /// What is not done, in the order of entry, `most` at most.
    Result<std::vector<Entry>> unfinished(int most);
    Result<Counts> counts();
    /// The number of the first entry that has to be pushed; nothing when there is none.
    Result<std::optional<qint64>> head();

    /// Repeated receipts change nothing.
    Result<void> receive(const Receipt &receipt, Instant now);
    /// Why a waiting entry has no effect on what is here now; empty: it has its effect.
    Result<void> noteWithoutEffect(const Entry &entry, const std::optional<Error> &reason);
    /// The base holds the server's history up to `seq`.
    Result<void> pulledTo(qint64 seq);
    /// Another history, which has the first `common` places of the one that was known up to `known`: what it lacks is sent
    /// again, also what had been acknowledged, with its place in the lost one (SYNC 9).
    Result<void> bringAgain(qint64 common, qint64 known);
    /// Whether something of that waits for the server's word still.
    Result<bool> hasToBring();
    /// Lets go of what was done and acknowledged before `since`, up to the place `durable`. The last entry stays: numbers go on.
    Result<void> letGo(qint64 durable, Instant since);

private:
    Result<std::vector<Entry>> entriesWhere(const QByteArray &condition,
                                            std::initializer_list<Value> parameters = {});

    storage::Connection &m_connection;
};

} // namespace peygir::sync
