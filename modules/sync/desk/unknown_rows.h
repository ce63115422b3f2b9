// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/door.h"
#include "sync/wire/page_reader.h"

#include <map>

namespace peygir::sync {

/// What the server sent of tables and columns that this program does not know (SYNC 10). A desk that is older than its
/// server keeps it, so that its sums are the server's and nothing has to be sent again when the program is brought up to
/// date. Works inside the caller's transaction.
class UnknownRows
{
public:
    explicit UnknownRows(storage::Connection &connection) : m_connection(connection) {}

    /// Cells of rows that are here otherwise, by table and row.
    using Cells = std::map<std::pair<QByteArray, Uuid>, std::vector<NamedValue>>;
    struct Kept
    {
        std::vector<UnknownRow> rows;
        Cells cells;
    };

    /// Whether there is anything: mostly there is not, and nothing has to be asked row by row.
    Result<bool> any();
    /// Reads again whether there is anything; after a transaction that failed.
    void reload() { m_any.reset(); }

    Result<void> put(const UnknownRow &row);
    /// What there is of these rows now, in place of what there was.
    Result<void> putCells(const PageRows &rows);
    Result<std::optional<qint64>> hashOf(const QByteArray &table, const Uuid &id);
    Result<Kept> of(const AggregateId &aggregate);
    Result<Kept> ofBucket(qint64 bucket);
    Result<void> dropAggregate(const AggregateId &aggregate);
    Result<void> clear();

    /// Moves what `registry` knows by now to where it belongs; on the base, between rewind and deciding again. A row that
    /// cannot be completed stays here.
    Result<void> settle(const Registry &registry, storage::Door &door);

private:
    Result<Kept> read(const QByteArray &condition, std::initializer_list<Value> parameters);
    Result<void> write(const QByteArray &table, const Uuid &id, const AggregateId &aggregate, const UnknownRow *whole,
                       const std::vector<NamedValue> &cells);
    Result<void> settleRow(const Table &table, const UnknownRow &row, storage::Door &door);
    Result<void> settleCells(const Table &table, const Uuid &id, const std::vector<NamedValue> &cells,
                             storage::Door &door);
    Result<void> remove(const QByteArray &table, const Uuid &id);

    storage::Connection &m_connection;
    std::optional<bool> m_any;
};

} // namespace peygir::sync
