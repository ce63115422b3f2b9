// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_ids.h"
#include "cases/core/case_card.h"

namespace peygir::answering {

/// What came of asking a citizen about one of his messages.
enum class CallResult {
    /// It is done, he says (R101).
    Done,
    /// It is not (R102).
    NotDone,
    /// He was told, and is asked once more on a day that is set (R109).
    Later,
    /// Nobody answered.
    NoAnswer,
    /// He could not be asked, and nobody tries any more (R105).
    NoOpinion,
};
constexpr std::array<std::pair<CallResult, const char *>, 5> wordsOf(CallResult)
{
    return {{{CallResult::Done, "done"},
             {CallResult::NotDone, "not_done"},
             {CallResult::Later, "later"},
             {CallResult::NoAnswer, "no_answer"},
             {CallResult::NoOpinion, "no_opinion"}}};
}

/// One call to the citizen about one of his messages (R100, R103), answered or not. A call about several messages makes
/// one row for each of them. Hangs on the case's file (docs/adr/0025); never changed.
struct AnsweringCall
{
    static constexpr const char *tableName = "answering_call";
    static constexpr AggregateKind kind = cases::caseFileKind;
    static constexpr bool root = false;

    AnsweringCallId id;
    cases::CaseId caseId;
    /// The stay at which the citizen was asked.
    cases::CaseNodeId node;
    /// On which way he was asked: the telephone, as a rule; an SMS or the portal where he answered by himself.
    cases::Channel channel;
    CallResult result;
    /// Of 137; empty: he was not asked for it.
    std::optional<cases::Opinion> opinion;
    /// The citizen's; may be empty.
    QString words;
    /// What was told to him beyond the official's reply (R099); may be empty.
    QString note;
    /// When he is called again; empty: no time was set.
    std::optional<Instant> askAgainAt;
    /// Why his opinion could not be had; empty where it was.
    QString reason;
    UserId by;
    Instant at;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &AnsweringCall::id),
                          field("aggregate", &AnsweringCall::caseId),
                          field("node", &AnsweringCall::node),
                          field("channel", &AnsweringCall::channel),
                          field("result", &AnsweringCall::result),
                          field("opinion", &AnsweringCall::opinion),
                          field("words", &AnsweringCall::words),
                          field("note", &AnsweringCall::note),
                          field("ask_again_at", &AnsweringCall::askAgainAt),
                          field("reason", &AnsweringCall::reason),
                          field("by_user", &AnsweringCall::by),
                          field("at", &AnsweringCall::at)};
    }
};

} // namespace peygir::answering
