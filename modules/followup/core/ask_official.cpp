// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/core/ask_official.h"

#include "followup/core/case_parts.h"

namespace peygir::followup {

namespace {

QJsonObject valuesOf(const AskOfficial &command)
{
    QJsonObject values;
    if (command.to)
        values.insert(QStringLiteral("to"), command.to->toString());
    if (command.replyBy)
        values.insert(QStringLiteral("reply_by"), command.replyBy->milliseconds());
    return values;
}

} // namespace

Result<Changes> decide(const AskOfficial &command, const Facts &facts, const Given &given)
{
    TRY_LET(auto answer, cases::act({.caseId = command.caseId,
                                     .node = command.node,
                                     .verb = askOfficialVerb,
                                     .purpose = workflow::Purpose::FollowUp,
                                     .act = actNamed("followup.ask"),
                                     .note = command.note,
                                     .values = valuesOf(command),
                                     .to = command.to},
                                    facts, given));
    if (!answer.acted)
        return answer.otherwise;
    cases::Acted &acted = *answer.acted;
    TRY(mustBeAhead(command.replyBy, given));
    const cases::CaseNodeId waiting = waitingAt(acted, facts);
    const cases::CaseNode *stay = acted.dossier.node(waiting);
    const auto holder = acted.moved && stay ? stay->holder : command.to;
    // Where the case moves, that has been asked already.
    const auto post = command.to ? facts.of<organisation::Post>(*command.to) : Fact<organisation::Post>::absent();
    if (command.to && post.isUnknown())
        return Changes::leftToServer();
    if (command.to && (post.isAbsent() || !post->active))
        return Error("cases.post_unknown");
    TRY_LET(const QString words, cases::storedNote(command.note));
    return std::move(acted.changes.put(Question{given.idOf<QuestionId>("question"), command.caseId, waiting, holder,
                                                words, command.replyBy, facts.author().id(), given.happenedAt()}));
}

} // namespace peygir::followup
