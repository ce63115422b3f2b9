// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/switch_plan.h"

#include <algorithm>

namespace peygir::workflow {

namespace {

bool isTask(const Process &process, const NodeKey &key)
{
    const Node *node = process.find(key);
    return node && node->task();
}

/// The only task that serves all that `task` is for; none where there are several, or it is for nothing in particular.
std::optional<NodeKey> serving(const Process &process, const Task &task)
{
    std::optional<NodeKey> found;
    if (task.purposes.empty())
        return found;
    for (const Node &node : process.nodes()) {
        if (!node.task() || !std::includes(node.task()->purposes.begin(), node.task()->purposes.end(),
                                           task.purposes.begin(), task.purposes.end()))
            continue;
        if (found)
            return std::nullopt;
        found = node.key;
    }
    return found;
}

} // namespace

std::vector<SwitchLine> switchPlan(const Process &from, const Process &to, const Places &picked)
{
    std::vector<SwitchLine> plan;
    for (const Node &node : from.nodes()) {
        if (!node.task())
            continue;
        const auto wish = picked.find(node.key);
        if (wish != picked.end() && isTask(to, wish->second))
            plan.push_back({node.key, wish->second});
        else if (isTask(to, node.key))
            plan.push_back({node.key, node.key});
        else
            plan.push_back({node.key, serving(to, *node.task())});
    }
    return plan;
}

Places placesOf(const std::vector<SwitchLine> &plan)
{
    Places places;
    for (const SwitchLine &line : plan) {
        if (line.to)
            places.insert_or_assign(line.from, *line.to);
    }
    return places;
}

} // namespace peygir::workflow
