// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/case_life.h"
#include "support/standard_city/desks.h"

namespace peygir::standard_city {

/// Whether the people of the city could have done this, in this order: registered once and first, time never goes
/// back, only open nodes are touched, by someone who holds them (by taking, by referral, or because he did follow-up)
/// and whose roles have the verb for the unit and the group. Written apart from the generator, as its judge.
///
/// Fails with "standard_city.illegal" {case, event, why}.
Result<void> checkCaseLife(const Desks &desks, const PlannedCase &planned);

} // namespace peygir::standard_city
