// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference/core/record_form.h"

namespace peygir::catalogue {

/// The words by which services are described (R152 to R159), those first that others name.
std::vector<reference::RecordForm> termForms();

} // namespace peygir::catalogue
