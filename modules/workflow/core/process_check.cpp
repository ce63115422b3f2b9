// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/process_check.h"

#include <QSet>

namespace peygir::workflow {

namespace {

Error nodeError(const char *id, const Node &node) { return Error(id).with(QStringLiteral("node"), node.key.text()); }

Error edgeError(const char *id, const Edge &edge)
{
    return Error(id).with(QStringLiteral("node"), edge.from.text()).with(QStringLiteral("edge"), edge.key.text());
}

Result<void> checkRepeated(const ProcessDraft &draft)
{
    QSet<QString> operations;
    QSet<QString> shortcuts;
    QSet<QString> acts;
    for (const Edge &edge : draft.edges) {
        const QString ofNode = edge.from.text() + u' ';
        if (operations.contains(ofNode + edge.key.text()))
            return edgeError("workflow.process.duplicate_operation", edge);
        operations.insert(ofNode + edge.key.text());
        if (edge.act && acts.contains(ofNode + edge.act->text()))
            return edgeError("workflow.process.duplicate_act", edge);
        if (edge.act)
            acts.insert(ofNode + edge.act->text());
        if (edge.shortcut.isEmpty())
            continue;
        if (shortcuts.contains(ofNode + edge.shortcut))
            return edgeError("workflow.process.duplicate_shortcut", edge);
        shortcuts.insert(ofNode + edge.shortcut);
    }
    return {};
}

bool kindFits(const Node &from, const Node &to, EdgeKind kind)
{
    switch (kind) {
    case EdgeKind::Forward:
    case EdgeKind::Back:
    case EdgeKind::Reject:
        return from.task();
    case EdgeKind::Branch:
        return from.split() && (to.task() || to.split());
    case EdgeKind::Onward:
        return from.join();
    case EdgeKind::Reopen:
        return from.end() && (to.task() || to.split());
    }
    return false;
}

Result<void> checkEdges(const ProcessGraph &graph)
{
    std::vector<int> leaving(graph.nodes().size(), 0);
    for (const Link &link : graph.links()) {
        if (!kindFits(graph.nodes()[link.from], graph.nodes()[link.to], link.edge->kind))
            return edgeError("workflow.process.edge_kind", *link.edge);
        ++leaving[link.from];
    }
    for (size_t i = 0; i < graph.nodes().size(); ++i) {
        const Node &node = graph.nodes()[i];
        if (node.split() && leaving[i] < 2)
            return nodeError("workflow.process.split_branches", node);
        if (node.join() && leaving[i] != 1)
            return nodeError("workflow.process.join_onward", node);
        if (node.end() && leaving[i] > 1)
            return nodeError("workflow.process.end_reopenings", node);
    }
    return {};
}

Result<void> checkJoins(const ProcessGraph &graph)
{
    std::vector<int> joins(graph.nodes().size(), 0);
    for (const Node &node : graph.nodes()) {
        const Join *join = node.join();
        if (!join)
            continue;
        if (!graph.has(join->split))
            return nodeError("workflow.process.unknown_node", node);
        const size_t split = graph.at(join->split);
        if (!graph.nodes()[split].split())
            return nodeError("workflow.process.join_not_split", node);
        ++joins[split];
    }
    for (size_t i = 0; i < graph.nodes().size(); ++i) {
        if (!graph.nodes()[i].split() || joins[i] == 1)
            continue;
        return nodeError(joins[i] == 0 ? "workflow.process.split_without_join" : "workflow.process.split_joined_twice",
                         graph.nodes()[i]);
    }
    return {};
}

Result<void> checkWays(const ProcessGraph &graph)
{
    const NodeSet fromStart = graph.reached({graph.start()});
    const NodeSet toAnEnd = graph.reachingAnEnd();
    for (size_t i = 0; i < graph.nodes().size(); ++i) {
        if (!fromStart[i])
            return nodeError("workflow.process.unreachable", graph.nodes()[i]);
        if (!toAnEnd[i])
            return nodeError("workflow.process.dead_end", graph.nodes()[i]);
    }
    return {};
}

Result<void> checkHolders(const ProcessGraph &graph, const std::vector<QString> &branches)
{
    const std::vector<NodeSet> doneBefore = graph.doneBefore(branches);
    for (size_t i = 0; i < graph.nodes().size(); ++i) {
        const Task *task = graph.nodes()[i].task();
        const DoerHolds *doer = task ? std::get_if<DoerHolds>(&task->holder) : nullptr;
        if (!doer)
            continue;
        if (!graph.has(doer->node))
            return nodeError("workflow.process.unknown_node", graph.nodes()[i]);
        if (!doneBefore[i][graph.at(doer->node)])
            return nodeError("workflow.process.holder_not_before", graph.nodes()[i]);
    }
    return {};
}

} // namespace

Result<std::vector<QString>> checkProcess(const ProcessDraft &draft)
{
    TRY_LET(const ProcessGraph graph, ProcessGraph::of(draft));
    if (!graph.nodes()[graph.start()].task())
        return nodeError("workflow.process.start_not_task", graph.nodes()[graph.start()]);
    TRY(checkRepeated(draft));
    TRY(checkEdges(graph));
    TRY(checkJoins(graph));
    TRY(checkWays(graph));
    TRY_LET(std::vector<QString> branches, checkBranches(graph));
    TRY(checkHolders(graph, branches));
    return branches;
}

} // namespace peygir::workflow
