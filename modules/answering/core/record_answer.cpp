// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/core/record_answer.h"

#include "cases/core/act.h"
#include "cases/core/moving.h"
#include "catalogue/core/feedback_rule.h"
#include "persian/text.h"

#include <algorithm>

namespace peygir::answering {

using cases::CaseDossier;
using cases::CaseNode;
using cases::Opinion;
using workflow::ActName;
using workflow::Purpose;

namespace {

ActName actCalled(const char *name) { return ActName::parse(QString::fromLatin1(name)).value(); }

Error aboutField(const char *id, const char *field)
{
    return Error(id, {{QStringLiteral("field"), QString::fromLatin1(field)}});
}

Result<QString> storedText(const QString &typed, const char *field)
{
    auto text = cases::storedNote(typed);
    if (!text.ok())
        return text.error().with(QStringLiteral("field"), QString::fromLatin1(field));
    return text;
}

Result<void> checkDay(const RecordAnswer &command, Instant at)
{
    if (command.result == CallResult::Later && !command.askAgainAt)
        return aboutField("answering.day_missing", "askAgainAt");
    if (command.askAgainAt && *command.askAgainAt <= at)
        return aboutField("answering.day_past", "askAgainAt");
    if (command.askAgainAt && *command.askAgainAt - at > askedAgainWithin)
        return aboutField("answering.day_far", "askAgainAt")
            .with(QStringLiteral("days"), int(askedAgainWithin / std::chrono::hours(24)));
    return {};
}

AnsweringCall callOf(const RecordAnswer &command, const Facts &facts, const Given &given)
{
    return {given.idOf<AnsweringCallId>("call"),
            command.caseId,
            command.node,
            command.channel,
            command.result,
            command.opinion,
            command.words,
            command.note,
            command.askAgainAt,
            command.reason,
            facts.author().id(),
            given.happenedAt()};
}

const workflow::Task *taskOf(const workflow::Process &process, const CaseNode &node)
{
    const auto key = workflow::NodeKey::parse(node.node);
    const workflow::Node *found = key.ok() ? process.find(*key) : nullptr;
    return found ? found->task() : nullptr;
}

/// The last stay at which an official was asked; null: none ever was.
const CaseNode *lastOfficial(const CaseDossier &dossier, const workflow::Process &process)
{
    const CaseNode *last = nullptr;
    for (const CaseNode &node : dossier.nodes) {
        const workflow::Task *task = taskOf(process, node);
        if (!task || !task->serves(Purpose::Official))
            continue;
        // Clocks of desks make no order; any that is the same everywhere will do.
        if (!last || std::pair(node.openedAt, node.id) > std::pair(last->openedAt, last->id))
            last = &node;
    }
    return last;
}

/// The act of a result, and who is to hold what it opens.
struct Way
{
    ActName act;
    std::optional<organisation::PostId> to = {};
};

/// Unknown: the server has to find it out.
Result<Fact<Way>> wayBack(const CaseDossier &dossier, const CaseNode &node, const workflow::Process &process,
                          const Facts &facts)
{
    const ActName notDone = actCalled("answering.not_done");
    const ActName unasked = actCalled("answering.not_done_unasked");
    const CaseNode *official = lastOfficial(dossier, process);
    TRY_LET(const Fact<bool> leadsBack, cases::hasEdge(dossier, node, notDone, facts));
    if (leadsBack.isUnknown())
        return Fact<Way>::unknown();
    if (!official || !*leadsBack)
        return Fact<Way>::known({unasked});
    if (!official->holder)
        return Fact<Way>::known({notDone});
    // A post that is no longer used replies to nobody: then whom the process says.
    const auto post = facts.of<organisation::Post>(*official->holder);
    if (post.isUnknown())
        return Fact<Way>::unknown();
    const bool isThere = post.isKnown() && post->active;
    return Fact<Way>::known({notDone, isThere ? official->holder : std::nullopt});
}

Result<Fact<Way>> wayOf(CallResult result, const CaseDossier &dossier, const CaseNode &node,
                        const workflow::Process &process, const Facts &facts)
{
    switch (result) {
    case CallResult::Done:
        return Fact<Way>::known({actCalled("answering.done")});
    case CallResult::NotDone:
        return wayBack(dossier, node, process, facts);
    case CallResult::Later:
        return Fact<Way>::known({actCalled("answering.later")});
    // No edge has it: the case stays.
    case CallResult::NoAnswer:
        return Fact<Way>::known({actCalled("answering.no_answer")});
    case CallResult::NoOpinion:
        return Fact<Way>::known({actCalled("answering.no_opinion")});
    }
    Q_UNREACHABLE();
}

/// What the history says of it in words: why it goes back, why there is no opinion, else what was told or said.
QString historyWords(const RecordAnswer &command)
{
    if (command.result == CallResult::NotDone)
        return command.words;
    if (command.result == CallResult::NoOpinion)
        return command.reason;
    return command.note.isEmpty() ? command.words : command.note;
}

/// Somebody else's answer at this stay, which came first; empty: there is none.
std::optional<AnsweringCall> answerBefore(const RecordAnswer &command, const Facts &facts)
{
    const auto calls = facts.allOf<AnsweringCall>(command.caseId);
    if (!calls.isKnown())
        return std::nullopt;
    const auto found = std::find_if(calls->begin(), calls->end(), [&command](const AnsweringCall &call) {
        return call.node == command.node && call.result != CallResult::NoAnswer;
    });
    return found == calls->end() ? std::nullopt : std::optional(*found);
}

Error answeredAlready(const AnsweringCall &first, const CaseDossier &dossier, const Facts &facts)
{
    const Error error("answering.answered_already",
                      {{QStringLiteral("code"), dossier.card.code},
                       {QStringLiteral("result"), QString::fromLatin1(FieldCodec<CallResult>::word(first.result))}});
    return cases::told(error, facts, first.by, first.at);
}

/// Of a stay that is over: the call that nobody answered is kept, everything else came too late.
Result<Changes> decideLate(const RecordAnswer &command, const CaseDossier &dossier, const Error &why,
                           const Facts &facts, const Given &given)
{
    if (command.result == CallResult::NoAnswer) {
        AnsweringCall call = callOf(command, facts, given);
        call.askAgainAt.reset();
        Changes changes;
        changes.put(call);
        return changes;
    }
    const auto first = answerBefore(command, facts);
    return first ? answeredAlready(*first, dossier, facts) : why;
}

/// The same with the day of the subject's rule, where another day was meant and none was said. Unknown: the server has to find the rule.
Fact<RecordAnswer> withDay(RecordAnswer command, const cases::CaseCard &card, const Facts &facts, Instant at)
{
    if (command.result != CallResult::Later || command.askAgainAt)
        return Fact<RecordAnswer>::known(std::move(command));
    const auto rule = catalogue::feedbackRuleOf(card.subject, facts);
    if (rule.isUnknown())
        return Fact<RecordAnswer>::unknown();
    if (rule.isKnown())
        command.askAgainAt = catalogue::feedbackDueAt(*rule, at);
    return Fact<RecordAnswer>::known(std::move(command));
}

/// What the card of the case gets from what the citizen said.
void bring(const RecordAnswer &command, CaseDossier &dossier)
{
    cases::CaseCard &card = dossier.card;
    card.askAgainAt = command.askAgainAt;
    if (command.opinion)
        card.opinion = command.opinion;
}

/// Where it was not done and the case has nowhere to go back to, it counts all the same; moving.h counts the others.
void countNotDone(const RecordAnswer &command, cases::Acted &acted, const Given &given)
{
    if (acted.moved || command.result != CallResult::NotDone)
        return;
    cases::CaseCard &card = acted.dossier.card;
    card.reopened = card.reopened.value_or(0) + 1;
    acted.dossier.alignCard(given.happenedAt());
    acted.changes.put(card);
}

/// Who called is done with it: where the case stays, others may call.
void giveBack(cases::Acted &acted, const Facts &facts, const Given &given)
{
    CaseNode node = acted.node;
    if (acted.moved || node.takenBy != facts.author().id())
        return;
    node.takenBy.reset();
    node.takenAt.reset();
    acted.dossier.putNode(node);
    acted.dossier.alignCard(given.happenedAt());
    acted.changes.put(node).put(acted.dossier.card);
}

cases::ActAt actAt(const RecordAnswer &command, const Way &way, Purpose purpose)
{
    QJsonObject values{{QStringLiteral("result"), FieldCodec<CallResult>::toJson(command.result)}};
    if (command.opinion)
        values.insert(QStringLiteral("opinion"), FieldCodec<Opinion>::toJson(*command.opinion));
    if (!command.reason.isEmpty())
        values.insert(QStringLiteral("reason"), command.reason);
    // A call is what is meant where nothing is said.
    if (command.channel != cases::Channel::Phone)
        values.insert(QStringLiteral("channel"), FieldCodec<cases::Channel>::toJson(command.channel));
    if (command.askAgainAt)
        values.insert(QStringLiteral("askAgainAt"), FieldCodec<Instant>::toJson(*command.askAgainAt));
    return {command.caseId, command.node, recordAnswerVerb,
            purpose,        way.act,      historyWords(command),
            values,         way.to,       [command](CaseDossier &dossier) { bring(command, dossier); }};
}

} // namespace

Result<RecordAnswer> storedAnswer(RecordAnswer command, Instant at)
{
    TRY_LET(command.words, storedText(command.words, "words"));
    TRY_LET(command.note, storedText(command.note, "note"));
    TRY_LET(command.reason, storedText(command.reason, "reason"));
    const bool hasAnswered = command.result == CallResult::Done || command.result == CallResult::NotDone;
    if (hasAnswered && !command.opinion)
        return aboutField("answering.opinion_missing", "opinion");
    if (command.result == CallResult::NoOpinion)
        command.opinion = Opinion::NotHad;
    if (command.opinion != Opinion::NotHad)
        command.reason.clear();
    else if (command.reason.isEmpty())
        return aboutField("answering.reason_missing", "reason");
    if (command.result == CallResult::NotDone && command.words.isEmpty())
        return aboutField("answering.words_missing", "words");
    if (command.result != CallResult::Later && command.result != CallResult::NoAnswer)
        command.askAgainAt.reset();
    TRY(checkDay(command, at));
    return command;
}

Result<Changes> decide(const RecordAnswer &wish, const Facts &facts, const Given &given)
{
    const auto dossier = facts.of<CaseDossier>(wish.caseId);
    if (dossier.isUnknown())
        return Changes::leftToServer();
    if (dossier.isAbsent())
        return Error("cases.unknown");
    const CaseNode *node = dossier->node(wish.node);
    if (!node)
        return Error("cases.node_unknown");
    if (const auto allowed = cases::mayAt(facts, recordAnswerVerb, *dossier, *node); !allowed.ok())
        return cases::refusedOrLeft(allowed.error());
    if (facts.of<AnsweringCall>(given.idOf<AnsweringCallId>("call")).isKnown())
        return Changes::none();
    const auto dated = withDay(wish, dossier->card, facts, given.happenedAt());
    if (dated.isUnknown())
        return Changes::leftToServer();
    TRY_LET(const RecordAnswer command, storedAnswer(*dated, given.happenedAt()));
    if (const auto open = dossier->mustBeOpen(*node, facts); !open.ok())
        return decideLate(command, *dossier, open.error(), facts, given);
    TRY_LET(const auto process, cases::processOf(dossier->card, facts));
    if (process.isUnknown())
        return Changes::leftToServer();
    TRY_LET(const Fact<Way> way, wayOf(command.result, *dossier, *node, **process, facts));
    if (!way.isKnown())
        return Changes::leftToServer();
    const workflow::Task *task = taskOf(**process, *node);
    const Purpose purpose = task && task->serves(Purpose::Later) ? Purpose::Later : Purpose::Answer;
    TRY_LET(cases::ActAnswer answer, cases::act(actAt(command, *way, purpose), facts, given));
    if (!answer.acted)
        return answer.otherwise;
    countNotDone(command, *answer.acted, given);
    giveBack(*answer.acted, facts, given);
    answer.acted->changes.put(callOf(command, facts, given));
    return std::move(answer.acted->changes);
}

} // namespace peygir::answering
