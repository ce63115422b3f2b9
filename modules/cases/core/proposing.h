// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/proposal.h"
#include "command/changes.h"
#include "command/facts.h"
#include "command/field_edit.h"
#include "command/given.h"

namespace peygir::cases {

/// The proposal is settled like this; its author's attention entry as well, once no other proposal of it is open.
/// `among` are the proposals of the same owner, this one among them.
template <class Place>
void settle(const Proposal<Place> &proposal, ProposalState state, std::vector<Proposal<Place>> &among, const Facts &facts,
            const Given &given, Changes &changes)
{
    bool othersOpen = false;
    for (Proposal<Place> &one : among) {
        if (one.id == proposal.id) {
            one.state = state;
            one.settledBy = facts.author().id();
            one.settledAt = given.happenedAt();
            changes.put(one);
        } else if (one.attention == proposal.attention && one.state == ProposalState::Open) {
            othersOpen = true;
        }
    }
    // A desk of somebody else does not hold the entry: the server settles it.
    const auto attention = facts.of<Attention>(proposal.attention);
    if (othersOpen || !attention.isKnown() || attention->settled)
        return;
    Attention settled = *attention;
    settled.settled = true;
    changes.put(settled);
}

/// What a merge leaves for people to decide:
/// - each conflict becomes a proposal, and the author is told in one entry of his needs-attention list
///   ("cases.proposed", with `told`);
/// - open proposals for a touched field that nobody has to decide any more are settled as overtaken: the field holds
///   what they want, or their author has just gone on from his own words.
template <class Place, class Command>
void propose(const FieldMerge &merge, const typename Place::Owner &owner, std::vector<Proposal<Place>> &among,
             const Command &command, const QJsonObject &told, const Facts &facts, const Given &given, Changes &changes)
{
    for (const FieldMerge::Touched &touched : merge.touched()) {
        const std::vector<Proposal<Place>> before = among;
        for (const Proposal<Place> &one : before) {
            const bool isDone = unboxed(one.wanted) == touched.now;
            const bool isOwn = one.by == facts.author().id() && unboxed(one.wanted) == touched.seen;
            if (one.state == ProposalState::Open && one.field == touched.field && (isDone || isOwn))
                settle(one, ProposalState::Overtaken, among, facts, given, changes);
        }
    }
    if (merge.conflicts().empty())
        return;
    const Attention attention{.id = given.idOf<AttentionId>("attention:proposals"),
                              .user = facts.author().id(),
                              .commandId = given.commandId(),
                              .reason = AttentionReason::Changed,
                              .errorId = QStringLiteral("cases.proposed"),
                              .errorValues = told,
                              .commandKind = QString::fromLatin1(Command::kind),
                              .arguments = fieldsToJson(command),
                              .at = given.happenedAt(),
                              .settled = false};
    changes.put(attention);
    for (const FieldMerge::Conflict &conflict : merge.conflicts()) {
        among.push_back({given.idOf<ProposalId>("proposal:" + conflict.field.toUtf8()), owner, conflict.field,
                         boxed(conflict.seen), boxed(conflict.there), boxed(conflict.wanted), facts.author().id(),
                         given.happenedAt(), attention.id, ProposalState::Open, std::nullopt, std::nullopt});
        changes.put(among.back());
    }
}

} // namespace peygir::cases
