// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/core/bucket_rule.h"

namespace peygir::cases {

// Verbs that let somebody hold buckets; no rule asks them.
inline constexpr Verb readCardsVerb{"cases.read_cards"};
inline constexpr Verb readFilesVerb{"cases.read_files"};
inline constexpr Verb readCitizensVerb{"cases.read_citizens"};

/// Who may hold which buckets of cases, in the window of his roles: what is open, what was closed in as many months as
/// they keep (period.h), and the citizens who were in contact in them. A role that says nothing keeps cards for 12
/// months, files for 9 and citizens for 12.
std::vector<access::BucketRule> bucketRules();

} // namespace peygir::cases
