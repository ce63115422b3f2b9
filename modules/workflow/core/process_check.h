// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/process_graph.h"

namespace peygir::workflow {

/// What `Process::of` asks of a draft; gives each node's branch. Errors ("workflow.process." before each):
///
///     duplicate_node duplicate_operation duplicate_shortcut   the same key or shortcut a second time
///     duplicate_act                   two edges of a node are walked by the same act
///     unknown_node                    an edge, the start, a join or a holder names a node that is not there
///     start_not_task                  a case must begin where somebody can act
///     edge_kind                       an edge of this kind cannot leave this node, or not for there
///     split_branches join_onward end_reopenings   too few or too many edges leave the node
///     join_not_split                  a join waits for what is no split
///     split_without_join split_joined_twice
///     unreachable dead_end            no way from the start, or none to an end
///     branch_entered_elsewhere        the first node of a branch can also be reached past its split, or by reopening
///     join_arrival_outside            an edge into a join comes from none of its branches
///     join_never_fires                a branch has no way to the join
///     holder_not_before               "who did X", where X may not have been done
Result<std::vector<QString>> checkProcess(const ProcessDraft &draft);

/// The branch of each node of a drawing whose nodes and edges fit one another.
Result<std::vector<QString>> checkBranches(const ProcessGraph &graph);

} // namespace peygir::workflow
