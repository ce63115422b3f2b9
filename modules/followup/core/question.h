// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/case_file.h"
#include "followup/core/followup_ids.h"

namespace peygir::followup {

/// What an official was asked about a case (R058), or asked again where his reply was returned. Hangs on the case's
/// file; never changed.
struct Question
{
    static constexpr const char *tableName = "followup_question";
    static constexpr AggregateKind kind = cases::caseFileKind;
    static constexpr bool root = false;

    QuestionId id;
    cases::CaseId caseId;
    /// The stay at which it waits for the reply; where the case stayed, that at which it was asked.
    cases::CaseNodeId node;
    /// Who was asked; empty where nobody was found.
    std::optional<organisation::PostId> to;
    /// May be empty: the message itself is the question.
    QString words;
    /// Until when he is to reply; empty: nobody has said.
    std::optional<Instant> replyBy;
    UserId by;
    Instant at;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Question::id),       field("aggregate", &Question::caseId),
                          field("node", &Question::node),   field("to_post", &Question::to),
                          field("words", &Question::words), field("reply_by", &Question::replyBy),
                          field("by_user", &Question::by),  field("at", &Question::at)};
    }
};

} // namespace peygir::followup
