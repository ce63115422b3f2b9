// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/case_life.h"
#include "support/standard_city/chance.h"

namespace peygir::standard_city {

/// The citizens who call. Each lives somewhere, so busy regions have more of them; few call often. Nothing is stored
/// per citizen: a number is enough to make the same person again. Keeps a reference to the plan.
class Townspeople
{
public:
    /// `calls` is how many cases they will make.
    Townspeople(const CityPlan &plan, quint64 seed, qint64 calls);

    qint64 population() const { return m_population; }
    /// Who makes this call: one in five calls comes from the fiftieth part who call often.
    qint64 drawCaller(Chance &chance) const;
    Caller caller(qint64 number) const;
    /// Seven calls of ten are about the caller's own street.
    Place drawPlace(Chance &chance, qint64 caller) const;

private:
    Place somewhere(Chance &chance) const;

    const CityPlan &m_plan;
    quint64 m_seed;
    qint64 m_population;
    WeightedChoice m_region;
    std::vector<std::vector<int>> m_streetsOfRegion;
};

} // namespace peygir::standard_city
