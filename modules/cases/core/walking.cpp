// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/walking.h"

#include "cases/core/case_keys.h"
#include "cases/core/joining.h"

namespace peygir::cases {

namespace {

const QString joinedToInput = QStringLiteral("joined_to");

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

Result<void> mayAtOrIn(const std::optional<organisation::UnitId> &orIn, const Facts &facts, const Verb &verb,
                       const CaseDossier &dossier, const CaseNode &node)
{
    const auto there = mayAt(facts, verb, dossier, node);
    if (there.ok() || !orIn)
        return there;
    const auto &group = dossier.card.subjectGroup;
    const auto elsewhere =
        facts.author().may(verb, {orIn->uuid(), group ? std::optional(group->uuid()) : std::nullopt});
    return elsewhere.ok() || elsewhere.error().id() == "access.unknown_here" ? elsewhere : there;
}

} // namespace

Result<std::variant<OpenStay, Changes>> openStay(const CaseId &caseId, const CaseNodeId &nodeId, const Verb &verb,
                                                 const Facts &facts, const Given &given,
                                                 const std::optional<organisation::UnitId> &orIn)
{
    using Found = std::variant<OpenStay, Changes>;
    const auto found = facts.of<CaseDossier>(caseId);
    if (found.isUnknown())
        return Found(Changes::leftToServer());
    if (found.isAbsent())
        return Error("cases.unknown");
    const CaseNode *node = found->node(nodeId);
    if (!node)
        return Error("cases.node_unknown");
    if (const auto allowed = mayAtOrIn(orIn, facts, verb, *found, *node); !allowed.ok()) {
        TRY_LET(Changes left, refusedOrLeft(allowed.error()));
        return Found(std::move(left));
    }
    if (hasHappened(facts, given))
        return Found(Changes::none());
    TRY(found->mustBeOpen(*node, facts));
    TRY_LET(auto process, processOf(found->card, facts));
    if (process.isUnknown())
        return Found(Changes::leftToServer());
    const auto key = workflow::NodeKey::parse(node->node);
    const workflow::Node *at = key.ok() ? (*process)->find(*key) : nullptr;
    // Rows that are those of no walk through this process.
    if (!at)
        return Error("workflow.state_invalid", {{QStringLiteral("node"), node->node}});
    return Found(OpenStay{*found, *node, *process, at});
}

Result<Changes> walk(OpenStay &stay, const workflow::Operation &operation, const HistoryEntry &entry,
                     const Facts &facts, const Given &given, const std::optional<Holding> &holder)
{
    CaseDossier &dossier = stay.dossier;
    TRY_LET(const workflow::WalkState state, dossier.walkState());
    TRY_LET(const workflow::Step step, workflow::follow(*stay.process, state, stay.node.id.uuid(), operation));
    TRY_LET(const std::optional<CaseId> earlier, joinedTo(operation, step, dossier.card, facts));
    dossier.card.joinedTo = earlier;
    Changes changes =
        moveOn(dossier, step, *stay.process, facts, given, Operated{stay.node.id, operation.key.text()}, holder);
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
