// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/fields.h"

#include <QJsonDocument>

#include <cmath>
#include <limits>

namespace peygir {

Result<QString> wireText(const QJsonValue &json)
{
    if (!json.isString())
        return malformedField();
    const QString text = json.toString();
    if (text.contains(QChar(0)) || !text.isValidUtf16())
        return Error("command.field.text");
    return text;
}

Result<qint64> FieldCodec<qint64>::fromJson(const QJsonValue &json)
{
    // A number that is no whole number, or that a double cannot hold exactly, does not survive JSON.
    constexpr qint64 never = std::numeric_limits<qint64>::min();
    const qint64 number = json.toInteger(never);
    if (!json.isDouble() || number == never || number > (qint64(1) << 53) || number < -(qint64(1) << 53))
        return malformedField();
    return number;
}

Result<int> FieldCodec<int>::fromJson(const QJsonValue &json)
{
    TRY_LET(const qint64 number, FieldCodec<qint64>::fromJson(json));
    if (number > std::numeric_limits<int>::max() || number < std::numeric_limits<int>::min())
        return malformedField();
    return int(number);
}

QByteArray canonicalJson(const QJsonObject &object)
{
    // QJsonObject keeps its keys sorted.
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonObject FieldCodec<QJsonObject>::fromValue(const Value &value)
{
    return QJsonDocument::fromJson(value.toUtf8()).object();
}

namespace {

Localized decodedName(const Value &value)
{
    const QJsonObject object = FieldCodec<QJsonObject>::fromValue(value);
    return {object.value(QLatin1String("fa")).toString(), object.value(QLatin1String("en")).toString()};
}

} // namespace

Localized FieldCodec<Localized>::fromValue(const Value &value) { return decodedOnce<Localized>(value, decodedName); }

QJsonValue FieldCodec<Localized>::toJson(const Localized &name)
{
    QJsonObject object{{QStringLiteral("fa"), name.fa}};
    if (!name.en.isEmpty())
        object.insert(QStringLiteral("en"), name.en);
    return object;
}

Result<Localized> FieldCodec<Localized>::fromJson(const QJsonValue &json)
{
    const QJsonObject object = json.toObject();
    TRY_LET(const QString fa, wireText(object.value(QLatin1String("fa"))));
    QString en;
    if (object.contains(QLatin1String("en"))) {
        TRY_LET(en, wireText(object.value(QLatin1String("en"))));
    }
    if (fa.isEmpty())
        return malformedField();
    return Localized{fa, en};
}

} // namespace peygir
