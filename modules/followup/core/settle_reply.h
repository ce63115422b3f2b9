// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cases/core/dossier.h"
#include "followup/core/reply.h"

namespace peygir::followup {

inline constexpr Verb acceptReplyVerb{"followup.accept"};
inline constexpr Verb returnReplyVerb{"followup.return"};

/// Accepts a reply and says how well the official answered (R061), from a task for `check`: the case goes on along the
/// edge with the act "followup.accept", or stays where the node has none. Refusals: those of `cases::act`, and
/// "followup.reply_unknown" (none of this case, or a rating of none), "followup.reply_settled" {state, by, at},
/// "cases.note_too_long".
struct AcceptReply
{
    static constexpr const char *kind = "AcceptReply";
    static constexpr int version = 1;

    cases::CaseId caseId;
    cases::CaseNodeId node;
    /// Empty: there is none, because the case came here by a bare operation.
    std::optional<ReplyId> reply;
    std::optional<Rating> rating;
    /// Why that rating; may be empty.
    QString ratingNote;
    /// To whoever calls the citizen; may be empty.
    QString note;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &AcceptReply::caseId),           field("node", &AcceptReply::node),
                          field("reply", &AcceptReply::reply),           field("rating", &AcceptReply::rating),
                          field("ratingNote", &AcceptReply::ratingNote), field("note", &AcceptReply::note)};
    }
};

/// Returns a reply to the official who gave it, from a task for `check`: the case goes back to him along the edge with
/// the act "followup.return", or stays where the node has none; the reason is what he is asked now. Refusals: as of
/// `AcceptReply`, and "followup.reason_missing", "followup.day_over" (as of
/// `AskOfficial`).
struct ReturnReply
{
    static constexpr const char *kind = "ReturnReply";
    static constexpr int version = 1;

    cases::CaseId caseId;
    cases::CaseNodeId node;
    /// As above; then the process says who is asked.
    std::optional<ReplyId> reply;
    QString reason;
    /// Until when he is to reply again.
    std::optional<Instant> replyBy;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &ReturnReply::caseId), field("node", &ReturnReply::node),
                          field("reply", &ReturnReply::reply), field("reason", &ReturnReply::reason),
                          field("replyBy", &ReturnReply::replyBy)};
    }
};

Result<Changes> decide(const AcceptReply &command, const Facts &facts, const Given &given);
Result<Changes> decide(const ReturnReply &command, const Facts &facts, const Given &given);

} // namespace peygir::followup
