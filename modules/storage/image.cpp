// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/door.h"

#include <QtEndian>

namespace peygir::storage {

namespace {

void append64(QByteArray &image, qint64 number)
{
    const qint64 wire = qToLittleEndian(number);
    image.append(reinterpret_cast<const char *>(&wire), 8);
}

void appendBytes(QByteArray &image, const QByteArray &bytes)
{
    append64(image, bytes.size());
    image.append(bytes);
}

// Reads forward and remembers that the end was passed.
class ImageReader
{
public:
    explicit ImageReader(QByteArrayView image) : m_rest(image) {}
    bool damaged() const { return m_damaged; }
    bool atEnd() const { return m_rest.isEmpty(); }

    QByteArrayView take(qint64 count)
    {
        if (count < 0 || count > m_rest.size()) {
            m_damaged = true;
            m_rest = {};
            return {};
        }
        const QByteArrayView taken = m_rest.first(count);
        m_rest = m_rest.sliced(count);
        return taken;
    }
    qint64 number()
    {
        const QByteArrayView raw = take(8);
        return raw.size() == 8 ? qFromLittleEndian<qint64>(raw.data()) : 0;
    }
    Result<Uuid> uuid() { return Uuid::fromBytes(take(16)); }

    Value value()
    {
        const QByteArrayView type = take(1);
        if (m_damaged)
            return {};
        switch (Value::Type(type.front())) {
        case Value::Type::Null: return {};
        case Value::Type::Integer: return number();
        case Value::Type::Boolean: return take(1).startsWith('\1');
        case Value::Type::Text: return Value::text(take(number()).toByteArray());
        case Value::Type::Bytes: return Value::bytes(take(number()).toByteArray());
        case Value::Type::Uuid:
            if (const auto id = uuid(); id.ok())
                return *id;
        }
        m_damaged = true;
        return {};
    }

private:
    QByteArrayView m_rest;
    bool m_damaged = false;
};

bool fits(const Value &value, const Column &column)
{
    if (value.isNull())
        return column.nullable;
    return value.type() == column.type && (!column.isReadable || column.isReadable(value));
}

} // namespace

QByteArray encodeImage(const Row &row)
{
    QByteArray image;
    image.append(row.id.view()).append(row.aggregate.view());
    append64(image, row.rev);
    append64(image, row.seq);
    append64(image, row.hash);
    for (const Value &value : row.values) {
        image.append(char(value.type()));
        switch (value.type()) {
        case Value::Type::Null: break;
        case Value::Type::Integer: append64(image, value.toInteger()); break;
        case Value::Type::Boolean: image.append(value.toBoolean() ? '\1' : '\0'); break;
        case Value::Type::Text: appendBytes(image, value.toUtf8()); break;
        case Value::Type::Bytes: appendBytes(image, value.toBytes()); break;
        case Value::Type::Uuid: image.append(value.toUuid().view()); break;
        }
    }
    return image;
}

Result<RowPointer> decodeImage(const Table &table, const QByteArray &image)
{
    const Error damaged("storage.damaged", {{QStringLiteral("table"), QString::fromLatin1(table.name)}});
    ImageReader reader(image);
    const auto id = reader.uuid();
    const auto aggregate = reader.uuid();
    if (!id.ok() || !aggregate.ok())
        return damaged;
    const qint64 rev = reader.number();
    const qint64 seq = reader.number();
    auto row = std::make_shared<Row>(Row{&table, *id, *aggregate, rev, seq, reader.number(), {}});
    while (!reader.atEnd() && !reader.damaged() && row->values.size() < table.columns.size()) {
        row->values.push_back(reader.value());
        // What a rule reads it trusts: a cell of another type, or a word that is none, would stop the program there.
        if (!reader.damaged() && !fits(row->values.back(), table.columns[row->values.size() - 1]))
            return damaged;
    }
    if (reader.damaged() || !reader.atEnd())
        return damaged;
    row->values.resize(table.columns.size());
    return RowPointer(std::move(row));
}

} // namespace peygir::storage
