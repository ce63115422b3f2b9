// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/process.h"

namespace peygir::workflow {

/// An edge by the positions of its nodes.
struct Link
{
    size_t from;
    size_t to;
    const Edge *edge;
};

/// A set of nodes, one place for each node of the draft.
using NodeSet = std::vector<bool>;

/// The questions that checking a process asks of its drawing. Refers to the draft, which must outlive it.
class ProcessGraph
{
public:
    /// Fails with "workflow.process.duplicate_node" or "workflow.process.unknown_node".
    static Result<ProcessGraph> of(const ProcessDraft &draft);

    const std::vector<Node> &nodes() const { return m_draft->nodes; }
    const std::vector<Link> &links() const { return m_links; }
    size_t start() const { return m_start; }
    /// The position of a node that is known to exist.
    size_t at(const NodeKey &key) const { return m_index.value(key); }
    bool has(const NodeKey &key) const { return m_index.contains(key); }

    /// Everything that can be reached from `roots`, themselves included, if `without` were not drawn (null: all are).
    NodeSet reached(const std::vector<size_t> &roots, const Edge *without = nullptr) const;
    /// Every node from which an end can be reached without reopening.
    NodeSet reachingAnEnd() const;
    /// For each node the tasks that have been done on every way to it.
    std::vector<NodeSet> doneBefore(const std::vector<QString> &branches) const;

private:
    explicit ProcessGraph(const ProcessDraft &draft)
        : m_draft(&draft)
    {}
    NodeSet spread(const std::vector<size_t> &roots, const std::vector<std::vector<size_t>> &next) const;
    NodeSet doneWhenEntering(size_t node, const std::vector<NodeSet> &doneAfter,
                             const std::vector<QString> &branches) const;

    const ProcessDraft *m_draft;
    QHash<NodeKey, size_t> m_index;
    std::vector<Link> m_links;
    size_t m_start = 0;
};

} // namespace peygir::workflow
