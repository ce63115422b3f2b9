// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/job_kind.h"

#include <vector>

namespace peygir::server {

/// Every kind of job that the server knows, of all features together.
const std::vector<storage::JobKind> &jobKinds();

} // namespace peygir::server
