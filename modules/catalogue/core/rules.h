// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/put_record.h"

namespace peygir::catalogue {

inline constexpr Verb editCatalogue{"catalogue.edit"};

/// Brings groups of subjects, subjects and the areas of experts: everybody holds them.
void addTo(Registry &registry);

/// All three are base information.
std::vector<reference::RecordType> recordTypes();

} // namespace peygir::catalogue
