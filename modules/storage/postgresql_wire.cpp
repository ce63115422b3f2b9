// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/postgresql_wire.h"

#include <QtEndian>

namespace peygir::storage {

namespace {

constexpr char truthBytes[] = {0, 1};

/// The bytes of a value that is not NULL; integers are written to `scratch`.
QByteArrayView wireBytes(const Value &value, qint64 &scratch)
{
    switch (value.type()) {
    case Value::Type::Null:
        break;
    case Value::Type::Integer:
        scratch = qToBigEndian(value.toInteger());
        return {reinterpret_cast<const char *>(&scratch), 8};
    case Value::Type::Boolean:
        return {&truthBytes[value.toBoolean() ? 1 : 0], 1};
    case Value::Type::Text:
        return value.toUtf8();
    case Value::Type::Bytes:
        return value.toBytes();
    case Value::Type::Uuid:
        return value.toUuid().view();
    }
    Q_ASSERT_X(false, "wireBytes", "NULL has no bytes");
    return {};
}

void appendInt32(QByteArray &bytes, qint32 number)
{
    const qint32 wire = qToBigEndian(number);
    bytes.append(reinterpret_cast<const char *>(&wire), 4);
}

bool isText(Oid type)
{
    return type == oid::text || type == oid::varchar || type == oid::name || type == oid::bpchar ||
           type == oid::charByte || type == oid::unknown;
}

} // namespace

Oid oidOf(const Value &value)
{
    switch (value.type()) {
    case Value::Type::Null:
        return 0;
    case Value::Type::Integer:
        return oid::int8;
    case Value::Type::Boolean:
        return oid::boolean;
    case Value::Type::Text:
        return oid::text;
    case Value::Type::Bytes:
        return oid::bytea;
    case Value::Type::Uuid:
        return oid::uuid;
    }
    return 0;
}

bool fits(const Value &value, Oid type) { return value.isNull() || oidOf(value) == type; }

bool isReadable(Oid type)
{
    return type == oid::int8 || type == oid::int4 || type == oid::int2 || type == oid::boolean || type == oid::bytea ||
           type == oid::uuid || isText(type);
}

QByteArray arrayTypeName(Oid element)
{
    switch (element) {
    case oid::int8:
        return "int8[]";
    case oid::boolean:
        return "bool[]";
    case oid::text:
        return "text[]";
    case oid::bytea:
        return "bytea[]";
    case oid::uuid:
        return "uuid[]";
    default:
        return {};
    }
}

PostgresqlParameters::PostgresqlParameters(std::span<const Value> values)
    : m_integers(values.size())
    , m_pointers(values.size(), nullptr)
    , m_lengths(values.size(), 0)
    , m_formats(values.size(), 1)
{
    for (size_t i = 0; i < values.size(); ++i) {
        if (values[i].isNull())
            continue;
        const QByteArrayView bytes = wireBytes(values[i], m_integers[i]);
        // To libpq no pointer is NULL; a default-made QByteArray has none, and is empty all the same.
        m_pointers[i] = bytes.isNull() ? "" : bytes.data();
        m_lengths[i] = int(bytes.size());
    }
}

QByteArray binaryArray(std::span<const Value> values, size_t first, size_t width, Oid element)
{
    const size_t rows = values.size() / width;
    QByteArray bytes;
    bytes.reserve(qsizetype(20 + rows * 20));
    appendInt32(bytes, 1); // dimensions
    appendInt32(bytes, 1); // NULLs may occur
    appendInt32(bytes, qint32(element));
    appendInt32(bytes, qint32(rows));
    appendInt32(bytes, 1); // number of the first element
    for (size_t at = first; at < values.size(); at += width) {
        if (values[at].isNull()) {
            appendInt32(bytes, -1);
            continue;
        }
        qint64 scratch = 0;
        const QByteArrayView raw = wireBytes(values[at], scratch);
        appendInt32(bytes, qint32(raw.size()));
        bytes.append(raw.data(), raw.size());
    }
    return bytes;
}

bool PostgresqlRow::isNull(int column) const
{
    Q_ASSERT(column >= 0 && column < columns());
    return PQgetisnull(m_result, m_row, column) != 0;
}

QByteArrayView PostgresqlRow::raw(int column) const
{
    Q_ASSERT(!isNull(column));
    return {PQgetvalue(m_result, m_row, column), PQgetlength(m_result, m_row, column)};
}

qint64 PostgresqlRow::integer(int column) const
{
    const char *bytes = raw(column).data();
    switch (PQftype(m_result, column)) {
    case oid::int8:
        return qFromBigEndian<qint64>(bytes);
    case oid::int4:
        return qFromBigEndian<qint32>(bytes);
    case oid::int2:
        return qFromBigEndian<qint16>(bytes);
    default:
        qFatal("PostgresqlRow: column %d is no integer", column);
    }
}

bool PostgresqlRow::boolean(int column) const
{
    Q_ASSERT(PQftype(m_result, column) == oid::boolean);
    return raw(column).front() != 0;
}

QByteArray PostgresqlRow::utf8(int column) const
{
    Q_ASSERT(isText(PQftype(m_result, column)));
    return QByteArray(raw(column).data(), raw(column).size());
}

QByteArray PostgresqlRow::bytes(int column) const
{
    Q_ASSERT(PQftype(m_result, column) == oid::bytea);
    return QByteArray(raw(column).data(), raw(column).size());
}

Uuid PostgresqlRow::uuid(int column) const
{
    Q_ASSERT(PQftype(m_result, column) == oid::uuid);
    return Uuid::fromBytes(raw(column)).value();
}

} // namespace peygir::storage
