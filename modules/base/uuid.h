// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>

namespace peygir {

/// 128 bits that name one thing for ever (RFC 9562). There is no null value: what may be missing is a
/// `std::optional<Uuid>`. Ids are never an order.
class Uuid
{
public:
    using Bytes = std::array<std::uint8_t, 16>;

    explicit Uuid(const Bytes &bytes) : m_bytes(bytes) {}

    /// Reads the canonical form (36 characters, either case). Fails with "base.uuid.malformed"; the all-zero value is
    /// malformed too.
    static Result<Uuid> parse(QStringView text);
    static Result<Uuid> parse(QByteArrayView utf8);
    /// Reads 16 raw bytes. Fails with "base.uuid.malformed".
    static Result<Uuid> fromBytes(QByteArrayView raw);

    QString toString() const;
    /// The canonical form in ASCII, for the wire and logs.
    QByteArray toAscii() const;
    const Bytes &bytes() const { return m_bytes; }
    QByteArrayView view() const { return {reinterpret_cast<const char *>(m_bytes.data()), 16}; }
    QByteArray toRaw() const { return view().toByteArray(); }

    friend bool operator==(const Uuid &, const Uuid &) = default;
    /// For sorted containers only: an id says nothing about time or importance.
    friend std::strong_ordering operator<=>(const Uuid &a, const Uuid &b)
    {
        return std::memcmp(a.m_bytes.data(), b.m_bytes.data(), 16) <=> 0;
    }
    friend size_t qHash(const Uuid &uuid, size_t seed = 0)
    {
        // The last eight bytes are random in both versions that we make.
        std::uint64_t tail = 0;
        std::memcpy(&tail, uuid.m_bytes.data() + 8, 8);
        return ::qHash(quint64(tail), seed);
    }

private:
    Bytes m_bytes;
};

/// A UUID whose type says what it names, so that a person's id cannot be given where a case's id is wanted.
template <class Tag>
class StrongId
{
public:
    explicit StrongId(const Uuid &uuid) : m_uuid(uuid) {}

    static Result<StrongId> parse(QStringView text)
    {
        TRY_LET(const Uuid uuid, Uuid::parse(text));
        return StrongId(uuid);
    }

    const Uuid &uuid() const { return m_uuid; }
    QString toString() const { return m_uuid.toString(); }

    friend bool operator==(const StrongId &, const StrongId &) = default;
    friend auto operator<=>(const StrongId &, const StrongId &) = default;
    friend size_t qHash(const StrongId &id, size_t seed = 0) { return qHash(id.m_uuid, seed); }

private:
    Uuid m_uuid;
};

} // namespace peygir

template <>
struct std::hash<peygir::Uuid>
{
    size_t operator()(const peygir::Uuid &uuid) const noexcept { return qHash(uuid); }
};

template <class Tag>
struct std::hash<peygir::StrongId<Tag>>
{
    size_t operator()(const peygir::StrongId<Tag> &id) const noexcept { return qHash(id.uuid()); }
};
