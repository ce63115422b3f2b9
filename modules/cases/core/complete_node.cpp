// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/complete_node.h"

#include "cases/core/case_keys.h"
#include "cases/core/joining.h"
#include "cases/core/moving.h"
#include "cases/core/tracking_code.h"
#include "persian/digits.h"
#include "persian/text.h"

namespace peygir::cases {

namespace {

const QString joinedToInput = QStringLiteral("joined_to");

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

Result<workflow::Operation> operationOf(const CompleteNode &command, const CaseNode &node,
                                        const workflow::Process &process)
{
    const auto unknown = Error("workflow.operation_unknown", {{QStringLiteral("node"), node.node},
                                                              {QStringLiteral("operation"), command.operation.left(80)}});
    const auto key = workflow::OperationKey::parse(command.operation);
    const auto at = workflow::NodeKey::parse(node.node);
    if (!key.ok() || !at.ok())
        return unknown;
    const workflow::Edge *edge = process.find(*at, *key);
    if (!edge)
        return unknown;
    if (edge->act)
        return Error("workflow.operation_has_act", {{QStringLiteral("act"), edge->act->text()}});
    TRY_LET(QString note, storedNote(command.note));
    TRY_LET(auto inputs, inputsOf(command.values, edge));
    return workflow::Operation{*key, std::move(note), std::move(inputs)};
}

HistoryEntry entryOf(const workflow::Operation &operation, const CaseNode &node, const Facts &facts, const Given &given)
{
    HistoryEntry entry = historyOf(HistoryKind::Completed, node.caseId, facts, given);
    entry.node = node.id;
    entry.words = operation.note;
    QJsonObject inputs;
    for (const auto &[key, value] : operation.inputs)
        inputs.insert(key.text(), value);
    entry.values = {{QStringLiteral("node"), node.node},
                    {QStringLiteral("operation"), operation.key.text()},
                    {QStringLiteral("inputs"), inputs}};
    return entry;
}

/// Joinings that are followed, one from the other; more would be a ring of older data.
constexpr int mostJoinings = 32;

/// Where the work on this case goes on: a case that was joined itself has none of its own.
CaseId endOfJoinings(CaseId id, const Facts &facts)
{
    for (int steps = 0; steps < mostJoinings; ++steps) {
        const auto card = facts.of<CaseCard>(id);
        if (!card.isKnown() || !card->joinedTo)
            break;
        id = *card->joinedTo;
    }
    return id;
}

/// The case to join this one to by the code that was given, where the operation does that.
Result<std::optional<CaseId>> joinedTo(const workflow::Operation &operation, const workflow::Step &step,
                                       const CaseCard &card, const Facts &facts)
{
    if (step.ended != workflow::Outcome::Joined)
        return std::optional<CaseId>();
    for (const auto &[key, code] : operation.inputs) {
        if (key.text() != joinedToInput)
            continue;
        const auto holder = facts.holder(caseCodeKey, code.toUtf8());
        if (holder.isUnknown())
            return std::optional<CaseId>();
        const auto earlier = holder.isKnown() ? std::optional(endOfJoinings(CaseId(*holder), facts)) : std::nullopt;
        // Two that lead to each other would leave the problem to nobody.
        if (!earlier || *earlier == card.id)
            return Error("cases.joined_to_unknown", {{QStringLiteral("code"), code}});
        return earlier;
    }
    return std::optional<CaseId>();
}

} // namespace

Result<Changes> decide(const CompleteNode &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<CaseDossier>(command.caseId);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    CaseDossier dossier = *found;
    const CaseNode *node = dossier.node(command.node);
    if (!node)
        return Error("cases.node_unknown");
    if (const auto allowed = mayAt(facts, completeNodeVerb, dossier, *node); !allowed.ok())
        return refusedOrLeft(allowed.error());
    if (hasHappened(facts, given))
        return Changes::none();
    TRY(dossier.mustBeOpen(*node, facts));
    TRY_LET(const auto process, processOf(dossier.card, facts));
    if (process.isUnknown())
        return Changes::leftToServer();
    TRY_LET(const workflow::Operation operation, operationOf(command, *node, **process));
    TRY_LET(const workflow::WalkState state, dossier.walkState());
    TRY_LET(const workflow::Step step, workflow::follow(**process, state, command.node.uuid(), operation));
    TRY_LET(const std::optional<CaseId> earlier, joinedTo(operation, step, dossier.card, facts));

    const HistoryEntry entry = entryOf(operation, *node, facts, given);
    dossier.card.joinedTo = earlier;
    Changes changes = moveOn(dossier, step, **process, facts, given, Operated{command.node, operation.key.text()});
    if (changes.isLeftToServer())
        return changes;
    changes.put(entry);
    if (earlier)
        changes.add(joined(dossier.card, *earlier, facts, given));
    if (step.ended)
        releaseProblem(dossier.card, facts, changes);
    return changes;
}

} // namespace peygir::cases
