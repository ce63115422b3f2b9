// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

/// Who has it in a part of the organisation supervises there: he sees what lies with whom and may open it (R129, R130). It
/// lets him do nothing to a case: each act asks its own verb, at the stay where it is done. But what he does where another
/// holds the stay is recorded as done for him.
inline constexpr Verb superviseVerb{"cases.supervise"};

/// The line of history says for whom this was done, where the author stands in for the person who holds the post of the stay
/// (access/core/substitutes.h), or where he supervises in the unit of the stay and another person
/// holds its post, unless the author has taken the stay himself: "for" (id of the person) and "for_name", as he was called
/// then. Nothing where this store cannot tell.
void sayForWhom(HistoryEntry &entry, const CaseDossier &dossier, const CaseNode &node, const Facts &facts);

} // namespace peygir::cases
