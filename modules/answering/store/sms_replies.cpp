// SPDX-License-Identifier: GPL-3.0-or-later
#include "answering/store/sms_replies.h"

#include "answering/core/sms_reply.h"
#include "base/limits.h"
#include "base/random.h"
#include "cases/core/case_file.h"
#include "cases/core/tracking_code.h"
#include "cases/store/case_rows.h"
#include "cases/store/merged_citizens.h"
#include "cases/store/purpose_nodes.h"
#include "cases/store/sql_citizen_queries.h"
#include "persian/phone.h"
#include "persian/text.h"
#include "storage/door.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace peygir::answering {

using cases::CaseCard;
using cases::CaseId;
using cases::CaseNode;
using catalogue::ReplyCodes;
using storage::Connection;
using storage::RowView;
using storage::Transaction;
using workflow::Purpose;

namespace {

/// Not the id of any command: those are UUIDv7.
const Uuid &commandsOfReplies()
{
    static const Uuid id = Uuid::parse(QByteArrayView("5e7e0000-0000-8000-8000-000000000004")).value();
    return id;
}

Value json(const QJsonObject &object) { return Value::text(QJsonDocument(object).toJson(QJsonDocument::Compact)); }
QJsonObject objectOf(const QByteArray &text) { return QJsonDocument::fromJson(text).object(); }

ReplyOutcome outcomeFrom(const QJsonObject &object)
{
    const auto result = FieldCodec<ReplyResult>::parse(object.value(QLatin1String("outcome")).toString());
    ReplyOutcome outcome{result.ok() ? *result : ReplyResult::Refused};
    for (const QJsonValue &code : object.value(QLatin1String("codes")).toArray())
        outcome.codes.push_back(code.toString());
    outcome.reason = object.value(QLatin1String("reason")).toString();
    return outcome;
}

/// The usual pair where none was ever put; what was switched off counts for nothing.
Result<std::vector<ReplyCodes>> pairsInUse(Connection &connection)
{
    const Table &table = tableOf<ReplyCodes>();
    std::vector<ReplyCodes> pairs;
    bool isEmpty = true;
    TRY(connection.each("SELECT " + table.selectList + " FROM reply_codes ORDER BY id", {}, [&](const RowView &view) {
        isEmpty = false;
        auto pair = fromRow<ReplyCodes>(*storage::readRow(table, view));
        if (pair.active)
            pairs.push_back(std::move(pair));
        return true;
    }));
    if (isEmpty)
        pairs.push_back({catalogue::ReplyCodesId(commandsOfReplies()),
                         {},
                         QLatin1String(catalogue::usualAcceptCode),
                         QLatin1String(catalogue::usualObjectCode)});
    return pairs;
}

/// A message whose citizen's opinion is awaited, with the stay at which it is.
struct Awaited
{
    CaseId caseId;
    cases::CaseNodeId node;
    QString code;
    std::optional<QString> aliasCode;
    /// He was told the answer, and is to be asked on another day: a reply that names no message means such a one.
    bool isTold;
};

/// The open stay of a case that a card shows, if it is for the answer.
Result<std::optional<cases::CaseNodeId>> openStay(storage::Door &door, const CaseCard &card)
{
    TRY_LET(const auto rows, door.rowsOf(tableOf<CaseNode>(), card.id.uuid()));
    for (const RowPointer &row : rows) {
        const auto node = fromRow<CaseNode>(*row);
        if (node.state == workflow::OpeningState::Open && node.node == card.node)
            return std::optional(node.id);
    }
    return std::optional<cases::CaseNodeId>();
}

/// Whether a call at this stay told him the answer: where a process has no stay of its own for that.
Result<bool> wasTold(storage::Door &door, const CaseId &id, const cases::CaseNodeId &node)
{
    TRY_LET(const auto rows, door.rowsOf(tableOf<AnsweringCall>(), id.uuid()));
    return std::any_of(rows.begin(), rows.end(), [&node](const RowPointer &row) {
        const auto call = fromRow<AnsweringCall>(*row);
        return call.node == node && call.result == CallResult::Later;
    });
}

bool isAmong(const std::vector<cases::StatusKey> &keys, const CaseCard &card)
{
    return std::find(keys.begin(), keys.end(), cases::StatusKey{card.process, card.node}) != keys.end();
}

/// Those of who has this number, the oldest first: found by the number, so that it costs the same in a city of a million cases.
Result<std::vector<Awaited>> awaitedOf(Connection &connection, const QString &from)
{
    std::vector<Awaited> awaited;
    const auto phone = persian::Phone::parse(from);
    if (!phone.ok())
        return awaited;
    TRY_LET(const auto owner, cases::readOwnerOf(connection, phone->text()));
    if (!owner)
        return awaited;
    TRY_LET(const auto answering, cases::nodesServing(connection, Purpose::Answer));
    TRY_LET(const auto later, cases::nodesServing(connection, Purpose::Later));
    const Table &table = tableOf<CaseCard>();
    TRY_LET(const cases::SqlPart his, cases::casesOf(connection, owner->id));
    std::vector<CaseCard> cards;
    TRY(connection.each("SELECT " + table.selectList + " FROM case_card WHERE " + his.sql +
                            " AND closed_at IS NULL ORDER BY registered_at, id",
                        his.values, [&](const RowView &view) {
                            auto card = fromRow<CaseCard>(*storage::readRow(table, view));
                            if (isAmong(answering, card) || isAmong(later, card))
                                cards.push_back(std::move(card));
                            return true;
                        }));
    storage::Door door(connection);
    for (const CaseCard &card : cards) {
        TRY_LET(const auto node, openStay(door, card));
        if (!node)
            continue;
        TRY_LET(const bool told, wasTold(door, card.id, *node));
        awaited.push_back({card.id, *node, card.code, card.aliasCode, told || isAmong(later, card)});
    }
    return awaited;
}

/// A command, or what it comes to without one.
struct Plan
{
    std::optional<RecordAnswer> answer = {};
    ReplyOutcome outcome;
};

Result<Plan> planOf(Connection &connection, const SmsMessage &message)
{
    TRY_LET(const auto pairs, pairsInUse(connection));
    const SmsReply reply = readReply(message.text, pairs);
    if (reply.meaning == SmsReply::Meaning::NotUnderstood)
        return Plan{{}, {ReplyResult::NotUnderstood}};
    TRY_LET(auto awaited, awaitedOf(connection, message.from));
    // A code that is not among his own moves nothing: codes can be guessed, and acceptance ends a case.
    const bool isNamed = !reply.code.isEmpty();
    const auto isOther = [&](const Awaited &one) {
        return isNamed ? one.code != reply.code && one.aliasCode != reply.code : !one.isTold;
    };
    if (isNamed || !std::all_of(awaited.begin(), awaited.end(), isOther))
        std::erase_if(awaited, isOther);
    if (awaited.empty())
        return Plan{{}, {ReplyResult::NothingAwaited}};
    ReplyOutcome outcome{ReplyResult::CodeNeeded};
    for (const Awaited &one : awaited) {
        if (int(outcome.codes.size()) < codesTold)
            outcome.codes.push_back(one.code);
    }
    if (awaited.size() > 1 || isOther(awaited.front()))
        return Plan{{}, std::move(outcome)};
    const bool accepts = reply.meaning == SmsReply::Meaning::Accepts;
    outcome.result = accepts ? ReplyResult::Accepted : ReplyResult::Objected;
    QString objection = message.text;
    for (const ReplyCodes &pair : pairs) {
        if (pair.objection && !pair.objection->isEmpty())
            objection = *pair.objection;
    }
    return Plan{answerOf(reply, awaited.front().caseId, awaited.front().node, objection), std::move(outcome)};
}

struct Waiting
{
    SmsMessage message;
    /// What was written down before: a command, and what it comes to if it is applied.
    QJsonObject planned;
};

Result<std::optional<Waiting>> oldestWaiting(Connection &connection)
{
    std::optional<Waiting> found;
    TRY(connection.each("SELECT message, sender, words, received_at, command FROM sms_reply WHERE outcome IS NULL"
                        " ORDER BY received_at, message LIMIT 1",
                        {}, [&found](const RowView &view) {
                            found = Waiting{{view.text(0), view.text(1), view.text(2), view.instant(3)},
                                            view.isNull(4) ? QJsonObject() : objectOf(view.utf8(4))};
                            return false;
                        }));
    return found;
}

Result<void> write(Connection &connection, QByteArrayView sql, std::initializer_list<Value> values)
{
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    TRY(connection.run(sql, values));
    return transaction.commit();
}

/// What he wrote has come to something, and is nobody's business any more.
Result<void> end(Connection &connection, const QString &message, const ReplyOutcome &outcome)
{
    return write(connection, "UPDATE sms_reply SET outcome = ?, sender = '', words = '', command = NULL"
                             " WHERE message = ? AND outcome IS NULL",
                 {json(toJson(outcome)), Value::text(message)});
}

const QString answerField = QStringLiteral("answer");

} // namespace

