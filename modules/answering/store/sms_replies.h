// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "answering/core/record_answer.h"
#include "storage/connection.h"

namespace peygir::answering {

/// An SMS of a citizen, as the gateway gives it.
struct SmsMessage
{
    /// The gateway's own, of 1 to `mostMessageId` letters: what comes again under it has no effect.
    QString id;
    QString from;
    QString text;
    Instant at;
};
inline constexpr int mostMessageId = 200;
/// So long it is known what a message came to.
inline constexpr auto repliesKept = std::chrono::hours(24 * 180);

enum class ReplyResult {
    /// It was done, and the case has ended.
    Accepted,
    /// It was not, and the case is open again.
    Objected,
    NotUnderstood,
    /// None of the messages of this number waits for its citizen's opinion, or not the one that he named.
    NothingAwaited,
    /// More than one does, or he was told the answer of none yet: he is asked to name the code.
    CodeNeeded,
    /// The rule refused it, or the command waits for a person.
    Refused,
};
constexpr std::array<std::pair<ReplyResult, const char *>, 6> wordsOf(ReplyResult)
{
    return {{{ReplyResult::Accepted, "accepted"},
             {ReplyResult::Objected, "objected"},
             {ReplyResult::NotUnderstood, "not_understood"},
             {ReplyResult::NothingAwaited, "nothing_awaited"},
             {ReplyResult::CodeNeeded, "code_needed"},
             {ReplyResult::Refused, "refused"}}};
}

/// What the gateway may tell the citizen.
struct ReplyOutcome
{
    ReplyResult result;
    /// Of the case, or of all of his that may be meant, at most `codesTold`.
    std::vector<QString> codes = {};
    /// The id of the error of a refusal; else empty.
    QString reason = {};

    friend bool operator==(const ReplyOutcome &, const ReplyOutcome &) = default;
};
inline constexpr int codesTold = 5;

/// {"outcome", "codes"?, "reason"?}
QJsonObject toJson(const ReplyOutcome &outcome);

/// A reply for which a command was found, of which nobody knows yet that it has run.
struct ReplyAct
{
    QString message;
    /// The same however often it is asked for, as everything here.
    Uuid command;
    RecordAnswer answer;
    Instant at;
};

/// Enters a message that was never entered before, on any connection of the server, and forgets the oldest. Who leads takes it
/// (`nextReply`). Fails with "answering.sms_message" {field}: no id or one that is too long, or no sender, and the machine's.
Result<void> enterReply(storage::Connection &connection, const SmsMessage &message);

/// Empty: it waits, or was never entered.
Result<std::optional<ReplyOutcome>> replyOutcome(storage::Connection &connection, const QString &message);

/// The oldest reply that leads to a command. Those before it that lead to none have got their outcome by this. The command is
/// written down before it is given, so that whoever leads after a kill gives the same one, whatever the case has become. Not
/// in a transaction; on the connection of who leads.
Result<std::optional<ReplyAct>> nextReply(storage::Connection &connection);

/// Says what the command came to; `refusal` where it was not applied.
Result<void> endReply(storage::Connection &connection, const ReplyAct &act, const std::optional<Error> &refusal);

} // namespace peygir::answering
