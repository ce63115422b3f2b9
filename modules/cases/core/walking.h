// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/moving.h"

#include <variant>

namespace peygir::cases {

// What every command does that moves a case along an edge: `CompleteNode`, and the acts of features.

/// A stay at which the author may do what he means to, in a case and a process that this store holds.
struct OpenStay
{
    CaseDossier dossier;
    CaseNode node;
    std::shared_ptr<const workflow::Process> process;
    /// Of the stay; there is one as long as it is open.
    const workflow::Node *at;
};

/// Finds it, and asks whether the author may, there or in `orIn`. Else what the command answers: none where it has happened already, or
/// left to the server. Refusals: "access.denied", "cases.unknown", "cases.node_unknown", "cases.closed",
/// "cases.node_closed", "cases.process_unknown".
Result<std::variant<OpenStay, Changes>> openStay(const CaseId &caseId, const CaseNodeId &node, const Verb &verb,
                                                 const Facts &facts, const Given &given,
                                                 const std::optional<organisation::UnitId> &orIn = std::nullopt);

/// Does an operation there, on `stay.dossier`. At an end the case is closed and its problem is free for another; an
/// operation that joins it to another case (`joined_to`: that one's code) ties both together. `entry` is put with the
/// rest; `holder` as in `moveOn`. Left to the server where that is. Refusals: "cases.joined_to_unknown" (no such code,
/// or its own), and those of `workflow::follow`.
Result<Changes> walk(OpenStay &stay, const workflow::Operation &operation, const HistoryEntry &entry,
                     const Facts &facts, const Given &given, const std::optional<Holding> &holder = std::nullopt);

} // namespace peygir::cases
