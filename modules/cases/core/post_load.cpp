// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/post_load.h"

#include "cases/core/case_file.h"

#include <algorithm>

namespace peygir::cases {

using organisation::Post;

RowTally tallyOfLoads()
{
    return {&tableOf<PostLoad>(), &tableOf<CaseNode>(), columnOf<CaseNode>("holder"), columnOf<CaseNode>("state"),
            FieldCodec<workflow::OpeningState>::toValue(workflow::OpeningState::Open)};
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
