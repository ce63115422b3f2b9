// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/door.h"

#include <optional>
#include <vector>

namespace peygir::sync {

/// Goes through all rows of a server's store, a few at a time and again and again, and makes each row's hash anew from its columns
/// (SYNC 17): a cell that has changed on the disk is found before desks are given it as sound. It sees what lies there, row by
/// row; whether rows or entries are missing a whole reading says (`auditStore`). Keeps nothing but its place, so that it may be
/// left and gone on with at any time. On one thread, on any connection that reads.
class RowAudit
{
public:
    /// Both must outlive it.
    RowAudit(storage::Connection &connection, const Registry &registry);

    /// A row whose hash is not that of its content, or that cannot be read; without an id where that is what has changed, or where a
    /// whole table cannot be read.
    struct Finding
    {
        QByteArray table;
        std::optional<Uuid> id;
        bool operator<(const Finding &other) const { return std::tie(table, id) < std::tie(other.table, other.id); }
    };
    struct Step
    {
        int rows = 0;
        std::vector<Finding> findings;
        /// Everything has been looked at once; the next step begins again.
        bool isLast = false;
    };
    /// Looks at `most` rows further, at most; a look into a table counts as `lookCost` of them, so that many empty tables take no
    /// longer than rows do. Each look is one statement, and no transaction is left open. Fails with the machine's errors; the next
    /// step then goes on where this one began.
    Result<Step> step(int most);
    static constexpr int lookCost = 10;
    /// Goes on behind the table at which the last step failed, and has that as a finding.
    Step leaveTable();

private:
    storage::Connection &m_connection;
    std::vector<const Table *> m_tables;
    /// The table that is looked at, and the last row of it so far.
    size_t m_table = 0;
    std::optional<Uuid> m_after;
    /// The table that was asked for last.
    size_t m_asked = 0;
};

} // namespace peygir::sync
