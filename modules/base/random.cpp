// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"

#include "base/hash.h"

#include <bit>
#include <sodium.h>

namespace peygir {

std::uint64_t Random::next()
{
    std::uint64_t value = 0;
    fill({reinterpret_cast<std::uint8_t *>(&value), sizeof value});
    return value;
}

std::uint64_t Random::below(std::uint64_t bound)
{
    Q_ASSERT(bound > 0);
    // Values under the threshold would make the low results more likely than the others.
    const std::uint64_t threshold = (0 - bound) % bound;
    for (;;) {
        const std::uint64_t value = next();
        if (value >= threshold)
            return value % bound;
    }
}

QByteArray Random::bytes(qsizetype count)
{
    QByteArray result(count, Qt::Uninitialized);
    fill({reinterpret_cast<std::uint8_t *>(result.data()), size_t(count)});
    return result;
}

SystemRandom::SystemRandom()
{
    const int initialised = sodium_init();
    Q_ASSERT_X(initialised >= 0, "SystemRandom", "libsodium could not be initialised");
}

void SystemRandom::fill(std::span<std::uint8_t> bytes) { randombytes_buf(bytes.data(), bytes.size()); }

SeededRandom::SeededRandom(std::uint64_t seed)
{
    // splitmix64 spreads a small seed over the whole state, as the authors of xoshiro recommend.
    for (auto &word : m_state) {
        seed += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = seed;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        word = z ^ (z >> 31);
    }
}

std::uint64_t SeededRandom::step()
{
    const std::uint64_t result = std::rotl(m_state[1] * 5, 7) * 9;
    const std::uint64_t t = m_state[1] << 17;
    m_state[2] ^= m_state[0];
    m_state[3] ^= m_state[1];
    m_state[1] ^= m_state[2];
    m_state[0] ^= m_state[3];
    m_state[2] ^= t;
    m_state[3] = std::rotl(m_state[3], 45);
    return result;
}

void SeededRandom::fill(std::span<std::uint8_t> bytes)
{
    for (size_t at = 0; at < bytes.size(); at += 8) {
        const std::uint64_t word = step();
        std::memcpy(bytes.data() + at, &word, std::min<size_t>(8, bytes.size() - at));
    }
}

namespace {

void putTime(Uuid::Bytes &bytes, std::uint64_t ms)
{
    for (size_t i = 0; i < 6; ++i)
        bytes[i] = std::uint8_t(ms >> (8 * (5 - i)));
}

void putVersion(Uuid::Bytes &bytes, unsigned version)
{
    bytes[6] = std::uint8_t((bytes[6] & 0x0f) | (version << 4));
    bytes[8] = std::uint8_t((bytes[8] & 0x3f) | 0x80);
}

} // namespace

Uuid newUuid(Instant at, Random &random)
{
    Uuid::Bytes bytes{};
    random.fill(bytes);
    putTime(bytes, std::uint64_t(at.milliseconds()));
    putVersion(bytes, 7);
    return Uuid(bytes);
}

Uuid derivedUuid(const Uuid &commandId, QByteArrayView name)
{
    const QByteArray digest = Blake2b(16).add(commandId.view()).add(name).finish();
    Uuid::Bytes bytes{};
    std::memcpy(bytes.data(), digest.constData(), 16);
    std::memcpy(bytes.data(), commandId.bytes().data(), 6);
    putVersion(bytes, 8);
    return Uuid(bytes);
}

} // namespace peygir
