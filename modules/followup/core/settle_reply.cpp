// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/core/settle_reply.h"

#include "followup/core/case_parts.h"
#include "followup/core/question.h"

namespace peygir::followup {

namespace {

/// The reply that is decided about, where there is one; `known` false where this store cannot know it.
struct Settling
{
    bool known;
    std::optional<Reply> reply;
};

Result<Settling> settling(const std::optional<ReplyId> &id, const cases::CaseId &caseId, const Facts &facts)
{
    if (!id)
        return Settling{true, {}};
    const auto reply = facts.of<Reply>(*id);
    if (reply.isUnknown())
        return Settling{false, {}};
    if (reply.isAbsent() || reply->caseId != caseId)
        return Error("followup.reply_unknown");
    if (reply->state != ReplyState::Given) {
        const Error error("followup.reply_settled",
                          {{QStringLiteral("state"), QString::fromLatin1(FieldCodec<ReplyState>::word(reply->state))}});
        return cases::told(error, facts, reply->ratedBy.value_or(reply->enteredBy), reply->ratedAt.value_or(reply->at));
    }
    return Settling{true, *reply};
}

void settle(Reply &reply, ReplyState state, const QString &note, const Facts &facts, const Given &given)
{
    reply.state = state;
    reply.ratingNote = note;
    reply.ratedBy = facts.author().id();
    reply.ratedAt = given.happenedAt();
}

QJsonObject about(const std::optional<ReplyId> &reply)
{
    return reply ? QJsonObject{{QStringLiteral("reply"), reply->toString()}} : QJsonObject();
}

QJsonObject valuesOf(const AcceptReply &command)
{
    QJsonObject values = about(command.reply);
    if (command.rating)
        values.insert(QStringLiteral("rating"), FieldCodec<Rating>::toJson(*command.rating));
    return values;
}

/// Who is asked again: the official who gave the reply, as long as his post is used.
std::optional<organisation::PostId> askedAgain(const std::optional<ReplyId> &id, const Facts &facts)
{
    const auto reply = id ? facts.of<Reply>(*id) : Fact<Reply>::absent();
    return usedPost(reply.isKnown() ? reply->from : std::nullopt, facts);
}

} // namespace

Result<Changes> decide(const AcceptReply &command, const Facts &facts, const Given &given)
{
    TRY_LET(auto answer, cases::act({.caseId = command.caseId,
                                     .node = command.node,
                                     .verb = acceptReplyVerb,
                                     .purpose = workflow::Purpose::Check,
                                     .act = actNamed("followup.accept"),
                                     .note = command.note,
                                     .values = valuesOf(command)},
                                    facts, given));
    if (!answer.acted)
        return answer.otherwise;
    cases::Acted &acted = *answer.acted;
    TRY_LET(const QString ratingNote, cases::storedNote(command.ratingNote));
    TRY_LET(Settling found, settling(command.reply, command.caseId, facts));
    if (!found.known)
        return Changes::leftToServer();
    if (!found.reply && command.rating)
        return Error("followup.reply_unknown");
    if (found.reply) {
        settle(*found.reply, ReplyState::Accepted, ratingNote, facts, given);
        found.reply->rating = command.rating;
        acted.changes.put(*found.reply);
    }
    return acted.changes;
}

Result<Changes> decide(const ReturnReply &command, const Facts &facts, const Given &given)
{
    TRY_LET(auto answer, cases::act({.caseId = command.caseId,
                                     .node = command.node,
                                     .verb = returnReplyVerb,
                                     .purpose = workflow::Purpose::Check,
                                     .act = actNamed("followup.return"),
                                     .note = command.reason,
                                     .values = about(command.reply),
                                     .to = askedAgain(command.reply, facts)},
                                    facts, given));
    if (!answer.acted)
        return answer.otherwise;
    cases::Acted &acted = *answer.acted;
    TRY_LET(const QString reason, storedReason(command.reason));
    TRY(mustBeAhead(command.replyBy, given));
    TRY_LET(Settling found, settling(command.reply, command.caseId, facts));
    if (!found.known)
        return Changes::leftToServer();
    if (found.reply) {
        settle(*found.reply, ReplyState::Returned, reason, facts, given);
        acted.changes.put(*found.reply);
    }
    const cases::CaseNodeId waiting = waitingAt(acted, facts);
    const cases::CaseNode *stay = acted.dossier.node(waiting);
    const auto holder = acted.moved && stay ? stay->holder : found.reply ? found.reply->from : std::nullopt;
    return std::move(acted.changes.put(Question{given.idOf<QuestionId>("question"), command.caseId, waiting, holder,
                                                reason, command.replyBy, facts.author().id(), given.happenedAt()}));
}

} // namespace peygir::followup
