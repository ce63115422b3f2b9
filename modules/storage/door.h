// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row.h"
#include "storage/connection.h"
#include "storage/dirty_marks.h"

#include <vector>

namespace peygir::storage {

/// The one door to replicated tables: nothing else in the tree inserts, updates or deletes there (DESIGN §3; a test
/// reads the schema and the statements). It moves whole row images and knows no rule.
class Door
{
public:
    /// On a desk `marks` learns which aggregates are touched, and outlives the door.
    explicit Door(Connection &connection, DirtyMarks *marks = nullptr)
        : m_connection(connection)
        , m_marks(marks)
    {}

    Connection &connection() { return m_connection; }

    /// Null where there is no such row.
    Result<RowPointer> row(const Table &table, const Uuid &id);
    /// Ordered by id.
    Result<std::vector<RowPointer>> rowsOf(const Table &table, const Uuid &aggregate);
    /// The rows of several aggregates whose seq is greater than `after`, in the order of `aggregates`.
    Result<void> eachRowOf(const Table &table, const Uuid &aggregate, qint64 after,
                           const std::function<void(const Row &)> &visit);
    /// Those of `ids` that exist, in any order, in as few round trips as the database allows.
    Result<std::vector<RowPointer>> rows(const Table &table, std::span<const Uuid> ids);
    /// Ordered by aggregate, then id.
    Result<std::vector<RowPointer>> rowsOfMany(const Table &table, std::span<const Uuid> aggregates);

    /// Writes images, new or in place of the old ones, one statement per table. No id may stand twice.
    Result<void> put(std::span<const RowPointer> rows);
    Result<void> put(const Row &row);
    /// Writes an image in place of the one that is there, which the caller has read: only the columns that differ, so that no
    /// index of the others is touched. Of the same table and id; does nothing where they are equal.
    Result<void> change(const Row &from, const Row &to);
    /// Writes images of one table that are already values, row after row in the order of `table.allNames`.
    Result<void> put(const Table &table, std::span<const Value> images);
    /// The same into a table that has no key, as that of a file which is filled once.
    Result<void> append(const Table &table, std::span<const Value> images);
    /// Puts all rows that an attached database has in the table of the same name; an image that is here already stays. For
    /// SQLite. Without secondary indexes, which are made afterwards, it is ten times as fast.
    Result<void> takeAll(const Table &table, const QByteArray &attachedAs);
    Result<void> remove(const Table &table, const Uuid &id);
    /// Removes all rows of one aggregate (a desk drops what it may no longer hold; the server never does this).
    Result<void> removeAggregate(const Table &table, const Uuid &aggregate);
    /// Removes everything (a desk that starts from another history).
    Result<void> removeAll(const Table &table);

private:
    Result<std::vector<RowPointer>> rowsWhere(const Table &table, const QByteArray &condition,
                                              std::span<const Value> parameters);

    Connection &m_connection;
    DirtyMarks *m_marks;
};

/// Reads a row from an answer whose columns are table.selectList.
RowPointer readRow(const Table &table, const RowView &view);

/// A row's image as bytes, for shadows and for rows that wait outside their table. A column added to the table
/// afterwards reads as null.
QByteArray encodeImage(const Row &row);
/// Fails with "storage.damaged".
Result<RowPointer> decodeImage(const Table &table, const QByteArray &image);

} // namespace peygir::storage
