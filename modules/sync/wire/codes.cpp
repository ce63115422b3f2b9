// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/codes.h"

#include "base/hash.h"
#include "persian/damm.h"

#include <QString>
#include <QtEndian>

#include <mutex>
#include <optional>
#include <utility>

namespace peygir::sync {

namespace {

constexpr int rounds = 8;
constexpr quint32 notHashedYet = 0xFFFF'FFFF;

QByteArray withCheckDigit(const QByteArray &digits)
{
    return digits + char('0' + persian::damm::digit(QString::fromLatin1(digits)).value());
}

} // namespace

KeyedPermutation::KeyedPermutation(QByteArray key, quint64 size, Halves halves)
    : m_key(std::move(key))
    , m_size(size)
    , m_halfBits(1)
{
    Q_ASSERT(size > 0 && size <= (quint64(1) << 62));
    while ((quint64(1) << (2 * m_halfBits)) < size)
        ++m_halfBits;
    if (halves == Halves::Remembered) {
        Q_ASSERT(m_halfBits <= 16);
        m_known.assign(size_t(rounds) << m_halfBits, notHashedYet);
    }
}

quint64 KeyedPermutation::hashed(int round, quint64 half) const
{
    const QByteArray digest = Blake2b(16, m_key).add(quint64(round)).add(half).finish();
    return qFromLittleEndian<quint64>(digest.constData()) & ((quint64(1) << m_halfBits) - 1);
}

quint64 KeyedPermutation::mixed(int round, quint64 half) const
{
    if (m_known.empty())
        return hashed(round, half);
    quint32 &known = m_known[(size_t(round) << m_halfBits) | size_t(half)];
    if (known == notHashedYet)
        known = quint32(hashed(round, half));
    return known;
}

quint64 KeyedPermutation::onePass(quint64 index) const
{
    const quint64 mask = (quint64(1) << m_halfBits) - 1;
    quint64 left = index >> m_halfBits;
    quint64 right = index & mask;
    for (int round = 0; round < rounds; ++round)
        left = std::exchange(right, left ^ mixed(round, right));
    return (left << m_halfBits) | right;
}

quint64 KeyedPermutation::operator()(quint64 index) const
{
    Q_ASSERT(index < m_size);
    quint64 walked = onePass(index);
    while (walked >= m_size)
        walked = onePass(walked);
    return walked;
}

QByteArray officialCode(const QByteArray &key, quint64 index)
{
    static std::mutex mutex;
    static std::optional<std::pair<QByteArray, KeyedPermutation>> last;
    const std::lock_guard lock(mutex);
    if (!last || last->first != key)
        last.emplace(key, KeyedPermutation(key, officialCodes, KeyedPermutation::Halves::Remembered));
    return withCheckDigit(QByteArray::number(last->second(index) + 100'000'000));
}

QByteArray deskCode(int deskNumber, const QByteArray &deskKey, quint64 counter)
{
    Q_ASSERT(deskNumber >= leastDeskNumber && deskNumber <= mostDeskNumber);
    const quint64 number = KeyedPermutation(deskKey, deskCodes)(counter % deskCodes);
    return withCheckDigit(QByteArray::number(deskNumber) + QByteArray::number(number).rightJustified(6, '0'));
}

bool isTrackingCode(const QByteArray &code)
{
    return (code.size() == 10 || code.size() == 12) && code.front() != '0'
        && persian::damm::valid(QString::fromLatin1(code));
}

} // namespace peygir::sync
