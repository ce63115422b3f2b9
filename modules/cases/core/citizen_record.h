// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/citizen.h"
#include "cases/core/proposal.h"
#include "command/changes.h"
#include "command/facts.h"
#include "command/given.h"

namespace peygir::cases {

/// A citizen as a rule needs him: his row, what else leads to him, and what somebody proposed for him.
struct CitizenRecord
{
    Citizen citizen;
    /// Also those that were taken away.
    std::vector<CitizenContact> contacts = {};
    std::vector<CitizenProposal> proposals = {};

    static Fact<CitizenRecord> find(const Facts &facts, const CitizenId &id);

    /// The texts of the active contacts of a kind, in the order of their ids.
    std::vector<QString> texts(ContactKind what) const;
    /// Makes these the active ones; new ones get ids from `given`.
    void setTexts(ContactKind what, const std::vector<QString> &texts, const Given &given);
    /// Every number that leads to him.
    std::vector<QString> phones() const;
};

/// Puts what is different in `after`.
void putDifferences(const std::optional<CitizenRecord> &before, const CitizenRecord &after, Changes &changes);

} // namespace peygir::cases
