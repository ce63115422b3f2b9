// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/table.h"
#include "storage/connection.h"

#include <unordered_set>

namespace peygir::storage {

/// A mark in a desk's table `dirty`: search has to look at this aggregate again.
struct DirtyMark
{
    qint64 n;
    AggregateId aggregate;
};

/// Gathers which aggregates a transaction touches, each once, and writes them with it: one cheap row for each, appended
/// (DESIGN §5: search stays out of the command's transaction). What is taken back and decided again in one transaction
/// is marked once, however many rows it has.
class DirtyMarks
{
public:
    /// A store with more marks than this gets a new index, which takes no longer than looking at so many.
    static constexpr qint64 mostMarks = 200'000;
    /// Stands for everything.
    static constexpr int everything = 0;

    void touch(int kind, const Uuid &aggregate)
    {
        // Rows of one aggregate come one after another.
        if (m_everything || (m_last && m_last->kind == kind && m_last->id == aggregate))
            return;
        m_last = AggregateId{kind, aggregate};
        m_touched.insert(*m_last);
    }
    void touchEverything() { m_everything = true; }
    /// Writes and forgets them; inside the transaction that touched them.
    Result<void> write(Connection &connection);
    /// The transaction came to nothing.
    void forget()
    {
        m_everything = false;
        m_last.reset();
        m_touched.clear();
    }

    /// Everything is to be looked at, by a mark with this number.
    static Result<void> markEverything(Connection &connection, qint64 n);
    /// The first ones, in their order.
    static Result<std::vector<DirtyMark>> oldest(Connection &connection, int limit);
    /// The last ones, the newest first.
    static Result<std::vector<DirtyMark>> newest(Connection &connection, int limit);
    /// The number of the last one; 0: there is none.
    static Result<qint64> last(Connection &connection);
    /// Forgets those up to this one, in the caller's transaction or one of its own.
    static Result<void> clear(Connection &connection, qint64 upTo);

private:
    bool m_everything = false;
    std::optional<AggregateId> m_last;
    std::unordered_set<AggregateId> m_touched;
};

} // namespace peygir::storage
