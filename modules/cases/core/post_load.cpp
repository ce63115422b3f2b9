// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/post_load.h"

#include "cases/core/case_file.h"

#include <algorithm>

namespace peygir::cases {

using organisation::Post;

namespace {

RowTally openStays(const Table &counted, size_t number, QByteArrayView by)
{
    return {&counted, number, &tableOf<CaseNode>(), columnOf<CaseNode>(by), columnOf<CaseNode>("state"),
            FieldCodec<workflow::OpeningState>::toValue(workflow::OpeningState::Open)};
}

} // namespace

RowTally tallyOfLoads()
{
    return openStays(tableOf<PostLoad>(), columnOf<PostLoad>("open_stays"), "holder");
}

std::vector<RowTally> tallies()
{
    using organisation::ChartUse;
    using organisation::Unit;
    const Table &use = tableOf<ChartUse>();
    const Value active = FieldCodec<bool>::toValue(true);
    const RowTally posts{&use, columnOf<ChartUse>("posts"), &tableOf<Post>(), columnOf<Post>("unit"), columnOf<Post>("active"), active};
    RowTally held = posts;
    held.number = columnOf<ChartUse>("held");
    held.present = columnOf<Post>("holder");
    return {tallyOfLoads(),
            openStays(use, columnOf<ChartUse>("open_stays"), "unit"),
            openStays(use, columnOf<ChartUse>("open_stays"), "holder"),
            posts,
            held,
            {&use, columnOf<ChartUse>("units"), &tableOf<Unit>(), columnOf<Unit>("parent"), columnOf<Unit>("active"), active}};
}

Post leastLoaded(const std::vector<Post> &posts, const Facts &facts)
{
    std::vector<const Post *> held;
    for (const Post &post : posts) {
        if (post.holder)
            held.push_back(&post);
    }
    if (held.empty())
        return posts.front();
    if (held.size() == 1)
        return *held.front();
    std::vector<std::pair<qint64, const Post *>> loads;
    for (const Post *post : held) {
        const auto load = facts.of<PostLoad>(post->id);
        // Of one that cannot be told nothing follows for the others.
        if (!load.isKnown())
            return *held.front();
        loads.emplace_back(load->openStays, post);
    }
    return *std::min_element(loads.begin(), loads.end(), [](const auto &a, const auto &b) { return a.first < b.first; })
                ->second;
}

} // namespace peygir::cases
