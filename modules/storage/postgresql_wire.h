// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <libpq-fe.h>

namespace peygir::storage {

/// The types of PostgreSQL that we send and accept (src/include/catalog/pg_type.dat; they never change).
namespace oid {
constexpr Oid boolean = 16, bytea = 17, charByte = 18, name = 19, int8 = 20, int2 = 21, int4 = 23, text = 25,
              unknown = 705, bpchar = 1042, varchar = 1043, uuid = 2950;
}

/// The type under which a value is sent; 0 for NULL, whose type the server tells from its place.
Oid oidOf(const Value &value);
/// Whether a value may stand where this type was declared.
bool fits(const Value &value, Oid type);
/// Whether `RowView` can read columns of this type.
bool isReadable(Oid type);
/// The type word for an array of it in SQL, "uuid[]"; empty for types that we do not write.
QByteArray arrayTypeName(Oid element);

/// Parameters in PostgreSQL's binary form. Keeps pointers into the values, which must outlive it.
class PostgresqlParameters
{
public:
    explicit PostgresqlParameters(std::span<const Value> values);
    PostgresqlParameters(const PostgresqlParameters &) = delete;
    PostgresqlParameters &operator=(const PostgresqlParameters &) = delete;

    int count() const { return int(m_pointers.size()); }
    const char *const *pointers() const { return m_pointers.data(); }
    const int *lengths() const { return m_lengths.data(); }
    const int *formats() const { return m_formats.data(); }

private:
    std::vector<qint64> m_integers; // in the order of bytes of the network
    std::vector<const char *> m_pointers;
    std::vector<int> m_lengths;
    std::vector<int> m_formats;
};

/// One column of many rows as a binary array: the values at first, first + width, … of `values`.
QByteArray binaryArray(std::span<const Value> values, size_t first, size_t width, Oid element);

/// A row of an answer in binary form.
class PostgresqlRow final : public RowView
{
public:
    PostgresqlRow(const PGresult *result, int row)
        : m_result(result)
        , m_row(row)
    {}

    int columns() const override { return PQnfields(m_result); }
    bool isNull(int column) const override;
    qint64 integer(int column) const override;
    bool boolean(int column) const override;
    QByteArray utf8(int column) const override;
    QByteArray bytes(int column) const override;
    Uuid uuid(int column) const override;

private:
    QByteArrayView raw(int column) const;

    const PGresult *m_result;
    int m_row;
};

} // namespace peygir::storage
