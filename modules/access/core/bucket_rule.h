// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "command/bucket.h"
#include "command/rights.h"

#include <functional>
#include <optional>
#include <vector>

namespace peygir::access {

/// A part of the organisation in which a person has a verb: one unit and one group of subjects. An empty unit stands
/// for what no unit has, an empty group for what has no group.
struct Reach
{
    std::optional<Uuid> unit;
    std::optional<Uuid> group;
    /// How many months of what is over are kept there: of the roles that reach it, those of the one that keeps most.
    int months = 0;
    friend auto operator<=>(const Reach &, const Reach &) = default;
};

/// How far somebody has a verb.
struct Extent
{
    /// Every pair once. None where all units that his rights name are not in the chart (yet).
    std::vector<Reach> reaches;
    /// For what lies in no unit, so that none bounds it: of all roles that give him the verb, wherever that is, the months
    /// of the one that keeps most.
    int months = 0;
};

/// Which buckets somebody may hold because he has `verb` (DESIGN §5). Features declare theirs; a program's composition
/// hands all of them to `access`, which knows rights and chart but not what the buckets of later features are called.
struct BucketRule
{
    Verb verb;
    /// A pure function, asked only of who has the verb somewhere.
    std::function<std::vector<Bucket>(const Extent &extent, Instant now)> bucketsOf;
    /// The window of a role that does not say how many months it keeps (`Role::keptMonths`).
    int months = 0;
};

/// The same rules without the windows of roles: buckets of the present alone, for whoever has the verb. What he would
/// hold of something if it were open now he may also be shown when he asks the server for it (`POST /v1/query`).
std::vector<BucketRule> ofThePresent(std::vector<BucketRule> rules);

} // namespace peygir::access
