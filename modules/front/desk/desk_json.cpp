// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/desk_json.h"

#include <QJsonArray>

namespace peygir::front {

namespace {

QJsonObject bareError(const Error &error)
{
    return {{QStringLiteral("id"), QString::fromLatin1(error.id())},
            {QStringLiteral("values"), QJsonObject::fromVariantMap(error.values())}};
}

const char *wordOf(TroubledCommand::Standing standing)
{
    using enum TroubledCommand::Standing;
    switch (standing) {
    case Waiting: return "waiting";
    case Held: return "held";
    case Refused: return "refused";
    }
    Q_UNREACHABLE();
}

} // namespace

const char *wordOf(DeskStatus::Line line)
{
    using enum DeskStatus::Line;
    switch (line) {
    case Unknown: return "unknown";
    case Online: return "online";
    case Offline: return "offline";
    case CertificateProblem: return "certificate";
    case SignInNeeded: return "sign_in_needed";
    }
    Q_UNREACHABLE();
}

QJsonObject toJson(const Error &error) { return {{QStringLiteral("error"), bareError(error)}}; }

std::optional<Error> errorIn(const QJsonObject &json)
{
    const QJsonObject error = json.value(QStringLiteral("error")).toObject();
    const QByteArray id = error.value(QStringLiteral("id")).toString().toLatin1();
    if (id.isEmpty())
        return std::nullopt;
    return Error(id, error.value(QStringLiteral("values")).toObject().toVariantMap());
}

QJsonObject toJson(const DeskStatus &status, const std::vector<TroubledCommand> &troubled)
{
    QJsonArray entries;
    for (const TroubledCommand &one : troubled) {
        entries.append(QJsonObject{{QStringLiteral("command"), one.command.toString()},
                                   {QStringLiteral("kind"), QString::fromLatin1(one.kind)},
                                   {QStringLiteral("standing"), QLatin1String(wordOf(one.standing))},
                                   {QStringLiteral("reason"), bareError(one.reason)}});
    }
    QJsonObject json{{QStringLiteral("line"), QLatin1String(wordOf(status.line))},
                     {QStringLiteral("waiting"), status.waiting},
                     {QStringLiteral("need_attention"), status.needAttention},
                     {QStringLiteral("first_synchronisation"), status.firstSynchronisation},
                     {QStringLiteral("mismatches"), status.mismatches},
                     {QStringLiteral("unencrypted_store"), status.unencryptedStore},
                     {QStringLiteral("queue_stuck"), status.queueStuck},
                     {QStringLiteral("troubled"), entries}};
    if (status.percentHere)
        json.insert(QStringLiteral("percent_here"), *status.percentHere);
    if (status.lastContact)
        json.insert(QStringLiteral("last_contact"), status.lastContact->milliseconds());
    if (status.clockOffsetMs)
        json.insert(QStringLiteral("clock_offset_ms"), *status.clockOffsetMs);
    if (status.problem)
        json.insert(QStringLiteral("problem"), bareError(*status.problem));
    return json;
}

QJsonObject toJson(const DeskPort::Accepted &accepted)
{
    QJsonObject json{{QStringLiteral("command"), accepted.command.toString()},
                     {QStringLiteral("left_to_server"), accepted.leftToServer}};
    if (!accepted.code.isEmpty())
        json.insert(QStringLiteral("code"), accepted.code);
    return json;
}

} // namespace peygir::front
