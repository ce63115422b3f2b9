// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/wire/messages.h"

#include <array>

/// `POST /v1/verify`: a bucket whose sum differs is compared part by part, and the parts that differ are sent again
/// (SYNC 17). Decoders are given hostile bytes and answer "sync.malformed" or "sync.too_large".
namespace peygir::sync {

/// A bucket's aggregates fall into parts by the last byte of their id: the first bytes of a UUIDv7 are its time, by which
/// all of a month would be in one part.
constexpr int verifyParts = 256;
inline int partOf(const Uuid &aggregate) { return aggregate.bytes().back(); }

/// Number of rows, and the sum of their content hashes modulo 2^64.
struct PartSum
{
    qint64 rows = 0;
    qint64 sum = 0;

    void add(qint64 hash)
    {
        ++rows;
        sum = qint64(quint64(sum) + quint64(hash));
    }
    friend bool operator==(const PartSum &, const PartSum &) = default;
};
using PartSums = std::array<PartSum, verifyParts>;

/// All parts together.
PartSum totalOf(const PartSums &parts);

struct VerifyRequest
{
    Uuid desk;
    /// What the sums are of: the desk's base there.
    Cursor cursor;
    qint64 bucket = 0;
    PartSums parts;

    QByteArray encoded() const;
    static Result<VerifyRequest> decode(const QByteArray &bytes);
};

struct VerifyResponse
{
    Instant serverTime{0};
    /// The bucket is not what it was at the cursor: nothing else is said. The desk pulls and asks again.
    bool moved = false;
    /// Parts that differ and that the page has whole: what the desk has in them beside it is wrong. Ascending.
    std::vector<int> parts;
    /// More differ than one answer holds.
    bool more = false;
    /// What the whole bucket holds.
    PartSum total;
    /// As pull sends them (PageWriter); empty where no part differs.
    QByteArray page;

    /// Compressed when that is worth it.
    QByteArray encoded() const;
    static Result<VerifyResponse> decode(const QByteArray &bytes);
};

} // namespace peygir::sync
