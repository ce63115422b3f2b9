// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/core/record_reply.h"

#include "followup/core/case_parts.h"

namespace peygir::followup {

namespace {

QJsonObject valuesOf(const RecordReply &command, const Given &given)
{
    QJsonObject values{{QStringLiteral("reply"), given.idOf<ReplyId>("reply").toString()},
                       {QStringLiteral("channel"), FieldCodec<ReplyChannel>::toJson(command.channel)}};
    if (command.from)
        values.insert(QStringLiteral("from"), command.from->toString());
    return values;
}

} // namespace

Result<Changes> decide(const RecordReply &command, const Facts &facts, const Given &given)
{
    TRY_LET(auto answer, cases::act({.caseId = command.caseId,
                                     .node = command.node,
                                     .verb = recordReplyVerb,
                                     .purpose = workflow::Purpose::Official,
                                     .act = actNamed("followup.reply"),
                                     .note = command.words,
                                     .values = valuesOf(command, given)},
                                    facts, given));
    if (!answer.acted)
        return answer.otherwise;
    cases::Acted &acted = *answer.acted;
    TRY_LET(const QString words, cases::storedNote(command.words));
    if (words.isEmpty() && command.documents.empty())
        return Error("followup.reply_empty");
    TRY(mustHaveRoomFor<Reply>(command.caseId, facts, "followup.replies_too_many"));
    TRY_LET(const bool documentsKnown, areDocumentsOf(facts, command.caseId, command.documents));
    const auto from = command.from ? command.from : acted.node.holder;
    // A letter may come from a post that is no longer used.
    const auto post = from ? facts.of<organisation::Post>(*from) : Fact<organisation::Post>::absent();
    if (command.from && post.isAbsent())
        return Error("cases.post_unknown");
    if (!documentsKnown || post.isUnknown())
        return Changes::leftToServer();
    return std::move(acted.changes.put(Reply{given.idOf<ReplyId>("reply"),
                                             command.caseId,
                                             command.node,
                                             from,
                                             words,
                                             command.channel,
                                             facts.author().id(),
                                             given.happenedAt(),
                                             command.documents,
                                             ReplyState::Given,
                                             {},
                                             {},
                                             {},
                                             {}}));
}

} // namespace peygir::followup
