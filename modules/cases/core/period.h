// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

#include <optional>
#include <vector>

namespace peygir::cases {

/// Where the organisation's clocks hang. Years and periods are counted here: changing it would move closed cases.
inline constexpr const char *organisationZone = "Asia/Tehran";

/// The Jalali year that the organisation's calendars show at this moment; before and after the years of the official
/// list (`persian::JalaliDate`), the first or last of them.
int jalaliYear(Instant at);

/// The period in which a case is closed at this moment: the quarter of its Jalali year, as ten times the year and a digit
/// from 1 to 4. 14053 is the autumn of 1405. Later periods are greater numbers.
int periodOf(Instant at);

/// The periods of cases that a desk keeps: always the open ones (empty, first), then the newest first all that were
/// closed in this month or the `months` before it, rounded up to whole quarters. 0: the open ones alone.
std::vector<std::optional<int>> periodsKept(Instant now, int months);

/// The same for what is kept by Jalali years: those that this month and the `months` before it lie in, the newest first;
/// 0: none.
std::vector<int> yearsKept(Instant now, int months);

} // namespace peygir::cases
