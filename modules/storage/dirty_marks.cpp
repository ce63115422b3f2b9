// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/dirty_marks.h"

namespace peygir::storage {

namespace {

/// Where no aggregate is meant but a column wants one.
Uuid anybody()
{
    Uuid::Bytes bytes{};
    bytes.fill(0xff);
    return Uuid(bytes);
}

Result<std::vector<DirtyMark>> read(Connection &connection, QByteArrayView order, int limit)
{
    std::vector<DirtyMark> marks;
    TRY(connection.each("SELECT n, kind, aggregate FROM dirty ORDER BY n" + order.toByteArray() + " LIMIT ?",
                        {Value(limit)}, [&marks](const RowView &row) {
                            marks.push_back({row.integer(0), {int(row.integer(1)), row.uuid(2)}});
                            return true;
                        }));
    return marks;
}

} // namespace

Result<void> DirtyMarks::write(Connection &connection)
{
    if (m_touched.empty() && !m_everything)
        return {};
    qint64 waiting = 0;
    TRY(connection.each("SELECT (SELECT MAX(n) FROM dirty) - (SELECT MIN(n) FROM dirty) + 1", {},
                        [&waiting](const RowView &row) {
                            waiting = row.isNull(0) ? 0 : row.integer(0);
                            return false;
                        }));
    std::vector<Value> values;
    if (m_everything || waiting + qint64(m_touched.size()) > mostMarks) {
        TRY(connection.run("DELETE FROM dirty"));
        values = {Value(everything), Value(anybody())};
    } else {
        values.reserve(2 * m_touched.size());
        for (const AggregateId &aggregate : m_touched) {
            values.emplace_back(aggregate.kind);
            values.emplace_back(aggregate.id);
        }
    }
    TRY(connection.putMany("dirty", {"kind", "aggregate"}, {}, values));
    forget();
    return {};
}

Result<void> DirtyMarks::markEverything(Connection &connection, qint64 n)
{
    TRY(connection.run("DELETE FROM dirty"));
    TRY(connection.run("INSERT INTO dirty (n, kind, aggregate) VALUES (?, ?, ?)",
                       {Value(n), Value(everything), Value(anybody())}));
    return {};
}

Result<std::vector<DirtyMark>> DirtyMarks::oldest(Connection &connection, int limit)
{
    return read(connection, "", limit);
}

Result<std::vector<DirtyMark>> DirtyMarks::newest(Connection &connection, int limit)
{
    return read(connection, " DESC", limit);
}

Result<qint64> DirtyMarks::last(Connection &connection)
{
    qint64 n = 0;
    TRY(connection.each("SELECT MAX(n) FROM dirty", {}, [&n](const RowView &row) {
        n = row.isNull(0) ? 0 : row.integer(0);
        return false;
    }));
    return n;
}

Result<void> DirtyMarks::clear(Connection &connection, qint64 upTo)
{
    TRY(connection.run("DELETE FROM dirty WHERE n <= ?", {Value(upTo)}));
    return {};
}

} // namespace peygir::storage
