// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/chance.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace peygir::standard_city {

namespace {

quint64 mixed(quint64 seed, quint64 what, quint64 number)
{
    // Odd constants, so that different (what, number) give different seeds.
    return seed ^ (what * 0x9e3779b97f4a7c15ULL) ^ (number * 0xd1342543de82ef95ULL + (what << 56));
}

} // namespace

Chance::Chance(quint64 seed, For what, quint64 number) : m_random(mixed(seed, quint64(what), number)) {}

double Chance::share() { return double(m_random.next() >> 11) * 0x1p-53; }

double Chance::spread(double median, double p90)
{
    // Box and Muller; 1 − share() is never 0.
    const double normal = std::sqrt(-2 * std::log(1 - share())) * std::cos(2 * std::numbers::pi * share());
    constexpr double ninthDecile = 1.2815515655446004;
    return median * std::exp(normal * std::log(p90 / median) / ninthDecile);
}

WeightedChoice::WeightedChoice(const std::vector<int> &weights)
{
    int sum = 0;
    for (const int weight : weights)
        m_upTo.push_back(sum += weight);
    Q_ASSERT(sum > 0);
}

int WeightedChoice::draw(Chance &chance) const
{
    const int ticket = chance.below(m_upTo.back());
    return int(std::upper_bound(m_upTo.begin(), m_upTo.end(), ticket) - m_upTo.begin());
}

} // namespace peygir::standard_city
