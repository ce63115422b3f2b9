// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/record_form.h"

namespace peygir::catalogue {

/// Subjects with their checklists, their groups (R043, R046), the areas of experts (R069) and the words by which services are
/// described (R152 to R159).
std::vector<reference::RecordForm> recordForms();

} // namespace peygir::catalogue
