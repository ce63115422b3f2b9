// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

namespace peygir::catalogue {

/// Every group of subjects, switched-off ones too, by id.
Result<std::vector<Uuid>> subjectGroupIds(storage::Connection &connection);

} // namespace peygir::catalogue
