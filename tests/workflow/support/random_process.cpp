// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/support/random_process.h"

#include <rapidcheck.h>

namespace peygir::workflow::test {

namespace {

constexpr int deepestSplit = 2;

/// Only the shape matters here.
ProcessId anyProcessId() { return ProcessId::parse(u"9d3b1c52-47ee-4f0a-8a6d-2b90c1f7e345").value(); }

Status anyStatus() { return {{QStringLiteral("گره"), {}}, QStringLiteral("#2563eb"), std::nullopt}; }

template <class AnyKey>
AnyKey numbered(const char *what, size_t number)
{
    return AnyKey::parse(QString(QLatin1String(what) + QString::number(number))).value();
}

class Drawing
{
public:
    Drawing()
        : m_draft(ProcessDraft{anyProcessId(),
                               numbered<ProcessKey>("p", 1),
                               {QStringLiteral("فرایند"), {}},
                               1,
                               numbered<NodeKey>("n", 1),
                               {},
                               {}})
    {
        const NodeKey first = add(anyTask());
        m_done = add(End{anyStatus(), Outcome::Done});
        m_rejected = add(End{anyStatus(), Outcome::Rejected});
        connect(first, *m_rejected, EdgeKind::Reject);
        const NodeKey last = sequence(first, EdgeKind::Forward, deepestSplit);
        connect(last, *m_done, onwardKind(last));
        connect(*m_done, first, EdgeKind::Reopen);
    }

    ProcessDraft take() { return std::move(m_draft); }

private:
    static Task anyTask() { return {anyStatus(), AuthorHolds{}, std::nullopt, std::nullopt}; }

    template <class Kind>
    NodeKey add(Kind kind)
    {
        const auto key = numbered<NodeKey>("n", m_draft.nodes.size() + 1);
        m_draft.nodes.push_back({key, std::move(kind)});
        return key;
    }

    void connect(const NodeKey &from, const NodeKey &to, EdgeKind kind)
    {
        const auto key = numbered<OperationKey>("e", m_draft.edges.size() + 1);
        m_draft.edges.push_back({key, from, to, kind, std::nullopt, false, {}, {}});
    }

    EdgeKind onwardKind(const NodeKey &from) const
    {
        for (const Node &node : m_draft.nodes)
            if (node.key == from && node.join())
                return EdgeKind::Onward;
        return EdgeKind::Forward;
    }

    /// One or two blocks after `from`; gives the last node.
    NodeKey sequence(const NodeKey &from, EdgeKind firstEdge, int depth)
    {
        NodeKey last = from;
        EdgeKind edge = firstEdge;
        const int blocks = int(below(2)) + 1;
        for (int i = 0; i < blocks; ++i) {
            last = depth > 0 && below(3) == 0 ? splitAfter(last, edge, depth) : taskAfter(last, edge);
            edge = onwardKind(last);
        }
        return last;
    }

    NodeKey taskAfter(const NodeKey &from, EdgeKind edge)
    {
        const NodeKey task = add(anyTask());
        connect(from, task, edge);
        switch (below(6)) {
        case 0:
            connect(task, *m_rejected, EdgeKind::Reject);
            break;
        case 1:
            connect(task, m_draft.start, EdgeKind::Back);
            break;
        case 2:
            connect(task, task, EdgeKind::Back);
            break;
        default:
            break;
        }
        return task;
    }

    NodeKey splitAfter(const NodeKey &from, EdgeKind edge, int depth)
    {
        const NodeKey split = add(Split{});
        connect(from, split, edge);
        const NodeKey join = add(Join{split});
        const int branches = int(below(2)) + 2;
        for (int i = 0; i < branches; ++i) {
            const NodeKey last = sequence(split, EdgeKind::Branch, depth - 1);
            connect(last, join, onwardKind(last));
        }
        return join;
    }

    ProcessDraft m_draft;
    std::optional<NodeKey> m_done;
    std::optional<NodeKey> m_rejected;
};

} // namespace

// rapidcheck's own range prefers its beginning in the first checks, where every edge would lead to the first node.
size_t below(size_t bound) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<size_t>(0, bound)); }

ProcessDraft wellNestedDraft() { return Drawing().take(); }

ProcessDraft scribbledOver(ProcessDraft draft)
{
    const auto anyNode = [&] { return draft.nodes[below(draft.nodes.size())].key; };
    const int strokes = int(below(3)) + 1;
    for (int i = 0; i < strokes; ++i) {
        const size_t edge = below(draft.edges.size());
        if (below(2) == 0) {
            draft.edges[edge].to = anyNode();
            continue;
        }
        Edge added = draft.edges[edge];
        added.key = numbered<OperationKey>("x", size_t(i));
        added.to = anyNode();
        draft.edges.push_back(added);
    }
    return draft;
}

} // namespace peygir::workflow::test
