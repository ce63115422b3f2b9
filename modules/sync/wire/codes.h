// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

/// Tracking codes (SYNC 19, R195): nine digits of which the first is never 0, and a Damm check digit. No prefix, and
/// no order that a stranger could count along.
namespace peygir::sync {

/// A permutation of [0, size) under a key, so that the n-th code says nothing about the next one: a Feistel network
/// over the next power of four, walked until it falls into the range.
class KeyedPermutation
{
public:
    /// Whether what a round makes of a half is hashed each time, or remembered once it has been: four bytes for each half and
    /// round, and then for one thread at a time.
    enum class Halves { Hashed, Remembered };
    /// size from 1 to 2^62; with remembered halves to 2^32.
    KeyedPermutation(QByteArray key, quint64 size, Halves halves = Halves::Hashed);
    /// index < size.
    quint64 operator()(quint64 index) const;

private:
    quint64 onePass(quint64 index) const;
    quint64 mixed(int round, quint64 half) const;
    quint64 hashed(int round, quint64 half) const;

    QByteArray m_key;
    quint64 m_size;
    int m_halfBits;
    /// By round and half; empty where nothing is remembered.
    mutable std::vector<quint32> m_known;
};

constexpr quint64 officialCodes = 900'000'000;
constexpr int leastDeskNumber = 10'000;
constexpr int mostDeskNumber = 99'998;
constexpr quint64 deskCodes = 1'000'000;

/// The `index`-th official code under the server's key; index < officialCodes. From any thread. Remembers a megabyte of the
/// key that was used last: a block of two thousand codes is drawn for each desk that greets, and thousands may greet at once.
QByteArray officialCode(const QByteArray &key, quint64 index);

/// What a desk says when its blocks are used up: twelve digits, the desk's number (five), the keyed permutation of its
/// own counter (six) and the check digit. Never a refusal. deskNumber from leastDeskNumber to mostDeskNumber.
QByteArray deskCode(int deskNumber, const QByteArray &deskKey, quint64 counter);

/// Ten or twelve ASCII digits, the first not 0, the last the check digit.
bool isTrackingCode(const QByteArray &code);

} // namespace peygir::sync
