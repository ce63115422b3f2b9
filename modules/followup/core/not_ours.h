// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::followup {

inline constexpr Verb notOursVerb{"followup.not_ours"};

/// Says that a case is another unit's work, from a task for `official` (R058): it goes back along the edge with the act
/// "followup.not_ours" to the expert whom the case names, else to whom the process says; or stays where the node has no
/// such edge. Refusals: those of `cases::act`, and "followup.reason_missing", "cases.note_too_long".
struct NotOurs
{
    static constexpr const char *kind = "NotOurs";
    static constexpr int version = 1;

    cases::CaseId caseId;
    cases::CaseNodeId node;
    QString reason;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &NotOurs::caseId), field("node", &NotOurs::node),
                          field("reason", &NotOurs::reason)};
    }
};

Result<Changes> decide(const NotOurs &command, const Facts &facts, const Given &given);

} // namespace peygir::followup
