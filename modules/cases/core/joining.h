// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

/// What says in both files that `card` became a part of the case `earlier`, and with which codes. The card itself is
/// the caller's to put.
Changes joined(const CaseCard &card, const CaseId &earlier, const Facts &facts, const Given &given);

/// Whether another open case is about the same problem, as the subject understands it. Unknown (a desk) and a holder that is closed count as no.
std::optional<CaseCard> otherAbout(const CaseCard &card, const Facts &facts);

/// From now on this open case is the one about its problem, unless another one is.
void claimProblem(const CaseCard &card, const Facts &facts, Changes &changes);
/// It is no longer.
void releaseProblem(const CaseCard &card, const Facts &facts, Changes &changes);

} // namespace peygir::cases
