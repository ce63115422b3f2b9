// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/proposal.h"
#include "command/changes.h"
#include "command/facts.h"
#include "command/given.h"

namespace peygir::cases {

enum class Settlement { Keep, Replace };
constexpr std::array<std::pair<Settlement, const char *>, 2> wordsOf(Settlement)
{
    return {{{Settlement::Keep, "keep"}, {Settlement::Replace, "replace"}}};
}

/// Says of a proposal that what is there stays, or that what was proposed takes its place; the latter is an edit of that
/// field by whoever says it, with all that belongs to one. Keeping one's own words back needs no right; anything else
/// needs that of editing. Settled like this already: nothing happens.
///
/// Refusals: "access.denied", "cases.proposal_unknown", "cases.proposal_settled" {by, at}, "cases.proposal_outdated" (the
/// field was changed again since `seen`), and for replacing those of EditCitizen and EditMessage.
struct SettleProposal
{
    static constexpr const char *kind = "SettleProposal";
    static constexpr int version = 1;

    ProposalId proposal;
    Settlement how;
    /// What stood in the field as the person decided, boxed; asked for replacing only.
    QJsonObject seen;

    static constexpr auto fields()
    {
        return std::tuple{field("proposal", &SettleProposal::proposal), field("how", &SettleProposal::how),
                          field("seen", &SettleProposal::seen)};
    }
};

Result<Changes> decide(const SettleProposal &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
