// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/complete_node.h"

#include "cases/core/acting_for.h"
#include "cases/core/walking.h"
#include "persian/digits.h"
#include "persian/text.h"

namespace peygir::cases {

namespace {

/// What was typed for the inputs of an edge, as the engine wants it.
Result<std::map<workflow::InputKey, QString>> inputsOf(const QJsonObject &values, const workflow::Edge *edge)
{
    std::map<workflow::InputKey, QString> inputs;
    for (auto value = values.begin(); value != values.end(); ++value) {
        const auto key = workflow::InputKey::parse(value.key());
        if (!key.ok())
            return Error("workflow.input_unknown", {{QStringLiteral("input"), value.key().left(80)}});
        if (!value->isString())
            return Error("workflow.input_malformed", {{QStringLiteral("input"), value.key()}});
        QString text = persian::normalised(value->toString());
        const bool isText = edge && std::any_of(edge->inputs.begin(), edge->inputs.end(), [&](const auto &input) {
            return input.key == *key && input.type == workflow::InputType::Text;
        });
        if (!isText)
            text = persian::toAsciiDigits(text);
        inputs.emplace(*key, std::move(text));
    }
    return inputs;
}

Result<workflow::Operation> operationOf(const CompleteNode &command, const OpenStay &stay)
{
    const auto key = workflow::OperationKey::parse(command.operation);
    const workflow::Edge *edge = key.ok() ? stay.process->find(stay.at->key, *key) : nullptr;
    if (!edge)
        return Error("workflow.operation_unknown", {{QStringLiteral("node"), stay.node.node},
                                                    {QStringLiteral("operation"), command.operation.left(80)}});
    if (edge->act)
        return Error("workflow.operation_has_act", {{QStringLiteral("act"), edge->act->text()}});
    TRY_LET(QString note, storedNote(command.note));
    TRY_LET(auto inputs, inputsOf(command.values, edge));
    return workflow::Operation{*key, std::move(note), std::move(inputs)};
}

HistoryEntry entryOf(const workflow::Operation &operation, const OpenStay &stay, const Facts &facts, const Given &given)
{
    const CaseNode &node = stay.node;
    HistoryEntry entry = historyOf(HistoryKind::Completed, node.caseId, facts, given);
    entry.node = node.id;
    entry.words = operation.note;
    QJsonObject inputs;
    for (const auto &[key, value] : operation.inputs)
        inputs.insert(key.text(), value);
    entry.values = {{QStringLiteral("node"), node.node},
                    {QStringLiteral("operation"), operation.key.text()},
                    {QStringLiteral("inputs"), inputs}};
    sayForWhom(entry, stay.dossier, node, facts);
    return entry;
}

} // namespace

Result<Changes> decide(const CompleteNode &command, const Facts &facts, const Given &given)
{
    TRY_LET(auto found, openStay(command.caseId, command.node, completeNodeVerb, facts, given));
    auto *stay = std::get_if<OpenStay>(&found);
    if (!stay)
        return std::get<Changes>(found);
    TRY_LET(const workflow::Operation operation, operationOf(command, *stay));
    return walk(*stay, operation, entryOf(operation, *stay, facts, given), facts, given);
}

} // namespace peygir::cases
