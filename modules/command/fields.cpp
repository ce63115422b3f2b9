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

namespace {

constexpr QByteArrayView idsBegin = R"({"v":[)";
constexpr QByteArrayView idsEnd = "]}";
constexpr qsizetype idLength = 36;
/// An id in quotation marks, and the comma behind it.
constexpr qsizetype idPlace = idLength + 3;

} // namespace

QByteArray idsText(const std::vector<Uuid> &ids)
{
    QByteArray text;
    text.reserve(idsBegin.size() + qsizetype(ids.size()) * idPlace + idsEnd.size());
    text += idsBegin;
    for (const Uuid &id : ids) {
        if (text.size() > idsBegin.size())
            text += ',';
        text += '"';
        text += id.toAscii();
        text += '"';
    }
    text += idsEnd;
    return text;
}

std::optional<std::vector<Uuid>> idsOfText(const QByteArray &text)
{
    // With a comma behind the last one as well, places are of one length.
    const qsizetype places = text.size() - idsBegin.size() - idsEnd.size();
    if (!text.startsWith(idsBegin) || !text.endsWith(idsEnd) || places < 0 ||
        (places > 0 && (places + 1) % idPlace != 0))
        return std::nullopt;
    const QByteArrayView inside = QByteArrayView(text).sliced(idsBegin.size(), places);
    std::vector<Uuid> ids;
    ids.reserve(size_t((places + 1) / idPlace));
    for (qsizetype at = 0; at < places; at += idPlace) {
        const auto id = Uuid::parse(inside.sliced(at + 1, idLength));
        const bool isLast = at + idPlace > places;
        if (!id.ok() || inside[at] != '"' || inside[at + 1 + idLength] != '"' ||
            (!isLast && inside[at + idPlace - 1] != ','))
            return std::nullopt;
        ids.push_back(*id);
    }
    return ids;
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
