// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/bucket_rule.h"

namespace peygir::cases {

// Verbs that let somebody hold buckets; no rule asks them.
inline constexpr Verb readCardsVerb{"cases.read_cards"};
inline constexpr Verb readFilesVerb{"cases.read_files"};
inline constexpr Verb readCitizensVerb{"cases.read_citizens"};

/// Who may hold which buckets of cases, in the window that a desk keeps: what is open, and what was closed in this
/// Jalali year and the one before; citizens who were in contact in the last three.
std::vector<access::BucketRule> bucketRules();

} // namespace peygir::cases
