// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/door.h"

#include "storage/by_ids.h"

#include <algorithm>
#include <array>
#include <map>

namespace peygir::storage {

RowPointer readRow(const Table &table, const RowView &view)
{
    auto row = std::make_shared<Row>(
        Row{&table, view.uuid(0), view.uuid(1), view.integer(2), view.integer(3), view.integer(4), {}});
    row->values.reserve(table.columns.size());
    for (size_t i = 0; i < table.columns.size(); ++i)
        row->values.push_back(view.value(fixedColumns + int(i), table.columns[i].type));
    return row;
}

Result<std::vector<RowPointer>> Door::rowsWhere(const Table &table, const QByteArray &condition,
                                                std::span<const Value> parameters)
{
    std::vector<RowPointer> rows;
    const QByteArray sql = "SELECT " + table.selectList + " FROM " + table.name + " WHERE " + condition;
    TRY(m_connection.each(sql, parameters, [&](const RowView &view) {
        rows.push_back(readRow(table, view));
        return true;
    }));
    return rows;
}

Result<RowPointer> Door::row(const Table &table, const Uuid &id)
{
    const Value parameter(id);
    TRY_LET(const std::vector<RowPointer> found, rowsWhere(table, "id = ?", {&parameter, 1}));
    return found.empty() ? RowPointer() : found.front();
}

Result<std::vector<RowPointer>> Door::rowsOf(const Table &table, const Uuid &aggregate)
{
    const Value parameter(aggregate);
    return rowsWhere(table, table.root ? "id = ?" : "aggregate = ? ORDER BY id", {&parameter, 1});
}

Result<void> Door::eachRowOf(const Table &table, const Uuid &aggregate, qint64 after,
                             const std::function<void(const Row &)> &visit)
{
    const QByteArray sql = "SELECT " + table.selectList + " FROM " + table.name +
                           (table.root ? " WHERE id = ? AND seq > ?" : " WHERE aggregate = ? AND seq > ? ORDER BY id");
    return m_connection.each(sql, {Value(aggregate), Value(after)}, [&](const RowView &view) {
        visit(*readRow(table, view));
        return true;
    });
}

Result<std::vector<RowPointer>> Door::rows(const Table &table, std::span<const Uuid> ids)
{
    std::vector<RowPointer> rows;
    TRY(eachByIds(m_connection, {table.selectList, table.name, "id"}, ids,
                  [&](const RowView &view) { rows.push_back(readRow(table, view)); }));
    return rows;
}

Result<std::vector<RowPointer>> Door::rowsOfMany(const Table &table, std::span<const Uuid> aggregates)
{
    std::vector<RowPointer> rows;
    TRY(eachByIds(m_connection, {table.selectList, table.name, table.root ? "id" : "aggregate"}, aggregates,
                  [&](const RowView &view) { rows.push_back(readRow(table, view)); }));
    std::sort(rows.begin(), rows.end(), [](const RowPointer &a, const RowPointer &b) {
        return std::tie(a->aggregate, a->id) < std::tie(b->aggregate, b->id);
    });
    return rows;
}

Result<void> Door::put(std::span<const RowPointer> rows)
{
    std::map<const Table *, std::vector<Value>> byTable;
    for (const RowPointer &row : rows) {
        std::vector<Value> &values = byTable[row->table];
        values.insert(values.end(), {row->id, row->aggregate, row->rev, row->seq, row->hash});
        values.insert(values.end(), row->values.begin(), row->values.end());
    }
    for (const auto &[table, values] : byTable)
        TRY(put(*table, values));
    return {};
}

Result<void> Door::put(const Row &row)
{
    const RowPointer pointer(std::shared_ptr<void>(), &row);
    return put({&pointer, 1});
}

Result<void> Door::change(const Row &from, const Row &to)
{
    Q_ASSERT(from.table == to.table && from.id == to.id);
    const Table &table = *to.table;
    QByteArray set;
    std::vector<Value> values;
    const auto write = [&](const QByteArray &column, const Value &was, const Value &is) {
        if (was == is)
            return;
        set += (set.isEmpty() ? "" : ", ") + column + " = ?";
        values.push_back(is);
    };
    const auto imageOf = [](const Row &row) {
        return std::array{Value(row.id), Value(row.aggregate), Value(row.rev), Value(row.seq), Value(row.hash)};
    };
    const auto before = imageOf(from), after = imageOf(to);
    for (size_t i = 0; i < after.size(); ++i)
        write(table.allNames[i], before[i], after[i]);
    for (size_t i = 0; i < to.values.size(); ++i)
        write(table.columns[i].name, from.values[i], to.values[i]);
    if (values.empty())
        return {};
    if (m_marks) {
        m_marks->touch(table.kind.number, from.aggregate);
        m_marks->touch(table.kind.number, to.aggregate);
    }
    values.emplace_back(to.id);
    TRY(m_connection.run("UPDATE " + table.name + " SET " + set + " WHERE id = ?", values));
    return {};
}

Result<void> Door::put(const Table &table, std::span<const Value> images)
{
    if (m_marks) {
        for (size_t at = 0; at < images.size(); at += table.allNames.size())
            m_marks->touch(table.kind.number, images[at + 1].toUuid());
    }
    return m_connection.putMany(table.name, table.allNames, {"id"}, images);
}

Result<void> Door::append(const Table &table, std::span<const Value> images)
{
    return m_connection.putMany(table.name, table.allNames, {}, images);
}

Result<void> Door::takeAll(const Table &table, const QByteArray &attachedAs)
{
    if (m_marks)
        m_marks->touchEverything();
    QByteArray names;
    for (const QByteArray &name : table.allNames)
        names += (names.isEmpty() ? "" : ", ") + name;
    TRY(m_connection.run("INSERT OR IGNORE INTO main." + table.name + " (" + names + ") SELECT " + names + " FROM " + attachedAs
                         + '.' + table.name));
    return {};
}

Result<void> Door::remove(const Table &table, const Uuid &id)
{
    if (m_marks) {
        return m_connection.each("DELETE FROM " + table.name + " WHERE id = ? RETURNING aggregate", {Value(id)},
                                 [&](const RowView &row) {
                                     m_marks->touch(table.kind.number, row.uuid(0));
                                     return true;
                                 });
    }
    TRY(m_connection.run("DELETE FROM " + table.name + " WHERE id = ?", {Value(id)}));
    return {};
}

Result<void> Door::removeAggregate(const Table &table, const Uuid &aggregate)
{
    if (m_marks)
        m_marks->touch(table.kind.number, aggregate);
    TRY(m_connection.run("DELETE FROM " + table.name + (table.root ? " WHERE id = ?" : " WHERE aggregate = ?"),
                         {Value(aggregate)}));
    return {};
}

Result<void> Door::removeAll(const Table &table)
{
    if (m_marks)
        m_marks->touchEverything();
    TRY(m_connection.run("DELETE FROM " + table.name));
    return {};
}

} // namespace peygir::storage
