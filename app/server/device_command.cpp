// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_command.h"

#include "access/store/accounts.h"
#include "arguments.h"
#include "control_socket.h"
#include "service/event_log.h"
#include "sync/server/lost_desks.h"

#include <QDateTime>
#include <QJsonArray>

#include <cstdio>

namespace peygir::server {

namespace {

const QString deviceField = QStringLiteral("device");
const QString deskField = QStringLiteral("desk");
const QString desksField = QStringLiteral("desks");

Result<QJsonObject> listed(storage::Connection &connection)
{
    TRY_LET(const auto desks, sync::lostDesks::all(connection));
    QJsonArray array;
    for (const auto &desk : desks) {
        array.append(QJsonObject{{deskField, desk.desk.toString()},
                                 {QStringLiteral("number"), desk.number},
                                 {QStringLiteral("user"), desk.user.toString()},
                                 {QStringLiteral("lastSeen"), desk.lastSeen.milliseconds()},
                                 {QStringLiteral("lost"), desk.isLost}});
    }
    return QJsonObject{{desksField, array}};
}

void print(const QJsonObject &answer)
{
    for (const QJsonValue &value : answer.value(desksField).toArray()) {
        const QJsonObject desk = value.toObject();
        const auto seen = QDateTime::fromMSecsSinceEpoch(desk.value(QStringLiteral("lastSeen")).toInteger());
        std::printf("%s  %d  user %s  last seen %s%s\n", qPrintable(desk.value(deskField).toString()),
                    desk.value(QStringLiteral("number")).toInt(), qPrintable(desk.value(QStringLiteral("user")).toString()),
                    qPrintable(seen.toString(Qt::ISODate)), desk.value(QStringLiteral("lost")).toBool() ? "  LOST" : "");
    }
}

} // namespace

Result<QJsonObject> carryOutDevice(storage::Connection &connection, const QJsonObject &request, Instant now)
{
    const QString act = request.value(deviceField).toString();
    if (act == QLatin1String("list"))
        return listed(connection);
    const auto desk = Uuid::parse(QStringView(request.value(deskField).toString()));
    if (!desk.ok() || (act != QLatin1String("lost") && act != QLatin1String("found")))
        return wrongArguments(QStringLiteral("device list, device lost DESK or device found DESK"));
    TRY_LET(storage::Transaction transaction, storage::Transaction::begin(connection, storage::Connection::Access::Write));
    if (act == QLatin1String("lost")) {
        TRY(sync::lostDesks::report(connection, *desk, now));
        // Copies of one desk share its sign-in: all of them sign in anew.
        TRY_LET(const auto family, sync::lostDesks::familyOf(connection, *desk));
        TRY(access::Accounts::endTokensOf(connection, family, now));
    } else {
        TRY(sync::lostDesks::withdraw(connection, *desk));
    }
    TRY(transaction.commit());
    logEvent(act == QLatin1String("lost") ? "device-lost" : "device-found", {{"desk", desk->toAscii()}});
    return QJsonObject();
}

Result<void> deviceCommand(const QStringList &words)
{
    Arguments arguments;
    TRY(arguments.parse(words));
    const QJsonObject request{{deviceField, arguments.files().value(0)}, {deskField, arguments.files().value(1)}};
    if (isServerRunning(arguments.location())) {
        TRY_LET(const QJsonObject answer, askServerAboutDevice(arguments.location(), request));
        print(answer);
        return {};
    }
    TRY_LET(const auto store, ServerStore::open(arguments.location()));
    TRY(store->checkSchema());
    TRY_LET(const auto connection, store->openWriting());
    TRY_LET(const QJsonObject answer, carryOutDevice(*connection, request, SystemClock().now()));
    print(answer);
    return {};
}

} // namespace peygir::server
