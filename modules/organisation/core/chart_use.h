// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "organisation/core/chart.h"

namespace peygir::organisation {

/// Not replicated and never written: the database counts it when it is asked (the view `chart_use`, migration 0500). The server's
/// memory keeps it as far as a `RowTally` says what it counts. Zero is no number of a kind of aggregate.
inline constexpr AggregateKind countedKind{0, "counted"};

/// What depends on a unit or a post, found by its id. A desk counts what it holds, the server everything, also what the group of
/// commands that it is deciding has written.
struct ChartUse
{
    static constexpr const char *tableName = "chart_use";
    static constexpr AggregateKind kind = countedKind;
    static constexpr bool root = true;

    Uuid id;
    /// Open stays that lie in the unit, or with the post.
    qint64 openStays = 0;
    /// Of a unit: its posts that are in use, and how many of them somebody holds.
    qint64 posts = 0;
    qint64 held = 0;
    /// Of a unit: the units right below it that are in use.
    qint64 units = 0;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &ChartUse::id), field("open_stays", &ChartUse::openStays),
                          field("posts", &ChartUse::posts), field("held", &ChartUse::held),
                          field("units", &ChartUse::units)};
    }
};

/// Nothing in the chart is deleted, and what is needed is not switched off. Fails with "organisation.unit_in_use" {cases, posts,
/// held, units} where this would switch off a unit in which something lies or that has posts or units.
Result<void> mayBePut(const Unit &unit, const Facts &facts);
/// The same of a post: "organisation.post_in_use" {cases} where something lies with it.
Result<void> mayBePut(const Post &post, const Facts &facts);

} // namespace peygir::organisation
