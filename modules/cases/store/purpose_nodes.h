// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_list.h"
#include "storage/connection.h"
#include "workflow/core/node.h"

#include <set>

namespace peygir::cases {

/// The nodes of all processes in this store, whatever their version, whose task serves `purpose`: a list of the open
/// stays at them is a cartable. In the order of the process files; of a process that this program cannot read there are
/// none.
Result<std::vector<StatusKey>> nodesServing(storage::Connection &connection, workflow::Purpose purpose);

/// A node with all that its task is for.
struct ServingTask
{
    StatusKey key;
    std::set<workflow::Purpose> purposes;
};
/// The same for whatever serves one of some purposes: each node once.
Result<std::vector<ServingTask>> tasksServing(storage::Connection &connection,
                                              const std::set<workflow::Purpose> &purposes);

} // namespace peygir::cases
