// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "workflow/core/edge.h"

#include <QHash>

namespace peygir::workflow {

using ProcessId = StrongId<struct ProcessIdTag>;

/// A process as somebody wrote it; nothing has been checked.
struct ProcessDraft
{
    ProcessId id;
    ProcessKey key;
    Localized name;
    int version;
    NodeKey start;
    std::vector<Node> nodes;
    std::vector<Edge> edges;

    friend bool operator==(const ProcessDraft &, const ProcessDraft &) = default;
};

/// What a case walks: nodes and edges that are known to fit together. From every state that a walk can reach, an end
/// can be reached, and a join is never left waiting for a branch that is gone.
///
/// A node lies in the *branch* of a split if every way to it begins with that branch and it comes before the join. An
/// edge that leads out of a branch past its join abandons the sister branches; so does an end.
///
/// Pointers and references to nodes and edges live as long as the process that gave them.
class Process
{
public:
    /// Fails with "workflow.process.…" and the values `node`, `edge` where they are known: unknown or repeated keys,
    /// unreachable nodes, dead ends, joins that cannot fire, edges that do not fit their node, holders that refer to
    /// what may not have been done. See `process_check.h` for the list.
    static Result<Process> of(ProcessDraft draft);

    const ProcessId &id() const { return m_draft.id; }
    const ProcessKey &key() const { return m_draft.key; }
    const Localized &name() const { return m_draft.name; }
    int version() const { return m_draft.version; }
    /// Always a task.
    const Node &start() const;
    /// In the order of the file: of several open nodes the first one gives the case its status.
    const std::vector<Node> &nodes() const { return m_draft.nodes; }
    const std::vector<Edge> &edges() const { return m_draft.edges; }
    /// Where somebody who changes it begins.
    const ProcessDraft &draft() const { return m_draft; }

    /// Null if there is no such node.
    const Node *find(const NodeKey &key) const;
    /// Null if the node has no such edge.
    const Edge *find(const NodeKey &from, const OperationKey &key) const;
    /// The edge that a feature walks with this act; null if the node has none, so that the act moves nothing here.
    const Edge *acting(const NodeKey &from, const ActName &act) const;
    /// Everything that leaves the node, in the order of the file: for a task the operations that a screen offers.
    std::vector<const Edge *> edgesFrom(const NodeKey &node) const;
    /// The edge by which a case that ended here is reopened; null if it stays closed.
    const Edge *reopening(const NodeKey &end) const;

    /// Where the node lies: empty on the trunk, else "split:branch" pairs from the outside in, joined by "/".
    QString branchOf(const NodeKey &node) const;
    /// The join that waits for this split's branches.
    const Node &joinOf(const NodeKey &split) const;

private:
    explicit Process(ProcessDraft draft, std::vector<QString> branches);

    ProcessDraft m_draft;
    QHash<NodeKey, qsizetype> m_index;
    std::vector<QString> m_branches;
};

/// The branch of `split`'s edge `branch`, where the split itself lies in `outer`.
QString innerBranch(const QString &outer, const NodeKey &split, const OperationKey &branch);
/// Whether `branch` is `outer` or lies in it.
bool isWithin(const QString &branch, const QString &outer);

} // namespace peygir::workflow
