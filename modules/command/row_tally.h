// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row_type.h"

namespace peygir {

/// Says of a counted row (a view that the database counts when it is asked) what one of its numbers counts, so that whoever alone
/// writes need not ask again, and knows what he has not written yet: in the row `id` of `counted`, `number` says how many rows of
/// `of` have `id` at `by`, `is` at `where`, and something at `present`. Several may add to one number; of a counted row every number
/// has one, or none has.
struct RowTally
{
    const Table *counted;
    /// Position in the columns of `counted`, which are all numbers.
    size_t number;
    const Table *of;
    /// Positions in the columns of `of`.
    size_t by;
    size_t where;
    Value is;
    /// Empty: no column has to hold something besides.
    std::optional<size_t> present = {};

    /// Whose number this row is part of; empty: nobody's.
    std::optional<Uuid> countedFor(const Row &row) const
    {
        const Value &whose = row.values[by];
        const bool counts = !whose.isNull() && row.values[where] == is && !(present && row.values[*present].isNull());
        return counts ? std::optional(whose.toUuid()) : std::nullopt;
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
