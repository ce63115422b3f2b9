// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"
#include "followup/core/question.h"

namespace peygir::followup {

inline constexpr Verb askOfficialVerb{"followup.ask"};

/// Asks an official about a case (R058), from a task for `follow_up`: it goes to him along the edge with the act
/// "followup.ask", or stays where the node has none. Refusals: those of `cases::act`, and "cases.post_unknown",
/// "followup.day_over" (`replyBy` was over more than a day before), "cases.note_too_long".
struct AskOfficial
{
    static constexpr const char *kind = "AskOfficial";
    static constexpr int version = 1;

    cases::CaseId caseId;
    cases::CaseNodeId node;
    /// Empty: whom the process says.
    std::optional<organisation::PostId> to;
    /// The question; may be empty where the edge needs no note.
    QString note;
    /// Until when he is to reply.
    std::optional<Instant> replyBy;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &AskOfficial::caseId), field("node", &AskOfficial::node),
                          field("to", &AskOfficial::to), field("note", &AskOfficial::note),
                          field("replyBy", &AskOfficial::replyBy)};
    }
};

Result<Changes> decide(const AskOfficial &command, const Facts &facts, const Given &given);

} // namespace peygir::followup
