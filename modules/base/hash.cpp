// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/hash.h"

#include <QtEndian>

#include <sodium.h>

namespace peygir {

struct Blake2b::State
{
    crypto_generichash_state sodium;
};

Blake2b::Blake2b(qsizetype size, QByteArrayView key) : m_state(std::make_unique<State>()), m_size(size)
{
    const int failed = crypto_generichash_init(&m_state->sodium, reinterpret_cast<const unsigned char *>(key.data()),
                                               size_t(key.size()), size_t(size));
    Q_ASSERT(failed == 0);
}

Blake2b::~Blake2b() = default;

Blake2b &Blake2b::add(QByteArrayView bytes)
{
    crypto_generichash_update(&m_state->sodium, reinterpret_cast<const unsigned char *>(bytes.data()),
                              size_t(bytes.size()));
    return *this;
}

Blake2b &Blake2b::add(quint64 number)
{
    const quint64 wire = qToLittleEndian(number);
    return add(QByteArrayView(reinterpret_cast<const char *>(&wire), 8));
}

QByteArray Blake2b::finish()
{
    QByteArray digest(m_size, Qt::Uninitialized);
    crypto_generichash_final(&m_state->sodium, reinterpret_cast<unsigned char *>(digest.data()), size_t(m_size));
    return digest;
}

qint64 shortHash(QByteArrayView bytes)
{
    unsigned char digest[16];
    crypto_generichash(digest, sizeof digest, reinterpret_cast<const unsigned char *>(bytes.data()),
                       size_t(bytes.size()), nullptr, 0);
    return qFromLittleEndian<qint64>(digest);
}

} // namespace peygir
