// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "administration/core/sub_section.h"
#include "cases/ui/filter_text.h"

namespace peygir::administration {

/// The list of cases that a place of the window shows; empty: it shows none that a sub-section filters.
std::optional<cases::CaseList> listAt(WindowPlace place);

/// How a list is to stand for a sub-section. What the list cannot be filtered by is left out. `now` says which day today is.
cases::ChosenFilter filterOf(const SubSection &one, cases::CaseList list, Instant now);

} // namespace peygir::administration
