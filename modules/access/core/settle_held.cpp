// SPDX-License-Identifier: GPL-3.0-or-later
#include "access/core/settle_held.h"

#include "access/core/roles.h"
#include "access/core/post_rights.h"
#include "access/core/substitutes.h"
#include "base/limits.h"
#include "persian/text.h"

#include <algorithm>

namespace peygir::access {

namespace {

Result<QString> storedReason(const QString &typed)
{
    QString words = persian::normalised(typed, persian::Lines::Many);
    if (words.size() > limits::noteText)
        return Error("access.reason_too_long",
                     {{QStringLiteral("length"), words.size()}, {QStringLiteral("most"), limits::noteText}});
    return words;
}

/// From the unit up to the top; empty where the chart does not tell.
std::vector<organisation::UnitId> wayUp(const Facts &facts, const organisation::UnitId &unit)
{
    std::vector<organisation::UnitId> way;
    std::optional<organisation::UnitId> at = unit;
    for (int steps = 0; at && steps < organisation::chartDepth; ++steps) {
        const auto found = facts.of<organisation::Unit>(*at);
        if (!found.isKnown())
            return {};
        way.push_back(*at);
        at = found->parent;
    }
    return at ? std::vector<organisation::UnitId>() : way;
}

} // namespace

Result<Changes> decide(const SettleHeld &command, const Facts &facts, const Given &given)
{
    const auto found = facts.of<Attention>(attentionAbout(command.command));
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("access.held_unknown");
    const Attention &entry = *found;
    const bool isOwn = entry.user == facts.author().id();
    const auto allowed = facts.author().may(settleHeld, {entry.unit, std::nullopt, true});
    if (!isOwn && !allowed.ok()) {
        if (allowed.error().id() == "access.unknown_here")
            return Changes::leftToServer();
        return allowed.error();
    }
    TRY_LET(QString words, storedReason(command.words));
    if (command.decision == HeldDecision::Refuse && !isOwn && words.isEmpty())
        return Error("access.reason_missing");
    if (!entry.isHeld()) {
        const bool applied = entry.reason == AttentionReason::Applied || entry.reason == AttentionReason::Changed;
        if (applied == (command.decision == HeldDecision::Retry))
            return Changes::none();
        return Error(applied ? "access.held_applied" : "access.held_refused");
    }
    if (facts.of<HeldAct>(given.idOf<HeldActId>("act")).isKnown())
        return Changes::none();
    Changes changes;
    changes.put(actOn(entry, command.decision, std::move(words), facts, given));
    return changes;
}

HeldAct actOn(const Attention &entry, HeldDecision decision, QString words, const Facts &facts, const Given &given)
{
    return {given.idOf<HeldActId>("act"), entry.id, facts.author().id(), decision, std::move(words), given.happenedAt(),
            std::nullopt};
}

std::optional<Uuid> careOf(const Facts &facts, const UserId &user)
{
    const auto assignments = ownAssignments(facts, user);
    std::vector<Assignment> all = assignments.isKnown() ? *assignments : std::vector<Assignment>();
    const auto delegated = facts.allOf<DelegatedRight>(user);
    for (const DelegatedRight &one : delegated.isKnown() ? *delegated : std::vector<DelegatedRight>())
        all.push_back(one.asAssignment());
    std::optional<std::vector<organisation::UnitId>> common;
    for (const Assignment &assignment : all) {
        if (!assignment.active)
            continue;
        const auto way = assignment.unit ? wayUp(facts, *assignment.unit) : std::vector<organisation::UnitId>();
        if (!common)
            common = way;
        else
            std::erase_if(*common, [&way](const auto &unit) { return std::find(way.begin(), way.end(), unit) == way.end(); });
    }
    return common && !common->empty() ? std::optional(common->front().uuid()) : std::nullopt;
}

Bucket heldBucket(const std::optional<Uuid> &unit) { return Bucket("held:" + (unit ? unit->toAscii() : QByteArray())); }

} // namespace peygir::access
