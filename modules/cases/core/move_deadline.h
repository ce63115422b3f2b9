// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"
#include "command/field_edit.h"

namespace peygir::cases {

inline constexpr Verb moveDeadlineVerb{"cases.move_deadline"};

/// The field's name in the history of a case, with milliseconds of both instants.
inline constexpr const char *deadlineField = "deadline";

/// Moves the promised end of an open case from where it was seen (R234): what a changed calendar does to its cases, and
/// what takes that back. It is no work on the case, which stays as quiet as it was (`CaseCard::lastChangeAt`).
/// Refusals: "access.denied", "cases.unknown", "cases.closed", "cases.deadline_moved_on" where it stands elsewhere by
/// now.
struct MoveDeadline
{
    static constexpr const char *kind = "MoveDeadline";
    static constexpr int version = 1;

    CaseId caseId;
    FieldEdit<std::optional<Instant>> deadline;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &MoveDeadline::caseId), field(deadlineField, &MoveDeadline::deadline)};
    }
};

Result<Changes> decide(const MoveDeadline &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
