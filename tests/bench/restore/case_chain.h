// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/case_walk.h"

#include <memory>
#include <set>

namespace peygir::bench {

/// One case on its way through several hands.
struct CaseChain
{
    std::unique_ptr<standard_city::CaseWalk> walk = {};
    /// The command of its last act.
    std::optional<Uuid> last = {};
    /// Who has acted on it, as users of the plan.
    std::set<int> hands = {};

    int nextUser() const { return walk->planned().events[walk->position()].user; }
};

} // namespace peygir::bench
