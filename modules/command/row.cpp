// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/row.h"

#include "base/hash.h"
#include "command/row_bytes.h"

namespace peygir {

using rowbytes::addBytes;
using rowbytes::addNumber;
using rowbytes::addType;

namespace {

void addValue(QByteArray &buffer, const Value &value)
{
    addType(buffer, value.type());
    switch (value.type()) {
    case Value::Type::Null: break;
    case Value::Type::Integer: addNumber(buffer, quint64(value.toInteger())); break;
    case Value::Type::Boolean: buffer.append(value.toBoolean() ? '\1' : '\0'); break;
    case Value::Type::Text: addBytes(buffer, value.toUtf8()); break;
    case Value::Type::Bytes: addBytes(buffer, value.toBytes()); break;
    case Value::Type::Uuid: buffer.append(value.toUuid().view()); break;
    }
}

QByteArray bufferOf(const QByteArray &table, const Uuid &id, const Uuid &aggregate)
{
    QByteArray buffer;
    buffer.reserve(512);
    addBytes(buffer, table);
    buffer.append(id.view());
    buffer.append(aggregate.view());
    return buffer;
}

void addCell(QByteArray &buffer, const QByteArray &name, const Value &value)
{
    if (value.isNull())
        return;
    addBytes(buffer, name);
    addValue(buffer, value);
}

} // namespace

qint64 contentHash(const Row &row) { return contentHash(row, {}); }

qint64 contentHash(const Row &row, std::span<const NamedValue> unknown)
{
    QByteArray buffer = bufferOf(row.table->name, row.id, row.aggregate);
    auto next = unknown.begin();
    for (const int at : row.table->byName) {
        const QByteArray &name = row.table->columns[size_t(at)].name;
        for (; next != unknown.end() && next->name < name; ++next)
            addCell(buffer, next->name, next->value);
        addCell(buffer, name, row.values[size_t(at)]);
    }
    for (; next != unknown.end(); ++next)
        addCell(buffer, next->name, next->value);
    return shortHash(buffer);
}

qint64 contentHash(const QByteArray &table, const Uuid &id, const Uuid &aggregate, std::span<const NamedValue> values)
{
    QByteArray buffer = bufferOf(table, id, aggregate);
    for (const NamedValue &cell : values)
        addCell(buffer, cell.name, cell.value);
    return shortHash(buffer);
}

} // namespace peygir
