// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/city_plan.h"

namespace peygir::standard_city {

/// The sign-in name of the one who does everything in `oneClerkTown`.
inline constexpr const char *oneClerk = "clerk1";

/// A town with the places and subjects of `city` and nobody but one clerk (R010): the municipality without a unit below it, one
/// post, which is its head's, one role that may do whatever the roles of `city` may. All cases walk the process of the
/// one-clerk arrangement. `city` must have passed `checkCityPlan`.
CityPlan oneClerkTown(CityPlan city);

} // namespace peygir::standard_city
