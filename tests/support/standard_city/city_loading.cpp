// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/city_loading.h"

#include <QJsonDocument>

namespace peygir::standard_city {

Result<void> runPlanned(server::OfflineServer &server, std::span<const Envelope> commands)
{
    TRY_LET(const std::vector<sync::Receipt> receipts, server.run(commands));
    for (size_t i = 0; i < receipts.size(); ++i) {
        const sync::Receipt &receipt = receipts[i];
        if (receipt.outcome == sync::Outcome::Applied)
            continue;
        const bool held = receipt.outcome == sync::Outcome::Held;
        const QVariantMap values = receipt.reason ? receipt.reason->values() : QVariantMap();
        return Error("standard_city.not_applied",
                     {{QStringLiteral("number"), qulonglong(i)},
                      {QStringLiteral("kind"), QString::fromLatin1(commands[i].kind)},
                      {QStringLiteral("by"), commands[i].author.uuid().toString()},
                      {QStringLiteral("arguments"), QString::fromUtf8(QJsonDocument(commands[i].arguments).toJson(QJsonDocument::Compact))},
                      {QStringLiteral("outcome"), held ? QStringLiteral("held") : QStringLiteral("refused")},
                      {QStringLiteral("reason"), QString::fromLatin1(receipt.reason ? receipt.reason->id() : QByteArray())},
                      {QStringLiteral("values"),
                       QString::fromUtf8(QJsonDocument(QJsonObject::fromVariantMap(values)).toJson(QJsonDocument::Compact))}});
    }
    return {};
}

std::vector<access::NewAccount> accountsOf(const CityPlan &plan, const QString &password)
{
    std::vector<access::NewAccount> accounts;
    for (size_t i = 0; i < plan.users.size(); ++i)
        accounts.push_back({UserId(plan.userId(int(i))), plan.users[i].key, password});
    return accounts;
}

QString drawPassword(Random &random)
{
    return QString::fromLatin1(random.bytes(18).toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

} // namespace peygir::standard_city
