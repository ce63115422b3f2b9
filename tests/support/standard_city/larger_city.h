// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/city_plan.h"

namespace peygir::standard_city {

/// How large a city is to be. At least 60 units, 1 group, and for 200 units 200 people.
struct CityVolume
{
    int units = 200;
    int groups = 10;
    int people = 300;
};

/// A city of the wanted size, grown from another one (the demo city): its quarters laid side by side, an office in
/// each district, an organisation for every third or so unit, eighteen subjects in a group of which half belong to the
/// place and half to an organisation. Everybody has a sign-in and one of the eight roles; a follow-up expert looks
/// after one group. The same volume gives the same city; it passes `checkCityPlan`.
CityPlan largerCity(const CityPlan &seed, CityVolume volume);

} // namespace peygir::standard_city
