// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/unknown_rows.h"

#include "sync/wire/plants.h"
#include "sync/wire/type_letters.h"

#include <QJsonArray>

#include <algorithm>

namespace peygir::sync {

using storage::RowView;

namespace {

QJsonValue jsonOf(const Value &value)
{
    switch (value.type()) {
    case Value::Type::Null: break;
    case Value::Type::Integer: return QString::number(value.toInteger());
    case Value::Type::Boolean: return value.toBoolean();
    case Value::Type::Text: return value.toText();
    case Value::Type::Bytes: return QString::fromLatin1(value.toBytes().toBase64());
    case Value::Type::Uuid: return value.toUuid().toString();
    }
    return {};
}

/// Of what `jsonOf` wrote; null where the store was damaged.
Value valueOf(Value::Type type, const QJsonValue &json)
{
    switch (type) {
    case Value::Type::Null: break;
    case Value::Type::Integer: return json.toString().toLongLong();
    case Value::Type::Boolean: return json.toBool();
    case Value::Type::Text:
        // A text that no table takes would keep the store from being brought up to date.
        if (const auto text = wireText(json); text.ok())
            return Value::text(*text);
        break;
    case Value::Type::Bytes: return Value::bytes(QByteArray::fromBase64(json.toString().toLatin1()));
    case Value::Type::Uuid:
        if (const auto uuid = Uuid::parse(QStringView(json.toString())); uuid.ok())
            return *uuid;
    }
    return {};
}

QByteArray encoded(const std::vector<NamedValue> &cells)
{
    QJsonObject object;
    for (const NamedValue &cell : cells) {
        object.insert(QString::fromUtf8(cell.name),
                      QJsonArray{QString(QLatin1Char(letterOf(cell.value.type()))), jsonOf(cell.value)});
    }
    return canonicalJson(object);
}

std::vector<NamedValue> decoded(const Value &text)
{
    std::vector<NamedValue> cells;
    const QJsonObject object = FieldCodec<QJsonObject>::fromValue(text);
    for (auto at = object.begin(); at != object.end(); ++at) {
        const QJsonArray pair = at.value().toArray();
        const auto type = typeOfLetter(pair.at(0).toString().toLatin1().append('-').front());
        if (Value value = type ? valueOf(*type, pair.at(1)) : Value(); !value.isNull())
            cells.push_back({at.key().toUtf8(), std::move(value)});
    }
    // By the bytes of their names, as rows are hashed.
    std::sort(cells.begin(), cells.end(), [](const NamedValue &a, const NamedValue &b) { return a.name < b.name; });
    return cells;
}

/// Gives a row the cells that its table knows; answers the others.
std::vector<NamedValue> fill(Row &row, const std::vector<NamedValue> &cells)
{
    std::vector<NamedValue> others;
    for (const NamedValue &cell : cells) {
        const auto &columns = row.table->columns;
        const auto column = std::find_if(columns.begin(), columns.end(), [&cell](const Column &one) {
            // A word that only a newer program knows stays here: rules read rows without looking.
            return one.name == cell.name && one.type == cell.value.type() && (!one.isReadable || one.isReadable(cell.value));
        });
        if (column == columns.end())
            others.push_back(cell);
        else
            row.values[size_t(column - columns.begin())] = cell.value;
    }
    return others;
}

bool isComplete(const Row &row)
{
    for (size_t i = 0; i < row.values.size(); ++i) {
        if (row.values[i].isNull() && !row.table->columns[i].nullable)
            return false;
    }
    return true;
}

} // namespace

Result<bool> UnknownRows::any()
{
    if (!m_any) {
        bool any = false;
        TRY(m_connection.each("SELECT 1 FROM unknown_row LIMIT 1", {}, [&any](const RowView &) {
            any = true;
            return false;
        }));
        m_any = any;
    }
    return *m_any;
}

Result<void> UnknownRows::write(const QByteArray &table, const Uuid &id, const AggregateId &aggregate,
                                const UnknownRow *whole, const std::vector<NamedValue> &cells)
{
    m_any = true;
    const auto number = [whole](qint64 UnknownRow::*which) { return whole ? Value(whole->*which) : Value(); };
    return m_connection.putMany("unknown_row", {"table_name", "id", "kind", "aggregate", "rev", "seq", "hash", "cells"},
                                {"table_name", "id"},
                                std::vector<Value>{Value::text(table), Value(id), Value(aggregate.kind),
                                                   Value(aggregate.id), number(&UnknownRow::rev), number(&UnknownRow::seq),
                                                   number(&UnknownRow::hash), Value::text(encoded(cells))});
}

Result<void> UnknownRows::remove(const QByteArray &table, const Uuid &id)
{
    TRY(m_connection.run("DELETE FROM unknown_row WHERE table_name = ? AND id = ?", {Value::text(table), Value(id)}));
    return {};
}

Result<void> UnknownRows::put(const UnknownRow &row) { return write(row.table, row.id, row.aggregate, &row, row.cells); }

Result<void> UnknownRows::putCells(const PageRows &rows)
{
    TRY_LET(const bool mayHave, any());
    if (!mayHave && rows.unknown.empty())
        return {};
    const QByteArray &table = rows.table->name;
    for (size_t at = 0; at < rows.count(); ++at) {
        const auto row = rows.row(at);
        if (const auto cells = rows.unknown.find(at); cells != rows.unknown.end())
            TRY(write(table, row[0].toUuid(), {rows.table->kind.number, row[1].toUuid()}, nullptr, cells->second));
        else
            TRY(remove(table, row[0].toUuid()));
    }
    return {};
}

Result<std::optional<qint64>> UnknownRows::hashOf(const QByteArray &table, const Uuid &id)
{
    std::optional<qint64> hash;
    TRY(m_connection.each("SELECT hash FROM unknown_row WHERE table_name = ? AND id = ? AND hash IS NOT NULL",
                          {Value::text(table), Value(id)}, [&hash](const RowView &view) {
                              hash = view.integer(0);
                              return false;
                          }));
    return hash;
}

Result<UnknownRows::Kept> UnknownRows::read(const QByteArray &condition, std::initializer_list<Value> parameters)
{
    Kept kept;
    TRY_LET(const bool mayHave, any());
    if (!mayHave)
        return kept;
    TRY(m_connection.each("SELECT table_name, id, kind, aggregate, rev, seq, hash, cells FROM unknown_row" + condition,
                          parameters, [&kept](const RowView &view) {
                              auto cells = decoded(view.value(7, Value::Type::Text));
                              if (view.isNull(6))
                                  kept.cells.emplace(std::pair(view.utf8(0), view.uuid(1)), std::move(cells));
                              else
                                  kept.rows.push_back({view.utf8(0), view.uuid(1), {int(view.integer(2)), view.uuid(3)},
                                                       view.integer(4), view.integer(5), view.integer(6),
                                                       std::move(cells)});
                              return true;
                          }));
    return kept;
}

Result<UnknownRows::Kept> UnknownRows::of(const AggregateId &aggregate)
{
    return read(" WHERE aggregate = ? AND kind = ?", {Value(aggregate.id), Value(aggregate.kind)});
}

Result<UnknownRows::Kept> UnknownRows::ofBucket(qint64 bucket)
{
    return read(" WHERE EXISTS (SELECT 1 FROM held WHERE held.aggregate = unknown_row.aggregate"
                " AND held.kind = unknown_row.kind AND held.bucket = ?)",
                {Value(bucket)});
}

Result<void> UnknownRows::dropAggregate(const AggregateId &aggregate)
{
    TRY_LET(const bool mayHave, any());
    if (mayHave)
        TRY(m_connection.run("DELETE FROM unknown_row WHERE aggregate = ? AND kind = ?",
                             {Value(aggregate.id), Value(aggregate.kind)}));
    return {};
}

Result<void> UnknownRows::clear()
{
    TRY(m_connection.run("DELETE FROM unknown_row"));
    m_any = false;
    return {};
}

Result<void> UnknownRows::settle(const Registry &registry, storage::Door &door)
{
    m_any.reset();
    TRY_LET(const Kept kept, read({}, {}));
    for (const UnknownRow &row : kept.rows) {
        if (const Table *table = registry.table(row.table))
            TRY(settleRow(*table, row, door));
    }
    for (const auto &[name, cells] : kept.cells) {
        if (const Table *table = registry.table(name.first))
            TRY(settleCells(*table, name.second, cells, door));
    }
    m_any.reset();
    return {};
}

Result<void> UnknownRows::settleRow(const Table &table, const UnknownRow &row, storage::Door &door)
{
    Row known{&table, row.id, row.aggregate.id, row.rev, row.seq, row.hash, std::vector<Value>(table.columns.size())};
    const std::vector<NamedValue> others = fill(known, row.cells);
    if (!isComplete(known) || table.kind.number != row.aggregate.kind)
        return {};
    TRY(door.put(known));
    TRY(remove(table.name, row.id));
    return others.empty() ? Result<void>() : write(table.name, row.id, row.aggregate, nullptr, others);
}

Result<void> UnknownRows::settleCells(const Table &table, const Uuid &id, const std::vector<NamedValue> &cells,
                                      storage::Door &door)
{
    TRY_LET(const RowPointer here, door.row(table, id));
    if (!here)
        return remove(table.name, id);
    Row filled = *here;
    const std::vector<NamedValue> others = fill(filled, cells);
    if (others.size() == cells.size())
        return {};
    if (planted(Plant::UnknownForgotten))
        return remove(table.name, id);
    TRY(door.put(filled));
    TRY(remove(table.name, id));
    return others.empty() ? Result<void>() : write(table.name, id, filled.aggregateId(), nullptr, others);
}

} // namespace peygir::sync
