// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/townspeople.h"

#include <algorithm>

namespace peygir::standard_city {

namespace {

constexpr int plaquesInStreet = 240;

std::vector<int> callWeights(const CityPlan &plan)
{
    std::vector<int> weights;
    for (const Region &region : plan.regions)
        weights.push_back(region.callWeight);
    return weights;
}

/// Eleven digits, a different number for each caller up to 90 million.
QString phoneOf(qint64 number, quint64 seed)
{
    // A step without a common factor with the size of the range visits each number once.
    constexpr qint64 range = 90'000'000;
    const qint64 serial = (number * 7'368'787 + qint64(seed % quint64(range))) % range;
    return QStringLiteral("09%1%2").arg(10 + serial / 10'000'000).arg(serial % 10'000'000, 7, 10, QLatin1Char('0'));
}

} // namespace

Townspeople::Townspeople(const CityPlan &plan, quint64 seed, qint64 calls)
    : m_plan(plan), m_seed(seed), m_population(std::max<qint64>(50, calls * 55 / 100)), m_region(callWeights(plan)),
      m_streetsOfRegion(plan.regions.size())
{
    for (size_t i = 0; i < plan.streets.size(); ++i)
        m_streetsOfRegion[size_t(plan.regionOf(int(i)))].push_back(int(i));
}

qint64 Townspeople::drawCaller(Chance &chance) const
{
    return chance.below(chance.happens(0.2) ? m_population / 50 : m_population);
}

Caller Townspeople::caller(qint64 number) const
{
    Chance chance(m_seed, Chance::For::Caller, quint64(number));
    const QString given = chance.oneOf(m_plan.phrases.givenNames);
    const QString family = chance.oneOf(m_plan.phrases.familyNames);
    return {number, given, family, phoneOf(number, m_seed)};
}

Place Townspeople::drawPlace(Chance &chance, qint64 caller) const
{
    if (!chance.happens(0.7))
        return somewhere(chance);
    Chance home(m_seed ^ 0x686f6d65, Chance::For::Caller, quint64(caller));
    return somewhere(home);
}

Place Townspeople::somewhere(Chance &chance) const
{
    const int region = m_region.draw(chance);
    const int street = chance.oneOf(m_streetsOfRegion[size_t(region)]);
    const int plaque = 1 + chance.below(plaquesInStreet);
    const Position from = m_plan.streets[size_t(street)].from;
    const Position to = m_plan.streets[size_t(street)].to;
    const auto along = [plaque](int a, int b) { return int(a + (qint64(b) - a) * plaque / plaquesInStreet); };
    return {street, plaque, {along(from.latitude, to.latitude), along(from.longitude, to.longitude)}};
}

} // namespace peygir::standard_city
