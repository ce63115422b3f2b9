// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_ids.h"
#include "command/attention.h"

namespace peygir::cases {

/// What has become of a proposal.
enum class ProposalState {
    /// Somebody has to say: keep, or replace.
    Open,
    /// What was there stays.
    Kept,
    /// What was proposed stands there now.
    Replaced,
    /// Nobody has to decide any more: the field got this value otherwise, or its author wrote something else.
    Overtaken,
};
constexpr std::array<std::pair<ProposalState, const char *>, 4> wordsOf(ProposalState)
{
    return {{{ProposalState::Open, "open"},
             {ProposalState::Kept, "kept"},
             {ProposalState::Replaced, "replaced"},
             {ProposalState::Overtaken, "overtaken"}}};
}

/// {"v": value}: any value of a field in a column.
inline QJsonObject boxed(const QJsonValue &value) { return {{QStringLiteral("v"), value}}; }
inline QJsonValue unboxed(const QJsonObject &box) { return box.value(QStringLiteral("v")); }

/// What somebody wrote into a field that somebody else had changed meanwhile (SYNC, "Conflicts people can live with"):
/// of a case, in its file, or of a citizen. `Place` says which.
template <class Place>
struct Proposal
{
    using Owner = typename Place::Owner;
    static constexpr const char *tableName = Place::tableName;
    static constexpr AggregateKind kind = Place::kind;
    static constexpr bool root = false;

    ProposalId id;
    Owner owner;
    /// The name that the field has in the edit.
    QString field;
    /// Boxed, as in the field's JSON: what the author saw there, what stood there, what he wrote.
    QJsonObject seen;
    QJsonObject found;
    QJsonObject wanted;
    UserId by;
    Instant at;
    /// The author's entry in his needs-attention list.
    AttentionId attention;
    ProposalState state;
    /// Both or neither.
    std::optional<UserId> settledBy;
    std::optional<Instant> settledAt;

    static constexpr auto fields()
    {
        return std::tuple{peygir::field("id", &Proposal::id),
                          peygir::field("aggregate", &Proposal::owner),
                          peygir::field("field", &Proposal::field),
                          peygir::field("seen", &Proposal::seen),
                          peygir::field("found", &Proposal::found),
                          peygir::field("wanted", &Proposal::wanted),
                          peygir::field("by_user", &Proposal::by),
                          peygir::field("at", &Proposal::at),
                          peygir::field("attention", &Proposal::attention),
                          peygir::field("state", &Proposal::state),
                          peygir::field("settled_by", &Proposal::settledBy),
                          peygir::field("settled_at", &Proposal::settledAt)};
    }
};

struct InCaseFile
{
    using Owner = CaseId;
    static constexpr const char *tableName = "case_proposal";
    static constexpr AggregateKind kind = caseFileKind;
};
struct InCitizen
{
    using Owner = CitizenId;
    static constexpr const char *tableName = "citizen_proposal";
    static constexpr AggregateKind kind = citizenKind;
};
using CaseProposal = Proposal<InCaseFile>;
using CitizenProposal = Proposal<InCitizen>;

} // namespace peygir::cases
