// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "base/uuid.h"

#include <cstdint>
#include <span>

namespace peygir {

/// Where unpredictable bits come from: the operating system in the programs, a seed in the simulator.
class Random
{
public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;

    std::uint64_t next();
    /// Uniform in [0, bound); bound > 0.
    std::uint64_t below(std::uint64_t bound);
    QByteArray bytes(qsizetype count);
};

/// libsodium's generator. Safe to use from any thread.
class SystemRandom final : public Random
{
public:
    SystemRandom();
    void fill(std::span<std::uint8_t> bytes) override;
};

/// The same sequence for the same seed on every machine (xoshiro256**). For tests, the simulator and the
/// standard-city generator; never for secrets.
class SeededRandom final : public Random
{
public:
    explicit SeededRandom(std::uint64_t seed);
    void fill(std::span<std::uint8_t> bytes) override;

private:
    std::uint64_t step();
    std::uint64_t m_state[4];
};

/// The id of something that a person's act makes: UUIDv7, 48 bits of time and 74 random bits.
Uuid newUuid(Instant at, Random &random);

/// The id of something that a command makes: UUIDv8, the command's 48-bit time and then BLAKE2b over the command id
/// and the name of the thing. Every replay of the command makes the same id (DESIGN §5).
Uuid derivedUuid(const Uuid &commandId, QByteArrayView name);

} // namespace peygir
