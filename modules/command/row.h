// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/table.h"

#include <memory>
#include <span>

namespace peygir {

/// One row of a replicated table, whole: its image. Rules never see it; they put and read typed rows (`RowType`).
struct Row
{
    const Table *table;
    Uuid id;
    Uuid aggregate;
    /// 0 until the server has written the row; a desk's undecided rows keep the numbers of the base they stand on.
    qint64 rev = 0;
    qint64 seq = 0;
    qint64 hash = 0;
    /// As many as table->columns.
    std::vector<Value> values;

    AggregateId aggregateId() const { return {table->kind.number, aggregate}; }
    /// Equal content; rev, seq and hash are the server's bookkeeping and do not count.
    bool sameContent(const Row &other) const
    {
        return table == other.table && id == other.id && aggregate == other.aggregate && values == other.values;
    }
};

using RowPointer = std::shared_ptr<const Row>;

/// The hash that the server gives to a row's content (SYNC 17): over the table's name, id, aggregate and the (name,
/// typed value) pairs sorted by name, nulls left out, so that a column which an older program does not know and which
/// is null does not change it. Bookkeeping does not count.
qint64 contentHash(const Row &row);

/// A cell of a column that this program does not know.
struct NamedValue
{
    QByteArray name;
    Value value;
    friend bool operator==(const NamedValue &, const NamedValue &) = default;
};

/// The same hash of a row of which this program knows only a part. `unknown`: ascending by name, none of them null.
qint64 contentHash(const Row &row, std::span<const NamedValue> unknown);
/// The same hash of a row whose table this program does not know.
qint64 contentHash(const QByteArray &table, const Uuid &id, const Uuid &aggregate, std::span<const NamedValue> values);

} // namespace peygir
