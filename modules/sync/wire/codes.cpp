// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/codes.h"

#include "base/hash.h"
#include "persian/damm.h"

#include <QString>
#include <QtEndian>

namespace peygir::sync {

namespace {

constexpr int rounds = 8;

QByteArray withCheckDigit(const QByteArray &digits)
{
    return digits + char('0' + persian::damm::digit(QString::fromLatin1(digits)).value());
}

} // namespace

KeyedPermutation::KeyedPermutation(QByteArray key, quint64 size) : m_key(std::move(key)), m_size(size), m_halfBits(1)
{
    Q_ASSERT(size > 0 && size <= (quint64(1) << 62));
    while ((quint64(1) << (2 * m_halfBits)) < size)
        ++m_halfBits;
}

quint64 KeyedPermutation::onePass(quint64 index) const
{
    const quint64 mask = (quint64(1) << m_halfBits) - 1;
    quint64 left = index >> m_halfBits;
    quint64 right = index & mask;
    for (int round = 0; round < rounds; ++round) {
        const QByteArray digest = Blake2b(16, m_key).add(quint64(round)).add(right).finish();
        const quint64 mixed = qFromLittleEndian<quint64>(digest.constData()) & mask;
        left = std::exchange(right, left ^ mixed);
    }
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
    const quint64 number = KeyedPermutation(key, officialCodes)(index) + 100'000'000;
    return withCheckDigit(QByteArray::number(number));
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
