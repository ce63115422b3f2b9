// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/dossier.h"

#include "base/limits.h"
#include "persian/text.h"

#include <algorithm>

namespace peygir::cases {

Fact<CaseDossier> CaseDossier::find(const Facts &facts, const CaseId &id)
{
    const auto card = facts.of<CaseCard>(id);
    const auto file = facts.of<CaseFile>(id);
    const auto nodes = facts.allOf<CaseNode>(id);
    if (card.isUnknown() || file.isUnknown() || nodes.isUnknown())
        return Fact<CaseDossier>::unknown();
    if (card.isAbsent() || file.isAbsent())
        return Fact<CaseDossier>::absent();
    return Fact<CaseDossier>::known({*card, *file, nodes.isKnown() ? *nodes : std::vector<CaseNode>()});
}

const CaseNode *CaseDossier::node(const CaseNodeId &id) const
{
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const CaseNode &node) { return node.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

void CaseDossier::putNode(const CaseNode &node)
{
    const auto same = std::find_if(nodes.begin(), nodes.end(), [&](const CaseNode &other) { return other.id == node.id; });
    if (same != nodes.end())
        *same = node;
    else
        nodes.push_back(node);
}

const CaseNode *CaseDossier::shownNode() const
{
    const auto found = std::find_if(nodes.begin(), nodes.end(), [this](const CaseNode &node) {
        return node.state == workflow::OpeningState::Open && node.node == card.node;
    });
    return found == nodes.end() ? nullptr : &*found;
}

Result<workflow::WalkState> CaseDossier::walkState() const
{
    workflow::WalkState state;
    for (const CaseNode &node : nodes) {
        TRY_LET(const workflow::NodeKey key, workflow::NodeKey::parse(node.node));
        state.openings.push_back({node.id.uuid(), key, node.state, node.branch});
    }
    return state;
}

Result<void> CaseDossier::mustBeOpen(const Facts &facts) const
{
    if (!card.closedAt)
        return {};
    const auto ended = std::find_if(nodes.begin(), nodes.end(), [](const CaseNode &node) {
        return node.state == workflow::OpeningState::Ended;
    });
    Error error("cases.closed", {{QStringLiteral("code"), card.code}});
    if (card.outcome)
        error = error.with(QStringLiteral("outcome"),
                           QString::fromLatin1(FieldCodec<workflow::Outcome>::word(*card.outcome)));
    return told(error, facts, ended == nodes.end() ? card.registeredBy : ended->openedBy, *card.closedAt);
}

Result<void> CaseDossier::mustBeOpen(const CaseNode &node, const Facts &facts) const
{
    TRY(mustBeOpen(facts));
    if (node.state == workflow::OpeningState::Open)
        return {};
    Error error("cases.node_closed", {{QStringLiteral("code"), card.code}, {QStringLiteral("node"), node.node}});
    if (node.operation)
        error = error.with(QStringLiteral("operation"), *node.operation);
    return told(error, facts, node.closedBy.value_or(node.openedBy), node.closedAt.value_or(node.openedAt));
}

const CaseNode *CaseDossier::nodeAtBeginning() const
{
    // Clocks of different desks make no order; the first stay was opened by the registration itself.
    const auto first = std::find_if(nodes.begin(), nodes.end(), [this](const CaseNode &node) {
        return node.openedAt == card.registeredAt && node.openedBy == card.registeredBy;
    });
    const CaseNode *shown = shownNode();
    return first != nodes.end() && shown && card.openNodes == 1 && shown->node == first->node ? shown : nullptr;
}

void CaseDossier::alignCard(Instant at)
{
    card.openNodes = int(std::count_if(nodes.begin(), nodes.end(), [](const CaseNode &node) {
        return node.state == workflow::OpeningState::Open;
    }));
    const CaseNode *shown = shownNode();
    card.holder = shown ? shown->holder : std::nullopt;
    card.holderUnit = shown ? shown->unit : std::nullopt;
    card.takenBy = shown ? shown->takenBy : std::nullopt;
    card.shownSince = shown ? std::optional(shown->openedAt) : std::nullopt;
    card.lastChangeAt = std::max(card.lastChangeAt, at);
    file.withAuthor = nodeAtBeginning() ? std::optional(card.registeredBy) : std::nullopt;
}

void CaseDossier::addUnit(const organisation::UnitId &unit)
{
    if (std::find(file.units.begin(), file.units.end(), unit.uuid()) == file.units.end())
        file.units.push_back(unit.uuid());
}

namespace {

Scope scopeIn(const std::optional<Uuid> &unit, const CaseDossier &dossier)
{
    const auto &group = dossier.card.subjectGroup;
    return {unit, group ? std::optional(group->uuid()) : std::nullopt};
}

std::optional<Uuid> uuidOf(const std::optional<organisation::UnitId> &unit)
{
    return unit ? std::optional(unit->uuid()) : std::nullopt;
}

} // namespace

Result<void> mayAt(const Facts &facts, const Verb &verb, const CaseDossier &dossier, const CaseNode &node)
{
    return facts.author().may(verb, scopeIn(uuidOf(node.unit ? node.unit : dossier.card.unit), dossier));
}

std::vector<Scope> scopesOf(const CaseDossier &dossier)
{
    if (dossier.file.units.empty())
        return {scopeIn(uuidOf(dossier.card.unit), dossier)};
    std::vector<Scope> scopes;
    for (const Uuid &unit : dossier.file.units)
        scopes.push_back(scopeIn(unit, dossier));
    return scopes;
}

Result<void> mayAnywhere(const Facts &facts, const Verb &verb, const CaseDossier &dossier)
{
    std::optional<Error> refusal;
    for (const Scope &scope : scopesOf(dossier)) {
        const auto allowed = facts.author().may(verb, scope);
        if (allowed.ok())
            return {};
        if (!refusal || allowed.error().id() == "access.unknown_here")
            refusal = allowed.error();
    }
    return *refusal;
}

bool hasHappened(const Facts &facts, const Given &given)
{
    return facts.of<HistoryEntry>(given.idOf<HistoryEntryId>("history")).isKnown();
}

Result<Changes> refusedOrLeft(const Error &error)
{
    if (error.id() == "access.unknown_here")
        return Changes::leftToServer();
    return error;
}

Error told(Error error, const Facts &facts, const UserId &by, Instant at)
{
    const auto person = facts.of<organisation::Person>(by);
    error = error.with(QStringLiteral("at"), at.milliseconds());
    return person.isKnown() ? error.with(QStringLiteral("by"), person->fullName) : error;
}

Result<QString> storedNote(const QString &typed)
{
    QString note = persian::normalised(typed, persian::Lines::Many);
    if (note.size() > limits::noteText)
        return Error("cases.note_too_long",
                     {{QStringLiteral("length"), note.size()}, {QStringLiteral("most"), limits::noteText}});
    return note;
}

HistoryEntry historyOf(HistoryKind what, const CaseId &caseId, const Facts &facts, const Given &given)
{
    return {given.idOf<HistoryEntryId>("history"), caseId, what, facts.author().id(), given.happenedAt(), std::nullopt,
            QString(), QJsonObject()};
}

} // namespace peygir::cases
