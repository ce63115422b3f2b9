// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/answering_call.h"

namespace peygir::answering {

/// Asked at the stay, in the unit where it lies.
inline constexpr Verb recordAnswerVerb{"answering.record"};
/// Nobody plans a call further ahead than the next season of the same work.
inline constexpr auto askedAgainWithin = std::chrono::hours(24 * 366);
/// After so many calls that nobody answered, writing down that there is no opinion is as good as one more.
inline constexpr int callTries = 3;

/// Writes down what a citizen said of one of his messages (R100–R105), at a stay that serves `answer` or `later`. A
/// call about several messages is as many commands. What becomes of the case, where the node has the edge:
///
///     done        "answering.done": it ends
///     not done    "answering.not_done": back to the official who held the last stay for `official`, with the citizen's
///     words;
///                 where none was ever asked, "answering.not_done_unasked". Without such an edge the case stays
///     later       "answering.later"; else it stays and the day is set: where none is given, that of the rule of the case's subject
///     no answer   it stays, and is due again at the time that is given, if one is
///     no opinion  "answering.no_opinion": it ends without the citizen's opinion, with the reason why there is none
///
/// The card says what he thinks of 137, and when he is called again; where it was not done it counts as reopened. Who
/// had taken the stay gives it back by this. Somebody else's having taken it is no obstacle: the citizen has spoken.
///
/// Of two who answer at one stay, both offline, the first one counts. The second is told
/// so ("answering.answered_already"), and what he wrote is shown to him there; where nobody had answered his call,
/// that is written down beside it, and nobody is bothered.
///
/// Refusals: those of `cases::act` ("access.denied", "cases.unknown", "cases.node_unknown", "cases.closed",
/// "cases.node_closed", "cases.process_unknown", "cases.not_for_this", "cases.note_too_long"), and
///
///     answering.opinion_missing    done, not done: what does he think of 137?
///     answering.reason_missing     why is there no opinion?
///     answering.words_missing      what is not done, in his words?
///     answering.day_missing        when is he asked again? Not where the subject has a rule (`catalogue::FeedbackRule`)
///     answering.day_past           that is over; answering.day_far {days}: it is further than anybody plans
///     answering.answered_already   {code, result, by, at}
struct RecordAnswer
{
    static constexpr const char *kind = "RecordAnswer";
    static constexpr int version = 1;

    cases::CaseId caseId;
    cases::CaseNodeId node;
    CallResult result;
    /// Of 137. Needed where he says whether it is done; `NotHad` with a reason. With "no opinion" it counts as
    /// `NotHad`.
    std::optional<cases::Opinion> opinion;
    QString words;
    QString note;
    /// Later, and empty: by the rule of the subject.
    std::optional<Instant> askAgainAt;
    QString reason;
    cases::Channel channel;

    static constexpr auto fields()
    {
        return std::tuple{field("case", &RecordAnswer::caseId),           field("node", &RecordAnswer::node),
                          field("result", &RecordAnswer::result),         field("opinion", &RecordAnswer::opinion),
                          field("words", &RecordAnswer::words),           field("note", &RecordAnswer::note),
                          field("askAgainAt", &RecordAnswer::askAgainAt), field("reason", &RecordAnswer::reason),
                          field("channel", &RecordAnswer::channel)};
    }
};

/// The command as it is stored, for what happened at `at`: texts normalised, and nothing that does not belong to its
/// result. Fails with the first that is missing in it, of the refusals above those that its values alone decide; the
/// error's "field" is the one that it is about.
Result<RecordAnswer> storedAnswer(RecordAnswer command, Instant at);

Result<Changes> decide(const RecordAnswer &command, const Facts &facts, const Given &given);

} // namespace peygir::answering
