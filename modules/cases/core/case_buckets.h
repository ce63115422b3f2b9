// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_card.h"
#include "cases/core/case_file.h"
#include "cases/core/citizen.h"
#include "command/bucket.h"

namespace peygir::cases {

// The names of the buckets of cases: what a person's rights and window are turned into (DESIGN §5). A period is open
// (empty) or the one in which the case was closed (period.h).

/// "cards:open", "cards:14053".
Bucket cardsBucket(std::optional<int> closedPeriod);
/// "unit:<unit>:<group>:open". Empty `unit`: files that no unit has held ("none"); empty `group`: the subject did not
/// exist ("none").
Bucket filesBucket(const std::optional<Uuid> &unit, const std::optional<Uuid> &group, std::optional<int> closedPeriod);
/// "citizens:1405": by the year of the last contact.
Bucket citizensBucket(int year);

std::vector<Bucket> bucketsOf(const CaseCard &card);
std::vector<Bucket> bucketsOf(const CaseFile &file);
std::vector<Bucket> bucketsOf(const Citizen &citizen);

} // namespace peygir::cases
