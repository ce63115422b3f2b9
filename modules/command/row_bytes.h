// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "base/value.h"

#include <QtEndian>

/// How the content of a row is laid out to be hashed (SYNC 17): the table's name, id and aggregate, then its cells by name,
/// nulls left out. Part of every store and of the wire: what is written here may never change. `Buffer` appends a sign, or
/// bytes and their number.
namespace peygir::rowbytes {

template <class Buffer>
void addNumber(Buffer &buffer, quint64 number)
{
    const quint64 wire = qToLittleEndian(number);
    buffer.append(reinterpret_cast<const char *>(&wire), 8);
}

// Lengths stand before what varies, so that no two rows have the same bytes.
template <class Buffer>
void addBytes(Buffer &buffer, QByteArrayView bytes)
{
    addNumber(buffer, quint64(bytes.size()));
    buffer.append(bytes.data(), bytes.size());
}

template <class Buffer>
void addType(Buffer &buffer, Value::Type type)
{
    buffer.append(char(type));
}

} // namespace peygir::rowbytes
