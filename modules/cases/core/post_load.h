// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row_tally.h"
#include "organisation/core/chart_use.h"

namespace peygir::cases {

/// How much lies with a post: its open stays, found by the post's id. Counted when it is asked (the view `post_load`, migration
/// 0530), never written. The server counts all of them, those of the group that it is deciding too; a desk what it holds.
struct PostLoad
{
    static constexpr const char *tableName = "post_load";
    static constexpr AggregateKind kind = organisation::countedKind;
    static constexpr bool root = true;

    organisation::PostId id;
    qint64 openStays = 0;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &PostLoad::id), field("open_stays", &PostLoad::openStays)};
    }
};

/// What a `PostLoad` counts.
RowTally tallyOfLoads();

/// What everything that rules have counted counts, for the server's memory.
std::vector<RowTally> tallies();

/// Of these posts, which all may have something and of which there is at least one, the one that gets it: whoever is held
/// before those who are vacant, since what is given to nobody lies; of those the one with the fewest open stays; of those the
/// first. The server decides by it (R057); where a desk cannot tell, it shows the first until the server has.
organisation::Post leastLoaded(const std::vector<organisation::Post> &posts, const Facts &facts);

} // namespace peygir::cases
