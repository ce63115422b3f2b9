// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/process_check.h"

#include <algorithm>

namespace peygir::workflow {

namespace {

Error branchError(const char *id, const Node &node, const Edge &edge)
{
    return Error(id).with(QStringLiteral("node"), node.key.text()).with(QStringLiteral("edge"), edge.key.text());
}

/// One branch of a split with the nodes to which every way leads through it.
struct Region
{
    const Link *branch;
    NodeSet inside;
};

/// The regions, each after those in which it lies.
std::vector<Region> regionsOf(const ProcessGraph &graph)
{
    // A reopened case begins on the trunk, so the targets of reopenings are beginnings too.
    std::vector<size_t> roots{graph.start()};
    for (const Link &link : graph.links())
        if (link.edge->kind == EdgeKind::Reopen)
            roots.push_back(link.to);
    std::vector<Region> regions;
    for (const Link &link : graph.links()) {
        if (link.edge->kind != EdgeKind::Branch)
            continue;
        NodeSet inside = graph.reached(roots, link.edge);
        inside.flip();
        // An end is the end of the whole case, wherever it is drawn.
        for (size_t i = 0; i < inside.size(); ++i)
            if (graph.nodes()[i].end())
                inside[i] = false;
        regions.push_back({&link, std::move(inside)});
    }
    // Of two regions that share a node one holds the other whole (both dominate it), so the greater is the outer one.
    std::stable_sort(regions.begin(), regions.end(), [](const Region &a, const Region &b) {
        return std::count(a.inside.begin(), a.inside.end(), true) > std::count(b.inside.begin(), b.inside.end(), true);
    });
    return regions;
}

std::vector<QString> branchesOf(const ProcessGraph &graph)
{
    std::vector<QString> branches(graph.nodes().size());
    for (const Region &region : regionsOf(graph)) {
        const NodeKey &split = graph.nodes()[region.branch->from].key;
        for (size_t i = 0; i < branches.size(); ++i)
            if (region.inside[i])
                branches[i] = innerBranch(branches[i], split, region.branch->edge->key);
    }
    return branches;
}

Result<void> checkArrivals(const ProcessGraph &graph, size_t join, const std::vector<QString> &branches)
{
    const Node &node = graph.nodes()[join];
    const size_t split = graph.at(node.join()->split);
    std::vector<const Link *> arrivals;
    for (const Link &link : graph.links())
        if (link.to == join)
            arrivals.push_back(&link);
    std::vector<const Link *> outside = arrivals;
    for (const Link &branch : graph.links()) {
        if (branch.from != split)
            continue;
        const QString inner = innerBranch(branches[split], graph.nodes()[split].key, branch.edge->key);
        const auto isFromHere = [&](const Link *link) { return isWithin(branches[link->from], inner); };
        if (std::none_of(arrivals.begin(), arrivals.end(), isFromHere))
            return branchError("workflow.process.join_never_fires", node, *branch.edge);
        outside.erase(std::remove_if(outside.begin(), outside.end(), isFromHere), outside.end());
    }
    if (!outside.empty())
        return branchError("workflow.process.join_arrival_outside", node, *outside.front()->edge);
    return {};
}

} // namespace

Result<std::vector<QString>> checkBranches(const ProcessGraph &graph)
{
    std::vector<QString> branches = branchesOf(graph);
    for (const Link &link : graph.links())
        if (link.edge->kind == EdgeKind::Branch &&
            branches[link.to] != innerBranch(branches[link.from], link.edge->from, link.edge->key))
            return branchError("workflow.process.branch_entered_elsewhere", graph.nodes()[link.to], *link.edge);
    for (size_t i = 0; i < graph.nodes().size(); ++i)
        if (graph.nodes()[i].join())
            TRY(checkArrivals(graph, i, branches));
    return branches;
}

} // namespace peygir::workflow
