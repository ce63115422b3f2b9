// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/row.h"

#include "base/hash.h"

#include <QtEndian>

namespace peygir {

namespace {

void addNumber(QByteArray &buffer, quint64 number)
{
    const quint64 wire = qToLittleEndian(number);
    buffer.append(reinterpret_cast<const char *>(&wire), 8);
}

// Lengths stand before what varies, so that no two rows have the same bytes.
void addBytes(QByteArray &buffer, QByteArrayView bytes)
{
    addNumber(buffer, quint64(bytes.size()));
    buffer.append(bytes);
}

void addValue(QByteArray &buffer, const Value &value)
{
    buffer.append(char(value.type()));
    switch (value.type()) {
    case Value::Type::Null: break;
    case Value::Type::Integer: addNumber(buffer, quint64(value.toInteger())); break;
    case Value::Type::Boolean: buffer.append(value.toBoolean() ? '\1' : '\0'); break;
    case Value::Type::Text: addBytes(buffer, value.toUtf8()); break;
    case Value::Type::Bytes: addBytes(buffer, value.toBytes()); break;
    case Value::Type::Uuid: buffer.append(value.toUuid().view()); break;
    }
}

} // namespace

qint64 contentHash(const Row &row)
{
    QByteArray buffer;
    buffer.reserve(512);
    addBytes(buffer, row.table->name);
    buffer.append(row.id.view());
    buffer.append(row.aggregate.view());
    for (const int at : row.table->byName) {
        const Value &value = row.values[size_t(at)];
        if (value.isNull())
            continue;
        addBytes(buffer, row.table->columns[size_t(at)].name);
        addValue(buffer, value);
    }
    return shortHash(buffer);
}

} // namespace peygir
