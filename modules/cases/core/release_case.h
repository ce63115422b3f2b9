// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

/// Gives back what was taken (`TakeCase`), undone: whoever holds the post may take it again. One's own by the right to
/// take; somebody else's, who went home with it, by the right to refer, since a referral takes it away as well. Where
/// nobody has taken the node: nothing happens. Refusals: "access.denied", "cases.unknown", "cases.node_unknown",
/// "cases.closed", "cases.node_closed".
struct ReleaseCase
{
    static constexpr const char *kind = "ReleaseCase";
    static constexpr int version = 1;

    CaseId caseId;
    CaseNodeId node;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &ReleaseCase::caseId), field("node", &ReleaseCase::node)};
    }
};

Result<Changes> decide(const ReleaseCase &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
