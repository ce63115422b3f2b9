// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_list.h"
#include "storage/connection.h"

namespace peygir::cases {

/// The nodes of all processes in this store, whatever their version, whose task serves `purpose`: a list of the open
/// stays at them is a cartable. In the order of the process files; of a process that this program cannot read there are
/// none.
Result<std::vector<StatusKey>> nodesServing(storage::Connection &connection, workflow::Purpose purpose);

} // namespace peygir::cases
