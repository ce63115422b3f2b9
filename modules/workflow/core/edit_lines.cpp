// SPDX-License-Identifier: GPL-3.0-or-later
#include "workflow/core/edit_lines.h"

#include <algorithm>

namespace peygir::workflow {

namespace {

struct LineOfRule
{
    ReceiverLine operator()(const PostHolds &rule) const { return {.by = HolderKind::Post, .post = rule.post}; }
    ReceiverLine operator()(const RoleHolds &rule) const
    {
        return {.by = HolderKind::Role, .role = rule.role, .unit = rule.unit};
    }
    ReceiverLine operator()(const UnitHeadHolds &rule) const { return {.by = HolderKind::UnitHead, .unit = rule.unit}; }
    ReceiverLine operator()(const DoerHolds &rule) const
    {
        return {.by = HolderKind::Doer, .node = rule.node.text()};
    }
    ReceiverLine operator()(const AuthorHolds &) const { return {.by = HolderKind::Author}; }
    ReceiverLine operator()(const CitizenHolds &) const { return {.by = HolderKind::Citizen}; }
    ReceiverLine operator()(const AreaHolds &rule) const { return {.by = HolderKind::Area, .role = rule.role}; }
    ReceiverLine operator()(const ExpertHolds &rule) const { return {.by = HolderKind::Expert, .role = rule.role}; }
};

Error incomplete(const char *field)
{
    return Error("workflow.edit.receiver_incomplete").with(QStringLiteral("field"), QString::fromLatin1(field));
}

} // namespace

StatusLine statusLineOf(const Node &node)
{
    Q_ASSERT(node.status());
    StatusLine line{node.status()->name, node.status()->colour, node.status()->sms};
    if (const Task *task = node.task()) {
        line.deadlineHours = task->deadlineHours;
        line.purposes.assign(task->purposes.begin(), task->purposes.end());
    } else {
        line.outcome = node.end()->outcome;
    }
    return line;
}

ReceiverLine receiverLineOf(const HolderRule &rule) { return std::visit(LineOfRule(), rule); }

Result<HolderRule> holderRuleOf(const ReceiverLine &line)
{
    const auto role = [&line]() -> Result<QString> {
        return line.role && isKey(*line.role) ? Result<QString>(*line.role) : incomplete("role");
    };
    const auto unit = [&line]() -> Result<Responsibility> {
        return line.unit ? Result<Responsibility>(*line.unit) : incomplete("unit");
    };
    switch (line.by) {
    case HolderKind::Post:
        if (!line.post || (!isKey(*line.post) && !Uuid::parse(QStringView(*line.post)).ok()))
            return incomplete("post");
        return HolderRule(PostHolds{*line.post});
    case HolderKind::Role: {
        TRY_LET(const QString key, role());
        TRY_LET(const Responsibility of, unit());
        return HolderRule(RoleHolds{key, of});
    }
    case HolderKind::UnitHead: {
        TRY_LET(const Responsibility of, unit());
        return HolderRule(UnitHeadHolds{of});
    }
    case HolderKind::Doer: {
        const auto node = NodeKey::parse(line.node.value_or(QString()));
        return node.ok() ? Result<HolderRule>(HolderRule(DoerHolds{*node})) : incomplete("node");
    }
    case HolderKind::Author:
        return HolderRule(AuthorHolds{});
    case HolderKind::Citizen:
        return HolderRule(CitizenHolds{});
    case HolderKind::Area: {
        TRY_LET(const QString key, role());
        return HolderRule(AreaHolds{key});
    }
    case HolderKind::Expert: {
        TRY_LET(const QString key, role());
        return HolderRule(ExpertHolds{key});
    }
    }
    Q_UNREACHABLE();
}

OperationLine operationLineOf(const Edge &edge)
{
    OperationLine line{edge.from.text(), edge.to.text(), edge.kind, edge.name, edge.needsNote};
    if (!edge.shortcut.isEmpty())
        line.shortcut = edge.shortcut;
    for (const Input &input : edge.inputs)
        line.inputs.push_back({input.key.text(), input.name, input.type});
    return line;
}

Node withLine(Node node, const StatusLine &line)
{
    const Status status{line.name, line.colour, line.sms};
    if (auto *task = std::get_if<Task>(&node.kind)) {
        task->status = status;
        task->deadlineHours = line.deadlineHours;
        task->purposes = {line.purposes.begin(), line.purposes.end()};
    } else if (auto *end = std::get_if<End>(&node.kind)) {
        end->status = status;
        end->outcome = line.outcome.value_or(end->outcome);
    }
    return node;
}

Result<Edge> withLine(Edge edge, const OperationLine &line)
{
    TRY_LET(edge.from, NodeKey::parse(line.from));
    TRY_LET(edge.to, NodeKey::parse(line.to));
    edge.kind = line.kind;
    edge.name = line.name;
    edge.needsNote = line.needsNote;
    edge.shortcut = line.shortcut.value_or(QString());
    edge.inputs.clear();
    for (const InputLine &input : line.inputs) {
        TRY_LET(const InputKey key, InputKey::parse(input.key));
        edge.inputs.push_back({key, input.name, input.type});
    }
    return edge;
}

} // namespace peygir::workflow
