// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row_type.h"

namespace peygir {

/// Says of a counted row (a view that the database counts when it is asked) what it counts, so that whoever alone writes need not
/// ask again: the row `id` of `counted`, whose only column is a number, says how many rows of `of` have `id` at `by` and `is` at
/// `where`.
struct RowTally
{
    const Table *counted;
    const Table *of;
    /// Positions in the columns of `of`.
    size_t by;
    size_t where;
    Value is;

    /// Whose number this row is part of; empty: nobody's.
    std::optional<Uuid> countedFor(const Row &row) const
    {
        const Value &whose = row.values[by];
        return whose.isNull() || row.values[where] != is ? std::nullopt : std::optional(whose.toUuid());
    }
};

/// The position of a column that T has.
template <RowType T>
size_t columnOf(QByteArrayView name)
{
    const std::vector<Column> &columns = tableOf<T>().columns;
    size_t at = 0;
    while (columns[at].name != name)
        ++at;
    return at;
}

} // namespace peygir
