// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "persian/jalali_date.h"

#include <optional>

namespace peygir::followup {

/// The day that the organisation's calendar shows then.
persian::JalaliDate dayOf(Instant now);
/// When the day begins there; empty for no day.
std::optional<Instant> beginningOf(const std::optional<persian::JalaliDate> &day);
/// The last millisecond of the day: "by Sunday" means that Sunday is not late yet.
std::optional<Instant> endOf(const std::optional<persian::JalaliDate> &day);

} // namespace peygir::followup
