// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_command.h"

#include "access/store/accounts.h"
#include "arguments.h"
#include "control_socket.h"
#include "service/event_log.h"

#include <QDateTime>
#include <QJsonArray>

#include <cstdio>

namespace peygir::server {

namespace {

const QString accountField = QStringLiteral("account");
const QString accountsField = QStringLiteral("accounts");
const QString nameField = QStringLiteral("name");
const QString userField = QStringLiteral("user");
const QString directoryField = QStringLiteral("directory");
const QString closedField = QStringLiteral("closed");
const QString devicesField = QStringLiteral("devices");
const QString lastUsedField = QStringLiteral("lastUsed");

Result<QJsonObject> listedAccounts(storage::Connection &connection, Instant now)
{
    TRY_LET(const auto accounts, access::Accounts::all(connection, now));
    QJsonArray array;
    for (const auto &account : accounts) {
        QJsonObject object{{nameField, account.signInName},
                           {userField, account.user.toString()},
                           {closedField, !account.isActive},
                           {devicesField, account.devices}};
        if (!account.directoryName.isEmpty())
            object.insert(directoryField, account.directoryName);
        if (account.lastUsed)
            object.insert(lastUsedField, account.lastUsed->milliseconds());
        array.append(object);
    }
    return QJsonObject{{accountsField, array}};
}

void printAccounts(const QJsonObject &answer)
{
    for (const QJsonValue &value : answer.value(accountsField).toArray()) {
        const QJsonObject account = value.toObject();
        const QJsonValue used = account.value(lastUsedField);
        const QString seen = used.isUndefined() ? QStringLiteral("never")
                                                : QDateTime::fromMSecsSinceEpoch(used.toInteger()).toString(Qt::ISODate);
        const QString directoryName = account.value(directoryField).toString();
        const QString kind = directoryName.isEmpty() ? QString() : QStringLiteral("  directory ") + directoryName;
        std::printf("%s  user %s  devices %d  last seen %s%s%s\n", qPrintable(account.value(nameField).toString()),
                    qPrintable(account.value(userField).toString()), account.value(devicesField).toInt(), qPrintable(seen),
                    qPrintable(kind), account.value(closedField).toBool() ? "  CLOSED" : "");
    }
}

} // namespace

Result<QJsonObject> carryOutAccount(storage::Connection &connection, const QJsonObject &request, Instant now)
{
    const QString act = request.value(accountField).toString();
    if (act == QLatin1String("list"))
        return listedAccounts(connection, now);
    const QString name = request.value(nameField).toString();
    const bool opens = act == QLatin1String("open");
    if (name.isEmpty() || (!opens && act != QLatin1String("close")))
        return wrongArguments(QStringLiteral("account list, account close NAME or account open NAME"));
    TRY_LET(const UserId user, access::Accounts::userNamed(connection, name));
    TRY(access::Accounts::setActive(connection, user, opens, now));
    logEvent(opens ? "account-opened" : "account-closed", {{"user", user.uuid().toAscii()}});
    return QJsonObject();
}

Result<void> accountCommand(const QStringList &words)
{
    Arguments arguments;
    TRY(arguments.parse(words));
    const QJsonObject request{{accountField, arguments.files().value(0)}, {nameField, arguments.files().value(1)}};
    if (isServerRunning(arguments.location())) {
        TRY_LET(const QJsonObject answer, askServerAboutAccount(arguments.location(), request));
        printAccounts(answer);
        return {};
    }
    TRY_LET(const auto store, ServerStore::open(arguments.location()));
    TRY(store->checkSchema());
    TRY_LET(const auto connection, store->openWriting());
    TRY_LET(const QJsonObject answer, carryOutAccount(*connection, request, SystemClock().now()));
    printAccounts(answer);
    return {};
}

} // namespace peygir::server
