// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"

namespace peygir::cases {

inline constexpr Verb reopenCaseVerb{"cases.reopen"};

/// Opens a closed case again along its process's way back, because the work was not really done (R071). The promised
/// end stays what it was. Where the city was switched to another process meanwhile (R077), it goes on in that one, if the task to
/// which it comes is there as well, which the history tells as of a move; else in its own, and the history says so. Refusals: "access.denied", "cases.unknown", "cases.not_closed", "cases.joined" (with "code"
/// of the case that it became a part of: that one can be reopened), "cases.reason_missing", "cases.note_too_long",
/// "cases.process_unknown" and those of `workflow::reopen` ("workflow.not_reopenable").
struct ReopenCase
{
    static constexpr const char *kind = "ReopenCase";
    static constexpr int version = 1;

    CaseId caseId;
    QString reason;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &ReopenCase::caseId), field("reason", &ReopenCase::reason)};
    }
};

/// In the details of the line of history: the process in which it goes on although that was switched away.
inline constexpr const char *leftInProcess = "leftIn";

Result<Changes> decide(const ReopenCase &command, const Facts &facts, const Given &given);

} // namespace peygir::cases
