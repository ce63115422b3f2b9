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

/// Where the case's expert sits: what he heard from an official is his to write down, wherever that one sits (R058).
std::optional<organisation::UnitId> expertsUnit(const cases::CaseId &id, const Facts &facts)
{
    const auto card = facts.of<cases::CaseCard>(id);
    if (!card.isKnown() || !card->expert)
        return std::nullopt;
    const auto post = facts.of<organisation::Post>(*card->expert);
    return post.isKnown() ? std::optional(post->unit) : std::nullopt;
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
                                     .values = valuesOf(command, given),
                                     .orIn = expertsUnit(command.caseId, facts)},
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
