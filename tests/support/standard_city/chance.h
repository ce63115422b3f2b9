// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"

#include <QStringList>

#include <vector>

namespace peygir::standard_city {

/// Draws for the generator. One object per thing that is drawn for, seeded from (seed, what, number): so the tenth
/// case is the same whether or not the ninth was asked for.
class Chance
{
public:
    enum class For : quint64 { Arrival = 1, Life = 2, Words = 3, Caller = 4, Plan = 5, Answers = 6 };

    Chance(quint64 seed, For what, quint64 number);

    /// At least 0 and below 1.
    double share();
    bool happens(double probability) { return share() < probability; }
    int below(int bound) { return int(m_random.below(quint64(bound))); }
    qint64 below(qint64 bound) { return qint64(m_random.below(quint64(bound))); }
    /// Log-normal with the given median and ninth decile.
    double spread(double median, double p90);
    template <class List>
    const auto &oneOf(const List &list) { return list[decltype(list.size())(below(int(list.size())))]; }

private:
    SeededRandom m_random;
};

/// Draws a place in a list in proportion to the weights.
class WeightedChoice
{
public:
    explicit WeightedChoice(const std::vector<int> &weights);
    int draw(Chance &chance) const;

private:
    std::vector<int> m_upTo;
};

} // namespace peygir::standard_city