QJsonObject toJson(const ReplyOutcome &outcome)
{
    QJsonObject object{{QStringLiteral("outcome"), FieldCodec<ReplyResult>::toJson(outcome.result)}};
    if (!outcome.codes.empty()) {
        QJsonArray codes;
        for (const QString &code : outcome.codes)
            codes.append(code);
        object.insert(QStringLiteral("codes"), codes);
    }
    if (!outcome.reason.isEmpty())
        object.insert(QStringLiteral("reason"), outcome.reason);
    return object;
}

Result<void> enterReply(Connection &connection, const SmsMessage &message)
{
    const bool hasId = !message.id.isEmpty() && message.id.size() <= mostMessageId;
    if (!hasId || message.from.isEmpty() || message.from.size() > limits::nameText)
        return Error("answering.sms_message",
                     {{QStringLiteral("field"), hasId ? QStringLiteral("from") : QStringLiteral("id")}});
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Write));
    bool isKnown = false;
    TRY(connection.each("SELECT received_at FROM sms_reply WHERE message = ?", {Value::text(message.id)},
                        [&isKnown](const RowView &) {
                            isKnown = true;
                            return false;
                        }));
    if (isKnown)
        return {};
    TRY(connection.run("DELETE FROM sms_reply WHERE received_at < ? AND outcome IS NOT NULL",
                       {Value(message.at - repliesKept)}));
    TRY(connection.run("INSERT INTO sms_reply (message, sender, words, received_at) VALUES (?, ?, ?, ?)",
                       {Value::text(message.id), Value::text(message.from),
                        Value::text(persian::normalised(message.text).left(limits::noteText)), Value(message.at)}));
    return transaction.commit();
}

