// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/envelope.h"

#include "base/limits.h"
#include "command/fields.h"
#include "command/json_depth.h"

#include <QJsonDocument>

#include <algorithm>

namespace peygir {

QByteArray Envelope::encoded() const
{
    QJsonObject object{
        {QStringLiteral("id"), id.toString()},
        {QStringLiteral("kind"), QString::fromUtf8(kind)},
        {QStringLiteral("version"), version},
        {QStringLiteral("author"), author.toString()},
        {QStringLiteral("madeAt"), madeAt.milliseconds()},
        {QStringLiteral("arguments"), arguments},
    };
    if (clockOffsetMs)
        object.insert(QStringLiteral("clockOffset"), *clockOffsetMs);
    if (lastContact)
        object.insert(QStringLiteral("lastContact"), lastContact->milliseconds());
    if (!needs.empty())
        object.insert(QStringLiteral("needs"), FieldCodec<std::vector<Uuid>>::toJson(needs));
    return canonicalJson(object);
}

Result<Uuid> Envelope::idIn(const QByteArray &bytes)
{
    return FieldCodec<Uuid>::fromJson(QJsonDocument::fromJson(bytes).object().value(QLatin1String("id")));
}

Result<Envelope> Envelope::decode(const QByteArray &bytes)
{
    const Error malformed("command.envelope.malformed");
    if (bytes.size() > limits::commandBytes)
        return Error("command.envelope.too_large", {{QStringLiteral("most"), limits::commandBytes}});
    if (!isNestedAtMost(bytes, limits::jsonDepth))
        return malformed;
    QJsonParseError problem{};
    const QJsonObject object = QJsonDocument::fromJson(bytes, &problem).object();
    if (problem.error != QJsonParseError::NoError)
        return malformed;
    const auto id = FieldCodec<Uuid>::fromJson(object.value(QLatin1String("id")));
    const auto author = FieldCodec<UserId>::fromJson(object.value(QLatin1String("author")));
    const auto kind = wireText(object.value(QLatin1String("kind")));
    const auto version = FieldCodec<int>::fromJson(object.value(QLatin1String("version")));
    const auto madeAt = FieldCodec<Instant>::fromJson(object.value(QLatin1String("madeAt")));
    const auto offset = FieldCodec<std::optional<qint64>>::fromJson(object.value(QLatin1String("clockOffset")));
    const auto contact = FieldCodec<std::optional<Instant>>::fromJson(object.value(QLatin1String("lastContact")));
    auto needs = object.contains(QLatin1String("needs"))
        ? FieldCodec<std::vector<Uuid>>::fromJson(object.value(QLatin1String("needs")))
        : Result<std::vector<Uuid>>(std::vector<Uuid>());
    const QJsonValue arguments = object.value(QLatin1String("arguments"));
    if (!id.ok() || !author.ok() || !kind.ok() || !version.ok() || !madeAt.ok() || !offset.ok() || !contact.ok()
        || !needs.ok() || !arguments.isObject() || needs->size() > size_t(limits::pushCommands))
        return malformed;
    if (kind->isEmpty() || kind->size() > limits::commandKind)
        return malformed;
    return Envelope{*id, kind->toUtf8(), *version, *author, *madeAt, *offset, *contact, std::move(*needs),
                    arguments.toObject()};
}

Instant happenedAt(const Envelope &envelope, Instant arrival)
{
    const Instant corrected = happenedAtOnDesk(envelope);
    // A contact before 1970 is none: whoever tells of one would date his acts before all calendars.
    const Instant latest = std::max(arrival, Instant(0));
    const Instant earliest = std::clamp(envelope.lastContact.value_or(Instant(0)), Instant(0), latest);
    return std::clamp(corrected, earliest, latest);
}

Instant happenedAtOnDesk(const Envelope &envelope)
{
    return envelope.madeAt + Milliseconds(envelope.clockOffsetMs.value_or(0));
}

} // namespace peygir
