// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/poke_pace.h"

#include "base/limits.h"

#include <algorithm>

namespace peygir::server {

PokePace::Turn PokePace::turn(std::vector<qint64> moved, PokeTime now, Load load)
{
    Turn turn;
    if (now >= m_tickEnds) {
        // Ticks are common and stand still: whoever comes late does not move them.
        m_tickEnds += ((now - m_tickEnds) / limits::pokeTick + 1) * limits::pokeTick;
        turn.isTick = true;
        if (load == Load::Usual || ++m_skipped == limits::ticksWhenBusy) {
            m_skipped = 0;
            m_told = 0;
            turn.everybody.swap(m_gathered);
        }
    }
    const bool crowded = load == Load::Busy || m_told > limits::pokesAtOnce;
    std::vector<qint64> &place = crowded ? m_gathered : turn.everybody;
    place.insert(place.end(), moved.begin(), moved.end());
    if (crowded)
        turn.owners = std::move(moved);
    for (Buckets *const buckets : {&turn.everybody, &turn.owners, &m_gathered}) {
        std::sort(buckets->begin(), buckets->end());
        buckets->erase(std::unique(buckets->begin(), buckets->end()), buckets->end());
    }
    return turn;
}

PokeTime PokeSpread::reserve(PokeTime now)
{
    const PokeTime at = std::max(now, m_free);
    m_free = at + limits::pokeGap;
    return at;
}

void PokeSpread::add(quint64 number, std::shared_ptr<front::PokeChannel> channel, PokeTime now)
{
    if (m_numbers.insert(number).second)
        m_waiting.push_back({reserve(now), number, std::move(channel)});
}

std::vector<std::shared_ptr<front::PokeChannel>> PokeSpread::takeDue(PokeTime now)
{
    std::vector<std::shared_ptr<front::PokeChannel>> due;
    while (!m_waiting.empty() && m_waiting.front().at <= now) {
        due.push_back(std::move(m_waiting.front().channel));
        m_numbers.erase(m_waiting.front().number);
        m_waiting.pop_front();
    }
    return due;
}

} // namespace peygir::server