Result<std::optional<ReplyOutcome>> replyOutcome(Connection &connection, const QString &message)
{
    std::optional<ReplyOutcome> outcome;
    TRY(connection.each("SELECT outcome FROM sms_reply WHERE message = ?", {Value::text(message)},
                        [&outcome](const RowView &view) {
                            if (!view.isNull(0))
                                outcome = outcomeFrom(objectOf(view.utf8(0)));
                            return false;
                        }));
    return outcome;
}

Result<std::optional<ReplyAct>> nextReply(Connection &connection)
{
    for (;;) {
        TRY_LET(const auto waiting, oldestWaiting(connection));
        if (!waiting)
            return std::optional<ReplyAct>();
        const SmsMessage &message = waiting->message;
        if (waiting->planned.isEmpty()) {
            TRY_LET(const Plan plan, planOf(connection, message));
            if (!plan.answer) {
                TRY(end(connection, message.id, plan.outcome));
                continue;
            }
            QJsonObject planned = toJson(plan.outcome);
            planned.insert(answerField, fieldsToJson(*plan.answer));
            // Of two that believe to lead the first one's counts: what is given is read again.
            TRY(write(connection, "UPDATE sms_reply SET command = ? WHERE message = ? AND command IS NULL",
                      {json(planned), Value::text(message.id)}));
            continue;
        }
        TRY_LET(RecordAnswer answer, fieldsFromJson<RecordAnswer>(waiting->planned.value(answerField).toObject()));
        return std::optional(ReplyAct{message.id, derivedUuid(commandsOfReplies(), "sms:" + message.id.toUtf8()),
                                      std::move(answer), message.at});
    }
}

Result<void> endReply(Connection &connection, const ReplyAct &act, const std::optional<Error> &refusal)
{
    QJsonObject planned;
    TRY(connection.each("SELECT command FROM sms_reply WHERE message = ? AND command IS NOT NULL",
                        {Value::text(act.message)}, [&planned](const RowView &view) {
                            planned = objectOf(view.utf8(0));
                            return false;
                        }));
    ReplyOutcome outcome = outcomeFrom(planned);
    if (refusal) {
        outcome.result = ReplyResult::Refused;
        outcome.reason = QString::fromLatin1(refusal->id());
    }
    return end(connection, act.message, outcome);
}

} // namespace peygir::answering
