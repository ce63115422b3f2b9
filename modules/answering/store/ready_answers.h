// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_queries.h"
#include "cases/store/purpose_nodes.h"
#include "storage/connection.h"

#include <map>
#include <memory>
#include <set>

namespace peygir::answering {

/// When officials replied to the open cases that are shown at a node, of those to which the reply stands. The feature that
/// keeps the replies gives it.
using RepliedAt = std::function<Result<std::map<Uuid, Instant>>(storage::Connection &, const cases::StatusKey &)>;

/// Reads who is to be called (R106). Where a task is also for finding out, as where one clerk does everything, a message is
/// ready once it has a reply that the citizen was not told of yet, or a time at which he is to be called. All cards that are ready are read once for each state of the database and grouped
/// in memory: some ten thousand of a large city. Used by one thread, with one connection; each question is asked inside
/// a read transaction.
class ReadyAnswers
{
public:
    /// Without `repliedAt` all that lies at a task for answering is ready.
    explicit ReadyAnswers(RepliedAt repliedAt = {})
        : m_repliedAt(std::move(repliedAt))
    {}

    Result<ReadyPage> page(storage::Connection &connection, const ReadyFilter &filter, qint64 offset, int limit);
    /// Citizens of whom something is ready, who are due at this moment and can be answered here.
    Result<qint64> due(storage::Connection &connection, Instant now);

private:
    /// One card that may be ready.
    struct Ready
    {
        Uuid id;
        /// The citizen; where there is none, the case.
        Uuid group;
        qint64 registeredAt;
        /// When he is to be asked; 0: at once.
        qint64 askAt;
        std::optional<Uuid> takenBy;
        /// Told already: it is ready on its day, and not before.
        bool isLater;
        /// This desk holds its file, without which nothing can be written down.
        bool isHere;
        /// There is something to tell.
        bool isReady;
    };
    /// The cards of one group lie side by side, those that are ready first. What is said of it is said of these; where none
    /// is, of all.
    struct Group
    {
        size_t first;
        /// Of all.
        size_t size;
        /// Of those that it is about, which stand first.
        size_t count;
        qint64 oldest;
        /// 0: now.
        qint64 dueAt;
        /// One of them is here.
        bool isHere;
        bool isReady;
    };
    struct Listed
    {
        ReadyFilter filter;
        std::vector<Ready> cards;
        std::vector<Group> groups;
    };

    Result<void> keepUp(storage::Connection &connection);
    Result<void> readTask(storage::Connection &connection, const cases::ServingTask &task,
                          const std::map<Uuid, Uuid> &merged);
    /// Cases at this task with something to tell; empty: all of them.
    Result<std::optional<std::set<Uuid>>> replied(storage::Connection &connection, const cases::ServingTask &task);
    Result<std::shared_ptr<const Listed>> listed(storage::Connection &connection, const ReadyFilter &filter);
    static void group(Listed &list);
    Result<void> narrow(storage::Connection &connection, Listed &list, const QString &text);

    const RepliedAt m_repliedAt;
    /// What the database says of its state; empty: nothing is kept.
    std::optional<qint64> m_version;
    /// Sorted by group; in it what is ready first, then by age.
    std::vector<Ready> m_ready;
    /// The newest last.
    std::vector<std::shared_ptr<const Listed>> m_listed;
};

} // namespace peygir::answering
