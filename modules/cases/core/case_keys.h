// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"

namespace peygir::cases {

// The keys that no two things may have at one time (`Changes::Key`). Only the server knows who holds them.

/// A tracking code → its case, for ever.
inline constexpr const char *caseCodeKey = "case.code";
/// A canonical phone number → the citizen who has it, as his first one or a further one, until it is taken from him.
inline constexpr const char *citizenPhoneKey = "citizen.phone";
/// A national id → the citizen.
inline constexpr const char *citizenNationalIdKey = "citizen.national_id";
/// A subscription code → the citizen, for ever.
inline constexpr const char *subscriptionCodeKey = "citizen.subscription_code";
/// One problem at one address → the open case about it.
inline constexpr const char *caseProblemKey = "case.problem";

/// The value under `caseProblemKey`: subject, place and, where the subject tells houses apart, the number of the house in
/// its search form. Empty where that is not given (a street has many holes), or no two cases are the same problem.
std::optional<QByteArray> problemOf(const CaseCard &card,
                                    catalogue::SameProblem same = catalogue::SameProblem::House);

} // namespace peygir::cases
