// SPDX-License-Identifier: GPL-3.0-or-later
#include "held_commands.h"

#include "access/core/settle_held.h"
#include "composition/registry.h"
#include "desk_of.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <vector>

namespace peygir::cli {

namespace {

Result<std::vector<QJsonObject>> rowsOf(OpenDesk &desk, const char *table, const QJsonObject &where)
{
    TRY_LET(const QJsonObject answer, desk.query(QStringLiteral("rows"), {{QStringLiteral("table"), QLatin1String(table)},
                                                                          {QStringLiteral("where"), where}}));
    std::vector<QJsonObject> rows;
    const QJsonArray found = answer.value(QLatin1String("rows")).toArray();
    for (const QJsonValue &row : found)
        rows.push_back(row.toObject());
    return rows;
}

Result<QJsonArray> decisionsAbout(OpenDesk &desk, const QString &entry)
{
    TRY_LET(std::vector<QJsonObject> acts, rowsOf(desk, "held_act", {{QStringLiteral("aggregate"), entry}}));
    std::sort(acts.begin(), acts.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a.value(QLatin1String("at")).toInteger() < b.value(QLatin1String("at")).toInteger();
    });
    QJsonArray decisions;
    for (const QJsonObject &act : acts) {
        QJsonObject decision;
        for (const char *name : {"by_user", "decision", "words", "at", "held_end"})
            decision.insert(QLatin1String(name), act.value(QLatin1String(name)));
        decisions.append(decision);
    }
    return decisions;
}

} // namespace

Result<QJsonObject> listHeld(const Arguments &arguments)
{
    const Registry registry = makeRegistry();
    TRY_LET(const auto desk, deskOf(arguments, registry));
    TRY_LET(std::vector<QJsonObject> entries, rowsOf(*desk, "attention", {{QStringLiteral("reason"), QStringLiteral("held")}}));
    std::erase_if(entries, [](const QJsonObject &entry) { return entry.value(QLatin1String("settled")).toBool(); });
    std::sort(entries.begin(), entries.end(), [](const QJsonObject &a, const QJsonObject &b) {
        return a.value(QLatin1String("at")).toInteger() > b.value(QLatin1String("at")).toInteger();
    });
    QJsonArray held;
    for (const QJsonObject &entry : entries) {
        TRY_LET(const QJsonArray decisions, decisionsAbout(*desk, entry.value(QLatin1String("id")).toString()));
        QJsonObject shown{{QStringLiteral("decisions"), decisions}};
        for (const char *name : {"command_id", "command_kind", "user_id", "at", "error_id"})
            shown.insert(QLatin1String(name), entry.value(QLatin1String(name)));
        // They lie in the store as text.
        for (const char *name : {"arguments", "error_values"}) {
            const QByteArray text = entry.value(QLatin1String(name)).toString().toUtf8();
            shown.insert(QLatin1String(name), QJsonDocument::fromJson(text).object());
        }
        held.append(shown);
    }
    return QJsonObject{{QStringLiteral("held"), held}};
}

Result<QJsonObject> settleHeld(const Arguments &arguments)
{
    const auto command = Uuid::parse(QStringView(arguments.object));
    if (!command.ok())
        return wrongArguments(QStringLiteral("settle wants the id of a command"));
    const Registry registry = makeRegistry();
    TRY_LET(const auto desk, deskOf(arguments, registry));
    const access::SettleHeld settle{*command, arguments.retry ? HeldDecision::Retry : HeldDecision::Refuse,
                                    arguments.refuse.value_or(QString())};
    return desk->submit(access::SettleHeld::kind, fieldsToJson(settle), {});
}

} // namespace peygir::cli
