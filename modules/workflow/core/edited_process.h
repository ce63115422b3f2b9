// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workflow/core/edit_lines.h"

namespace peygir::workflow {

/// A process while somebody edits it in tables (R074, R075, R077, R078, R091): begins as the version that was opened, and
/// becomes the next one. While it is edited it may be wrong in any way; `next` says what has to be mended. What tables do not
/// show (forms, branches, acts) stays as it is. A plain value of one window.
class EditedProcess
{
public:
    explicit EditedProcess(const Process &base)
        : m_base(base)
        , m_draft(base.draft())
    {}

    const Process &base() const { return m_base; }
    const ProcessDraft &draft() const { return m_draft; }
    /// Null if there is none.
    const Node *node(const NodeKey &key) const;
    /// What is not as in the version that was opened.
    bool isChanged() const { return m_draft != m_base.draft(); }
    /// How many nodes and edges are new, gone, or not as they were.
    int changedLines() const;
    /// Takes the last edit back; false where there is none.
    bool undo();

    void setName(const Localized &name);
    // What names no node, or an edge that is not there, fails with "workflow.process.unknown_node" {node}.
    Result<void> setStatus(const NodeKey &key, const StatusLine &line);
    /// Fails as `holderRuleOf` does.
    Result<void> setReceiver(const NodeKey &key, const ReceiverLine &line);
    /// A further task, which nothing leads to yet, or where the line has an outcome a further end. Who receives a task is at
    /// first who registered the case. The answer is its key.
    NodeKey addStatus(const StatusLine &line);
    /// Takes the node away with all that leads to it and from it. Refuses "workflow.edit.start_stays" {node}; a split and a join
    /// are no statuses.
    Result<void> removeStatus(const NodeKey &key);
    /// The edge at this place of `draft().edges`. Fails as `withLine` does.
    Result<void> setOperation(size_t at, const OperationLine &line);
    Result<void> addOperation(const OperationLine &line);
    Result<void> removeOperation(size_t at);

    /// The next version, whole and right. Fails as `parseProcess`, `checkCarriedOut` and, where nothing was changed, with
    /// "workflow.edit.nothing". The values `node` and `edge` say where.
    Result<Process> next() const;

private:
    Result<Node *> statusNode(const NodeKey &key);
    void remember() { m_before.push_back(m_draft); }

    Process m_base;
    ProcessDraft m_draft;
    std::vector<ProcessDraft> m_before;
};

} // namespace peygir::workflow
