// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/edited_process.h"

#include "workflow/core/carried_out.h"
#include "workflow/core/process_codec.h"
#include "workflow/core/process_text.h"
#include "workflow/core/put_process.h"

#include <QRegularExpression>

#include <algorithm>

namespace peygir::workflow {

namespace {

Error unknownNode(const QString &key)
{
    return Error("workflow.process.unknown_node").with(QStringLiteral("node"), key);
}

/// The first key of this kind that nothing in `taken` has.
template <class AnyKey>
AnyKey freeKey(const char *word, const std::vector<AnyKey> &taken)
{
    for (int number = 1;; ++number) {
        const auto key = AnyKey::parse(QString::fromLatin1(word) + QString::number(number));
        Q_ASSERT(key.ok());
        if (std::find(taken.begin(), taken.end(), *key) == taken.end())
            return *key;
    }
}

std::vector<NodeKey> nodeKeys(const ProcessDraft &draft)
{
    std::vector<NodeKey> keys;
    for (const Node &node : draft.nodes)
        keys.push_back(node.key);
    return keys;
}

/// A key that stands at no node: an operation that is led from elsewhere takes its key along.
std::vector<OperationKey> operationKeys(const ProcessDraft &draft)
{
    std::vector<OperationKey> keys;
    for (const Edge &edge : draft.edges)
        keys.push_back(edge.key);
    return keys;
}

/// The error with the keys of the node and the edge about which it says "nodes[2].…" or "edges[5].…".
Error withPlace(const Error &error, const ProcessDraft &draft)
{
    static const QRegularExpression place(QStringLiteral("^(nodes|edges)\\[(\\d+)\\]"));
    const auto found = place.match(error.values().value(QStringLiteral("where")).toString());
    const size_t at = found.captured(2).toULong();
    if (found.captured(1) == QLatin1String("nodes") && at < draft.nodes.size())
        return error.with(QStringLiteral("node"), draft.nodes[at].key.text());
    if (found.captured(1) == QLatin1String("edges") && at < draft.edges.size())
        return error.with(QStringLiteral("node"), draft.edges[at].from.text())
            .with(QStringLiteral("edge"), draft.edges[at].key.text());
    return error;
}

template <class Part>
int countNotIn(const std::vector<Part> &parts, const std::vector<Part> &others)
{
    return int(std::count_if(parts.begin(), parts.end(), [&others](const Part &part) {
        return std::find(others.begin(), others.end(), part) == others.end();
    }));
}

} // namespace

const Node *EditedProcess::node(const NodeKey &key) const
{
    const auto found = std::find_if(m_draft.nodes.begin(), m_draft.nodes.end(),
                                    [&key](const Node &node) { return node.key == key; });
    return found == m_draft.nodes.end() ? nullptr : &*found;
}

Result<Node *> EditedProcess::statusNode(const NodeKey &key)
{
    const auto found = std::find_if(m_draft.nodes.begin(), m_draft.nodes.end(),
                                    [&key](const Node &node) { return node.key == key && node.status(); });
    if (found == m_draft.nodes.end())
        return unknownNode(key.text());
    return &*found;
}

int EditedProcess::changedLines() const
{
    const ProcessDraft &before = m_base.draft();
    // A line that is not as it was stands in both once; one that is new or gone in one of them.
    const int nodes = std::max(countNotIn(m_draft.nodes, before.nodes), countNotIn(before.nodes, m_draft.nodes));
    const int edges = std::max(countNotIn(m_draft.edges, before.edges), countNotIn(before.edges, m_draft.edges));
    return nodes + edges + (m_draft.name == before.name ? 0 : 1);
}

bool EditedProcess::undo()
{
    if (m_before.empty())
        return false;
    m_draft = std::move(m_before.back());
    m_before.pop_back();
    return true;
}

void EditedProcess::setName(const Localized &name)
{
    remember();
    m_draft.name = name;
}

Result<void> EditedProcess::setStatus(const NodeKey &key, const StatusLine &line)
{
    TRY_LET(Node *node, statusNode(key));
    remember();
    *node = withLine(*node, line);
    return {};
}

Result<void> EditedProcess::setReceiver(const NodeKey &key, const ReceiverLine &line)
{
    TRY_LET(Node *node, statusNode(key));
    if (!node->task())
        return unknownNode(key.text());
    TRY_LET(const HolderRule rule, holderRuleOf(line));
    remember();
    std::get<Task>(node->kind).holder = rule;
    return {};
}

NodeKey EditedProcess::addStatus(const StatusLine &line)
{
    const NodeKey key = freeKey("status_", nodeKeys(m_draft));
    const Status status{line.name, line.colour, line.sms};
    remember();
    if (line.outcome)
        m_draft.nodes.push_back({key, End{status, *line.outcome}});
    else
        m_draft.nodes.push_back(withLine(Node{key, Task{status, AuthorHolds{}, {}, {}}}, line));
    return key;
}

Result<void> EditedProcess::removeStatus(const NodeKey &key)
{
    TRY(statusNode(key));
    if (key == m_draft.start)
        return Error("workflow.edit.start_stays").with(QStringLiteral("node"), key.text());
    remember();
    std::erase_if(m_draft.nodes, [&key](const Node &node) { return node.key == key; });
    std::erase_if(m_draft.edges, [&key](const Edge &edge) { return edge.from == key || edge.to == key; });
    return {};
}

Result<void> EditedProcess::setOperation(size_t at, const OperationLine &line)
{
    if (at >= m_draft.edges.size())
        return unknownNode(line.from);
    TRY_LET(const Edge edge, withLine(m_draft.edges[at], line));
    remember();
    m_draft.edges[at] = edge;
    return {};
}

Result<void> EditedProcess::addOperation(const OperationLine &line)
{
    TRY_LET(const NodeKey from, NodeKey::parse(line.from));
    TRY_LET(const NodeKey to, NodeKey::parse(line.to));
    TRY_LET(Edge edge, withLine(Edge{freeKey("operation_", operationKeys(m_draft)), from, to, line.kind, std::nullopt, false, {}, {}}, line));
    remember();
    m_draft.edges.push_back(std::move(edge));
    return {};
}

Result<void> EditedProcess::removeOperation(size_t at)
{
    if (at >= m_draft.edges.size())
        return unknownNode(QString());
    remember();
    m_draft.edges.erase(m_draft.edges.begin() + std::ptrdiff_t(at));
    return {};
}

Result<Process> EditedProcess::next() const
{
    if (!isChanged())
        return Error("workflow.edit.nothing");
    ProcessDraft draft = m_draft;
    draft.id = nextVersionOf(m_base.id());
    draft.version = m_base.version() + 1;
    // Read as anybody would read it: what is typed in a form is no more trusted than a file.
    auto process = parseProcess(textOf(draft));
    if (!process.ok())
        return withPlace(process.error(), draft);
    TRY(checkCarriedOut(*process));
    return process;
}

} // namespace peygir::workflow
