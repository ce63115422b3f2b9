// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/process.h"

#include "workflow/core/process_check.h"

#include <algorithm>

namespace peygir::workflow {

Result<Process> Process::of(ProcessDraft draft)
{
    TRY_LET(std::vector<QString> branches, checkProcess(draft));
    return Process(std::move(draft), std::move(branches));
}

Process::Process(ProcessDraft draft, std::vector<QString> branches)
    : m_draft(std::move(draft))
    , m_branches(std::move(branches))
{
    for (qsizetype i = 0; i < qsizetype(m_draft.nodes.size()); ++i)
        m_index.insert(m_draft.nodes[size_t(i)].key, i);
}

const Node &Process::start() const { return *find(m_draft.start); }

const Node *Process::find(const NodeKey &key) const
{
    const auto found = m_index.constFind(key);
    return found == m_index.cend() ? nullptr : &m_draft.nodes[size_t(*found)];
}

const Edge *Process::find(const NodeKey &from, const OperationKey &key) const
{
    const auto found = std::find_if(m_draft.edges.begin(), m_draft.edges.end(),
                                    [&](const Edge &edge) { return edge.from == from && edge.key == key; });
    return found == m_draft.edges.end() ? nullptr : &*found;
}

const Edge *Process::acting(const NodeKey &from, const ActName &act) const
{
    const auto found = std::find_if(m_draft.edges.begin(), m_draft.edges.end(),
                                    [&](const Edge &edge) { return edge.from == from && edge.act == act; });
    return found == m_draft.edges.end() ? nullptr : &*found;
}

std::vector<const Edge *> Process::edgesFrom(const NodeKey &node) const
{
    std::vector<const Edge *> edges;
    for (const Edge &edge : m_draft.edges)
        if (edge.from == node)
            edges.push_back(&edge);
    return edges;
}

const Edge *Process::reopening(const NodeKey &end) const
{
    const auto edges = edgesFrom(end);
    return edges.empty() || edges.front()->kind != EdgeKind::Reopen ? nullptr : edges.front();
}

QString Process::branchOf(const NodeKey &node) const
{
    const auto found = m_index.constFind(node);
    return found == m_index.cend() ? QString() : m_branches[size_t(*found)];
}

const Node &Process::joinOf(const NodeKey &split) const
{
    const auto found = std::find_if(m_draft.nodes.begin(), m_draft.nodes.end(),
                                    [&](const Node &node) { return node.join() && node.join()->split == split; });
    Q_ASSERT(found != m_draft.nodes.end());
    return *found;
}

QString innerBranch(const QString &outer, const NodeKey &split, const OperationKey &branch)
{
    const QString own = split.text() + u':' + branch.text();
    return outer.isEmpty() ? own : outer + u'/' + own;
}

bool isWithin(const QString &branch, const QString &outer)
{
    return outer.isEmpty() || branch == outer || branch.startsWith(outer + u'/');
}

} // namespace peygir::workflow
