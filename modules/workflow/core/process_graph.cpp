// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/process_graph.h"

#include <algorithm>
#include <functional>

namespace peygir::workflow {

namespace {

Error unknownNode(const NodeKey &node)
{
    return Error("workflow.process.unknown_node").with(QStringLiteral("node"), node.text());
}

void intersect(NodeSet &set, const NodeSet &other)
{
    std::transform(set.begin(), set.end(), other.begin(), set.begin(), std::logical_and<>());
}

void unite(NodeSet &set, const NodeSet &other)
{
    std::transform(set.begin(), set.end(), other.begin(), set.begin(), std::logical_or<>());
}

} // namespace

Result<ProcessGraph> ProcessGraph::of(const ProcessDraft &draft)
{
    ProcessGraph graph(draft);
    for (size_t i = 0; i < draft.nodes.size(); ++i) {
        const NodeKey &key = draft.nodes[i].key;
        if (graph.has(key))
            return Error("workflow.process.duplicate_node").with(QStringLiteral("node"), key.text());
        graph.m_index.insert(key, i);
    }
    for (const Edge &edge : draft.edges) {
        for (const NodeKey &key : {edge.from, edge.to})
            if (!graph.has(key))
                return unknownNode(key).with(QStringLiteral("edge"), edge.key.text());
        graph.m_links.push_back({graph.at(edge.from), graph.at(edge.to), &edge});
    }
    if (!graph.has(draft.start))
        return unknownNode(draft.start);
    graph.m_start = graph.at(draft.start);
    return graph;
}

NodeSet ProcessGraph::spread(const std::vector<size_t> &roots, const std::vector<std::vector<size_t>> &next) const
{
    NodeSet seen(nodes().size(), false);
    std::vector<size_t> waiting = roots;
    while (!waiting.empty()) {
        const size_t node = waiting.back();
        waiting.pop_back();
        if (seen[node])
            continue;
        seen[node] = true;
        waiting.insert(waiting.end(), next[node].begin(), next[node].end());
    }
    return seen;
}

NodeSet ProcessGraph::reached(const std::vector<size_t> &roots, const Edge *without) const
{
    std::vector<std::vector<size_t>> next(nodes().size());
    for (const Link &link : m_links)
        if (link.edge != without)
            next[link.from].push_back(link.to);
    return spread(roots, next);
}

NodeSet ProcessGraph::reachingAnEnd() const
{
    std::vector<std::vector<size_t>> previous(nodes().size());
    for (const Link &link : m_links)
        if (link.edge->kind != EdgeKind::Reopen)
            previous[link.to].push_back(link.from);
    std::vector<size_t> ends;
    for (size_t i = 0; i < nodes().size(); ++i)
        if (nodes()[i].end())
            ends.push_back(i);
    return spread(ends, previous);
}

NodeSet ProcessGraph::doneWhenEntering(size_t node, const std::vector<NodeSet> &doneAfter,
                                       const std::vector<QString> &branches) const
{
    const NodeSet all(nodes().size(), true);
    const NodeSet none(nodes().size(), false);
    if (node == m_start)
        return none;
    const Join *join = nodes()[node].join();
    if (!join) {
        NodeSet done = all;
        for (const Link &link : m_links)
            if (link.to == node)
                intersect(done, doneAfter[link.from]);
        return done;
    }
    // A join is entered when every branch has arrived: what any of them is sure to have done is done.
    NodeSet done = none;
    const size_t split = at(join->split);
    for (const Link &branch : m_links) {
        if (branch.from != split)
            continue;
        const QString inner = innerBranch(branches[split], join->split, branch.edge->key);
        NodeSet own = all;
        for (const Link &link : m_links)
            if (link.to == node && isWithin(branches[link.from], inner))
                intersect(own, doneAfter[link.from]);
        unite(done, own);
    }
    return done;
}

std::vector<NodeSet> ProcessGraph::doneBefore(const std::vector<QString> &branches) const
{
    // The greatest solution: begin with "everything is done everywhere" and take away until nothing changes.
    std::vector<NodeSet> before(nodes().size(), NodeSet(nodes().size(), true));
    std::vector<NodeSet> doneAfter = before;
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < nodes().size(); ++i) {
            NodeSet done = doneWhenEntering(i, doneAfter, branches);
            if (done != before[i])
                changed = true;
            before[i] = done;
            if (nodes()[i].task())
                done[i] = true;
            doneAfter[i] = std::move(done);
        }
    }
    return before;
}

} // namespace peygir::workflow
