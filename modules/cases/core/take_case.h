// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

inline constexpr Verb takeCaseVerb{"cases.take"};

/// Says that the author does what lies at an open node, before colleagues begin it too. First applied wins. What he has
/// already taken: nothing happens. Refusals: "access.denied", "cases.unknown", "cases.node_unknown", "cases.closed",
/// "cases.node_closed", "cases.taken_by_other" (with "by" and "at").
struct TakeCase
{
    static constexpr const char *kind = "TakeCase";
    static constexpr int version = 1;

    CaseId caseId;
    CaseNodeId node;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &TakeCase::caseId), field("node", &TakeCase::node)};
    }
};

Result<Changes> decide(const TakeCase &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
