// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/put_record.h"

namespace peygir::catalogue {

inline constexpr Verb editCatalogue{"catalogue.edit"};

/// Brings groups of subjects, subjects, the areas of experts, the locations where units serve, the rules of feedback and the words by which services are described: everybody holds them.
void addTo(Registry &registry);

/// All of it is base information.
std::vector<reference::RecordType> recordTypes();

} // namespace peygir::catalogue
