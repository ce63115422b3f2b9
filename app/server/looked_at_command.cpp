// SPDX-License-Identifier: GPL-3.0-or-later
#include "looked_at_command.h"

#include "sync/server/looked_at.h"

#include <QDateTime>
#include <QJsonDocument>

#include <cstdio>

namespace peygir::server {

namespace {

const QString recordOption = QStringLiteral("record");
const QString lookerOption = QStringLiteral("user");
const QString sinceOption = QStringLiteral("since");

Result<std::optional<Uuid>> idOf(const Arguments &arguments, const QString &option)
{
    if (!arguments.has(option))
        return std::optional<Uuid>();
    const auto id = Uuid::parse(QStringView(arguments.value(option)));
    if (!id.ok())
        return wrongArguments(QStringLiteral("--%1 wants an id").arg(option));
    return std::optional(*id);
}

Result<std::optional<Instant>> sinceOf(const Arguments &arguments)
{
    if (!arguments.has(sinceOption))
        return std::optional<Instant>();
    const auto at = QDateTime::fromString(arguments.value(sinceOption), Qt::ISODate);
    if (!at.isValid())
        return wrongArguments(QStringLiteral("--since wants a date as 2026-03-21 or 2026-03-21T08:00:00Z"));
    return std::optional(Instant(at.toMSecsSinceEpoch()));
}

void printLook(const sync::LookedAt::Entry &entry)
{
    const auto at = QDateTime::fromMSecsSinceEpoch(entry.look.at.milliseconds(), Qt::UTC);
    QJsonObject line{{QStringLiteral("at"), at.toString(Qt::ISODateWithMs)},
                     {QStringLiteral("user"), entry.user.toString()},
                     {QStringLiteral("desk"), entry.desk.toString()},
                     {QStringLiteral("act"), FieldCodec<LookAct>::toJson(entry.look.act)}};
    if (entry.look.of) {
        line.insert(QStringLiteral("kind"), entry.look.of->kind);
        line.insert(QStringLiteral("record"), entry.look.of->id.toString());
    }
    if (!entry.look.detail.isEmpty())
        line.insert(QStringLiteral("detail"), entry.look.detail);
    std::printf("%s\n", QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
}

} // namespace

Result<void> listLooks(const QStringList &words)
{
    Arguments arguments;
    arguments.option(recordOption).option(lookerOption).option(sinceOption);
    TRY(arguments.parse(words));
    sync::LookedAt::Question question;
    TRY_LET(question.aggregate, idOf(arguments, recordOption));
    TRY_LET(const auto user, idOf(arguments, lookerOption));
    if (user)
        question.user = UserId(*user);
    TRY_LET(question.since, sinceOf(arguments));
    TRY_LET(const auto store, ServerStore::openBeside(arguments.location()));
    TRY_LET(const auto connection, store->openReading());
    return sync::LookedAt(*connection).each(question, printLook);
}

} // namespace peygir::server
