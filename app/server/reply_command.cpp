// SPDX-License-Identifier: GPL-3.0-or-later
#include "reply_command.h"

#include "answering/store/sms_replies.h"
#include "arguments.h"
#include "composition/registry.h"
#include "control_socket.h"
#include "service/offline_server.h"
#include "service/reply_desk.h"

#include <QJsonDocument>
#include <QThread>

#include <cstdio>

namespace peygir::server {

namespace {

const QString senderOption = QStringLiteral("from");
const QString textOption = QStringLiteral("text");
const QString idOption = QStringLiteral("id");
const QString replyField = QStringLiteral("reply");
const QString outcomeField = QStringLiteral("outcome");
const QString waiting = QStringLiteral("waiting");

/// Who leads looks each second; one that is longer without a leader has to be asked about again.
constexpr int patienceMs = 20'000;
constexpr int askAgainMs = 200;

Result<QJsonObject> askUntilItIsTaken(const StoreLocation &location, const QJsonObject &request)
{
    for (int waited = 0;; waited += askAgainMs) {
        TRY_LET(const QJsonObject answer, askServerAboutReply(location, request));
        if (answer.value(outcomeField).toString() != waiting || waited >= patienceMs)
            return answer;
        QThread::msleep(askAgainMs);
    }
}

Result<QJsonObject> takeHere(const StoreLocation &location, const QJsonObject &request)
{
    TRY_LET(const auto server, OfflineServer::open(location, makeRegistry()));
    TRY(carryOutReply(server->connection(), request, SystemClock().now()));
    for (bool more = true; more;) {
        TRY_LET(more, takeReply(server->connection(), [&server](const Envelope &envelope) -> Result<sync::Receipt> {
                    TRY_LET(const auto receipts, server->run(std::span(&envelope, 1)));
                    return receipts.front();
                }));
    }
    return carryOutReply(server->connection(), request, SystemClock().now());
}

} // namespace

Result<QJsonObject> carryOutReply(storage::Connection &connection, const QJsonObject &request, Instant now)
{
    const QString id = request.value(replyField).toString();
    TRY(answering::enterReply(
        connection, {id, request.value(senderOption).toString(), request.value(textOption).toString(), now}));
    TRY_LET(const auto outcome, answering::replyOutcome(connection, id));
    return outcome ? answering::toJson(*outcome) : QJsonObject{{outcomeField, waiting}};
}

Result<void> replyCommand(const QStringList &words)
{
    Arguments arguments;
    arguments.option(senderOption).option(textOption).option(idOption);
    TRY(arguments.parse(words));
    if (!arguments.has(senderOption) || !arguments.has(textOption) || !arguments.has(idOption))
        return wrongArguments(QStringLiteral("reply-sms --from NUMBER --text TEXT --id ID"));
    const QJsonObject request{{replyField, arguments.value(idOption)},
                              {senderOption, arguments.value(senderOption)},
                              {textOption, arguments.value(textOption)}};
    TRY_LET(const QJsonObject answer, isServerRunning(arguments.location())
                ? askUntilItIsTaken(arguments.location(), request)
                : takeHere(arguments.location(), request));
    std::printf("%s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData());
    return {};
}

} // namespace peygir::server
