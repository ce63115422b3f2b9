// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"

namespace peygir::cases {

/// Where the organisation's clocks hang. The years of buckets are counted here: changing it would move closed cases.
inline constexpr const char *organisationZone = "Asia/Tehran";

/// The Jalali year that the organisation's calendars show at this moment; before and after the years of the official
/// list (`persian::JalaliDate`), the first or last of them.
int jalaliYear(Instant at);

} // namespace peygir::cases
