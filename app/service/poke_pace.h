// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/server/poke_channel.h"

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace peygir::server {

using PokeTime = std::chrono::steady_clock::time_point;

/// Which news are told at once, and which wait for the next common tick (SYNC 8, ADR 16): a poke makes a pull, and many
/// desks that hold what changes often would pull without end. While few have been told since the last tick, everybody is
/// told at once; from then on what moves is gathered until the next one, except what is a person's own. While the server
/// has more to write than it gets done, nobody but owners is told at once, and ticks are fewer. A function of what it is
/// told and when.
class PokePace
{
public:
    /// Ascending.
    using Buckets = std::vector<qint64>;
    struct Turn
    {
        /// All who hold one of these are told now.
        Buckets everybody;
        /// Only the persons whose own buckets are among these are told now; the others are at the next tick.
        Buckets owners;
        /// A tick has ended: what is read for one desk from here on is what others ask for too.
        bool isTick = false;
    };

    explicit PokePace(PokeTime begin) : m_tickEnds(begin) {}

    enum class Load { Usual, Busy };
    /// These buckets have moved since the last turn; may be none.
    Turn turn(std::vector<qint64> moved, PokeTime now, Load load);
    /// So many were told of the last turn's `everybody`.
    void told(qsizetype count) { m_told += count; }
    /// When a turn is due although nothing moves.
    std::optional<PokeTime> due() const { return m_gathered.empty() ? std::nullopt : std::optional(m_tickEnds); }

private:
    PokeTime m_tickEnds;
    int m_skipped = 0;
    qsizetype m_told = 0;
    std::vector<qint64> m_gathered;
};

/// Pokes on their way out, a little apart, so that those who are told do not all pull in one moment (SYNC 8: the jitter
/// delays the poke, not the tick). Who waits already is not told twice.
class PokeSpread
{
public:
    void add(quint64 number, std::shared_ptr<front::PokeChannel> channel, PokeTime now);
    /// The next free moment, for somebody who is told in another way.
    PokeTime reserve(PokeTime now);
    std::vector<std::shared_ptr<front::PokeChannel>> takeDue(PokeTime now);
    std::optional<PokeTime> due() const { return m_waiting.empty() ? std::nullopt : std::optional(m_waiting.front().at); }

private:
    struct Waiting
    {
        PokeTime at;
        quint64 number;
        std::shared_ptr<front::PokeChannel> channel;
    };

    std::deque<Waiting> m_waiting;
    std::set<quint64> m_numbers;
    PokeTime m_free = PokeTime::min();
};

} // namespace peygir::server
