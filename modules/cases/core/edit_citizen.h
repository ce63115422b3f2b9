// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/citizen_edits.h"
#include "command/rights.h"

namespace peygir::cases {

inline constexpr Verb editCitizenVerb{"cases.edit_citizen"};

/// Changes what is written of a citizen, field by field (`FieldMerge`): what somebody else changed meanwhile stays, and
/// what was written is kept as a proposal. It is no contact: his bucket stays. Nothing wished for, or all of it there
/// already: nothing happens. Refusals: "access.denied", "cases.citizen_unknown", "cases.citizen_merged" {name, by, at}, those of
/// `stored` and `mergeInto`.
struct EditCitizen
{
    static constexpr const char *kind = "EditCitizen";
    static constexpr int version = 1;

    CitizenId citizen;
    CitizenEdits edits;

    static constexpr auto fields()
    {
        return std::tuple{field("citizen", &EditCitizen::citizen), field("fields", &EditCitizen::edits)};
    }
};

Result<Changes> decide(const EditCitizen &command, const Facts &facts, const Given &given);

/// Whether this command has had its effect on the citizen already: its history entry is there.
bool hasHappenedToCitizen(const Facts &facts, const Given &given);

/// A line of the citizen's history as a command writes it, with the command's own id and time.
CitizenHistory historyOf(CitizenChange what, const CitizenId &citizen, const Facts &facts, const Given &given);

} // namespace peygir::cases
