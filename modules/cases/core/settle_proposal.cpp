// SPDX-License-Identifier: GPL-3.0-or-later
#include "cases/core/settle_proposal.h"

#include "cases/core/edit_citizen.h"
#include "cases/core/edit_message.h"
#include "cases/core/proposing.h"

namespace peygir::cases {

namespace {

ProposalState wishedState(const SettleProposal &command)
{
    return command.how == Settlement::Keep ? ProposalState::Kept : ProposalState::Replaced;
}

template <class Place>
Result<void> mustBeOpen(const Proposal<Place> &proposal, const Facts &facts)
{
    if (proposal.state == ProposalState::Open)
        return {};
    return told(Error("cases.proposal_settled"), facts, proposal.settledBy.value_or(proposal.by),
                proposal.settledAt.value_or(proposal.at));
}

/// The details of the line of history that says how a proposal was settled.
template <class Place>
QJsonObject detailsOf(const Proposal<Place> &proposal, ProposalState state, const FieldMerge &merge)
{
    QJsonObject details = merge.summary();
    details.insert(QStringLiteral("field"), proposal.field);
    details.insert(QStringLiteral("wanted"), unboxed(proposal.wanted));
    details.insert(QStringLiteral("by"), proposal.by.toString());
    details.insert(QStringLiteral("how"), QString::fromLatin1(FieldCodec<ProposalState>::word(state)));
    return details;
}

/// The one edit that puts what was proposed where `seen` stands, through the same door as any edit.
template <class Edits>
Result<Edits> replacing(const QString &field, const QJsonObject &edit)
{
    const auto edits = FieldCodec<Edits>::fromJson(edit);
    return edits.ok() ? stored(*edits) : edits.error().with(QStringLiteral("field"), field);
}

Result<Changes> decideForCitizen(const CitizenProposal &proposal, const SettleProposal &command, const Facts &facts,
                                 const Given &given)
{
    const auto allowed = facts.author().may(editCitizenVerb, {});
    const bool isOwn = proposal.by == facts.author().id() && command.how == Settlement::Keep;
    if (!allowed.ok() && !isOwn)
        return refusedOrLeft(allowed.error());
    if (proposal.state == wishedState(command))
        return Changes::none();
    TRY(mustBeOpen(proposal, facts));
    const auto found = facts.of<CitizenRecord>(proposal.owner);
    if (found.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.citizen_unknown");

    CitizenRecord record = *found;
    FieldMerge merge;
    Changes changes;
    if (command.how == Settlement::Replace) {
        const QJsonObject edit{{proposal.field, QJsonObject{{QStringLiteral("seen"), unboxed(command.seen)},
                                                            {QStringLiteral("written"), unboxed(proposal.wanted)}}}};
        TRY_LET(const CitizenEdits edits, replacing<CitizenEdits>(proposal.field, edit));
        TRY_LET(merge, mergeInto(record, edits, facts, given, changes));
        if (!merge.conflicts().empty())
            return Error("cases.proposal_outdated", {{QStringLiteral("field"), proposal.field}});
    }
    settle(proposal, wishedState(command), record.proposals, facts, given, changes);
    putDifferences(*found, record, changes);
    CitizenHistory entry = historyOf(CitizenChange::Settled, proposal.owner, facts, given);
    entry.details = detailsOf(proposal, wishedState(command), merge);
    changes.put(entry);
    return changes;
}

Result<Changes> decideForCase(const CaseProposal &proposal, const SettleProposal &command, const Facts &facts,
                              const Given &given)
{
    const auto found = facts.of<CaseDossier>(proposal.owner);
    const auto proposals = facts.allOf<CaseProposal>(proposal.owner);
    if (found.isUnknown() || proposals.isUnknown())
        return Changes::leftToServer();
    if (found.isAbsent())
        return Error("cases.unknown");
    CaseDossier dossier = *found;
    const bool isOwn = proposal.by == facts.author().id() && command.how == Settlement::Keep;
    const auto allowed = mayAnywhere(facts, editMessageVerb, dossier);
    if (!allowed.ok() && !isOwn)
        return refusedOrLeft(allowed.error());
    if (proposal.state == wishedState(command))
        return Changes::none();
    TRY(mustBeOpen(proposal, facts));

    std::vector<CaseProposal> among = *proposals;
    FieldMerge merge;
    Changes changes;
    if (command.how == Settlement::Replace) {
        if (const auto mayEdit = mayEditMessage(dossier, facts); !mayEdit.ok())
            return refusedOrLeft(mayEdit.error());
        TRY_LET(const MessageEdits edits,
                replacing<MessageEdits>(proposal.field, messageEdit(proposal.field, unboxed(command.seen),
                                                                    unboxed(proposal.wanted))));
        TRY_LET(const auto merged, editMessage(dossier, edits, facts, given, changes));
        if (!merged)
            return Changes::leftToServer();
        merge = *merged;
        if (!merge.conflicts().empty())
            return Error("cases.proposal_outdated", {{QStringLiteral("field"), proposal.field}});
    }
    settle(proposal, wishedState(command), among, facts, given, changes);
    HistoryEntry entry = historyOf(HistoryKind::Settled, proposal.owner, facts, given);
    entry.values = detailsOf(proposal, wishedState(command), merge);
    changes.put(entry);
    return changes;
}

} // namespace

Result<Changes> decide(const SettleProposal &command, const Facts &facts, const Given &given)
{
    const auto ofCase = facts.of<CaseProposal>(command.proposal);
    if (ofCase.isKnown())
        return decideForCase(*ofCase, command, facts, given);
    const auto ofCitizen = facts.of<CitizenProposal>(command.proposal);
    if (ofCitizen.isKnown())
        return decideForCitizen(*ofCitizen, command, facts, given);
    if (ofCase.isUnknown() || ofCitizen.isUnknown())
        return Changes::leftToServer();
    return Error("cases.proposal_unknown");
}

} // namespace peygir::cases
