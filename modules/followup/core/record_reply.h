// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"
#include "followup/core/reply.h"

namespace peygir::followup {

inline constexpr Verb recordReplyVerb{"followup.reply"};

/// Writes down what an official replied (R058, R128), from a task for `official`: he himself from his cartable, or an
/// expert who has heard or read it: the right counts where the stay lies and in the unit of the case's expert. The case goes on along the edge with the act "followup.reply", or stays where the
/// node has none. Where two write down a reply at one stay, the first one moved the case: the second is told so
/// ("cases.node_closed") and keeps what he typed. Refusals: those of `cases::act`, and "followup.reply_empty",
/// "cases.note_too_long", "cases.post_unknown", "cases.document_unknown", "followup.replies_too_many" {most}.
struct RecordReply
{
    static constexpr const char *kind = "RecordReply";
    static constexpr int version = 1;

    cases::CaseId caseId;
    cases::CaseNodeId node;
    QString words;
    /// The official; empty: whoever holds the stay.
    std::optional<organisation::PostId> from;
    ReplyChannel channel;
    /// Documents of the case that belong to the reply.
    std::vector<cases::DocumentId> documents;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &RecordReply::caseId),          field("node", &RecordReply::node),
                          field("words", &RecordReply::words),          field("from", &RecordReply::from),
                          field("replyChannel", &RecordReply::channel), field("documents", &RecordReply::documents)};
    }
};

Result<Changes> decide(const RecordReply &command, const Facts &facts, const Given &given);

} // namespace peygir::followup
