// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_queries.h"
#include "storage/connection.h"

#include <memory>

namespace peygir::answering {

/// Reads who is to be called (R106). All cards that are ready are read once for each state of the database and grouped
/// in memory: some ten thousand of a large city. Used by one thread, with one connection; each question is asked inside
/// a read transaction.
class ReadyAnswers
{
public:
    Result<ReadyPage> page(storage::Connection &connection, const ReadyFilter &filter, qint64 offset, int limit);
    /// Citizens who are due at this moment and can be answered here.
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
    };
    /// The ready cards of one group lie side by side.
    struct Group
    {
        size_t first;
        size_t count;
        qint64 oldest;
        /// 0: now.
        qint64 dueAt;
        /// One of them is here.
        bool isHere;
    };
    struct Listed
    {
        ReadyFilter filter;
        std::vector<Ready> cards;
        std::vector<Group> groups;
    };

    Result<void> keepUp(storage::Connection &connection);
    Result<std::shared_ptr<const Listed>> listed(storage::Connection &connection, const ReadyFilter &filter);
    static void group(Listed &list);
    Result<void> narrow(storage::Connection &connection, Listed &list, const QString &text);

    /// What the database says of its state; empty: nothing is kept.
    std::optional<qint64> m_version;
    /// Sorted by group, then by age.
    std::vector<Ready> m_ready;
    /// The newest last.
    std::vector<std::shared_ptr<const Listed>> m_listed;
};

} // namespace peygir::answering
