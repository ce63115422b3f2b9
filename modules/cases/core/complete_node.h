// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

inline constexpr Verb completeNodeVerb{"cases.complete"};

/// Does an operation at an open node: the case moves on along that edge of its process, to its next holders or to its
/// end. What the operation asks for (a payment's reference, a permit's number) is in `values`, as typed: digits of any
/// set, Gregorian dates. Whoever has taken the node is no obstacle.
///
/// At an end the case is closed and its problem is free for another; an operation that joins it to another case
/// (`joined_to`: that one's code) ties both together.
///
/// Refusals: "access.denied", "cases.unknown", "cases.node_unknown", "cases.closed", "cases.node_closed",
/// "cases.process_unknown", "cases.note_too_long", "cases.joined_to_unknown" (no such code, or its own), and those of
/// `workflow::follow` ("workflow.operation_unknown", "workflow.note_missing", "workflow.input_…"); and
/// "workflow.operation_has_act" {act} where the edge is walked by a feature's own command.
struct CompleteNode
{
    static constexpr const char *kind = "CompleteNode";
    static constexpr int version = 1;

    CaseId caseId;
    CaseNodeId node;
    /// Key of the edge.
    QString operation;
    QString note;
    /// Text by the key of the input.
    QJsonObject values;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &CompleteNode::caseId), field("node", &CompleteNode::node),
                          field("operation", &CompleteNode::operation), field("note", &CompleteNode::note),
                          field("values", &CompleteNode::values)};
    }
};

Result<Changes> decide(const CompleteNode &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
