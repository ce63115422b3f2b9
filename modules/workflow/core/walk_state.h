// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/process.h"

namespace peygir::workflow {

enum class OpeningState {
    /// Somebody holds the node.
    Open,
    /// A branch has arrived at a join that waits for others.
    Waiting,
    /// The end at which the case stands now.
    Ended,
    /// Over. Kept for the history.
    Closed
};

/// As it stands in the rows of a case: "open", "waiting", "ended", "closed".
QString toText(OpeningState state);
/// Fails with "workflow.opening_state.unknown".
Result<OpeningState> parseOpeningState(QStringView text);

/// One stay of a case at a node, one row of its file. A node that is passed again is opened again.
struct Opening
{
    Uuid id;
    NodeKey node;
    OpeningState state;
    /// The branch in which the node lies; for an arrival, the branch that has arrived (`Process::branchOf`).
    QString branch;

    friend bool operator==(const Opening &, const Opening &) = default;
};

/// Where a case is: the rows of its file, in any order. Closed ones may be left out; then a second operation on such a
/// node is answered with "workflow.opening_unknown" instead of "workflow.node_closed".
struct WalkState
{
    std::vector<Opening> openings;

    /// Null if there is no such row.
    const Opening *find(const Uuid &id) const;
    /// Does nothing to a row that is closed or not there.
    void close(const Uuid &id);
    std::vector<const Opening *> in(OpeningState state) const;
};

/// Whether the rows are those of a walk through this process: one open node or arrival for each branch that is under
/// way and none elsewhere, or one end. Fails with "workflow.state_invalid" and the values `why` and `node`.
Result<void> checkState(const Process &process, const WalkState &state);

} // namespace peygir::workflow
