// SPDX-License-Identifier: GPL-3.0-or-later
#include "account_files.h"

#include "command/fields.h"

#include <QJsonDocument>

namespace peygir::server {

using access::NewAccount;

Result<std::vector<NewAccount>> accountsFrom(const QByteArray &json, const QString &file)
{
    const auto problem = [&file](qsizetype line, const QByteArray &id) {
        return Error("server.file_content", {{QStringLiteral("file"), file},
                                             {QStringLiteral("line"), line},
                                             {QStringLiteral("id"), QString::fromLatin1(id)}});
    };
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isArray())
        return problem(0, "a JSON list is expected");
    std::vector<NewAccount> accounts;
    const QJsonArray list = document.array();
    for (const QJsonValue &value : list) {
        const QJsonObject object = value.toObject();
        const auto user = Uuid::parse(QStringView(object.value(QLatin1String("user")).toString()));
        const auto name = wireText(object.value(QLatin1String("name")));
        const bool isOfDirectory = object.contains(QLatin1String("directory"));
        const auto password = wireText(object.value(isOfDirectory ? QLatin1String("directory") : QLatin1String("password")));
        const qsizetype line = qsizetype(accounts.size()) + 1;
        if (!user.ok())
            return problem(line, user.error().id());
        if (!name.ok())
            return problem(line, name.error().id());
        if (!password.ok())
            return problem(line, password.error().id());
        // An empty one would make it an account of this server.
        if (isOfDirectory && (password->isEmpty() || object.contains(QLatin1String("password"))))
            return problem(line, "access.directory_name");
        accounts.push_back({UserId(*user), *name, isOfDirectory ? QString() : *password, isOfDirectory ? *password : QString()});
    }
    return accounts;
}

QByteArray accountsToJson(const std::vector<NewAccount> &accounts)
{
    QJsonArray list;
    for (const NewAccount &account : accounts) {
        const bool isOfDirectory = !account.directoryName.isEmpty();
        list.append(QJsonObject{{QStringLiteral("user"), account.user.toString()},
                                {QStringLiteral("name"), account.signInName},
                                {isOfDirectory ? QStringLiteral("directory") : QStringLiteral("password"),
                                 isOfDirectory ? account.directoryName : account.password}});
    }
    return QJsonDocument(list).toJson(QJsonDocument::Compact);
}

} // namespace peygir::server
