// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/looks.h"

#include "sync/wire/message_reader.h"

namespace peygir::sync {

namespace {

QJsonObject toJson(const Look &look)
{
    QJsonObject object{{QStringLiteral("id"), look.id.toString()},
                       {QStringLiteral("at"), look.at.milliseconds()},
                       {QStringLiteral("act"), FieldCodec<LookAct>::toJson(look.act)}};
    if (look.of) {
        object.insert(QStringLiteral("kind"), look.of->kind);
        object.insert(QStringLiteral("of"), look.of->id.toString());
    }
    if (!look.detail.isEmpty())
        object.insert(QStringLiteral("detail"), look.detail);
    return object;
}

Look readLook(MessageReader &item)
{
    Look look{item.uuid("id"), item.instant("at"), item.get("act", LookAct::Opened), {}, {}};
    if (item.has("of"))
        look.of = AggregateId{item.count("kind"), item.uuid("of")};
    if (item.has("detail"))
        look.detail = item.get("detail", QString());
    if (look.detail.size() > limits::lookText)
        item.fail();
    return look;
}

} // namespace

QByteArray LooksRequest::encoded() const
{
    QJsonArray array;
    for (const Look &look : looks)
        array.append(toJson(look));
    return packed(canonicalJson({{QStringLiteral("desk"), desk.toString()}, {QStringLiteral("looks"), array}}));
}

Result<LooksRequest> LooksRequest::decode(const QByteArray &bytes)
{
    MessageReader reader(bytes, limits::requestBytes);
    LooksRequest request{reader.uuid("desk"), {}};
    const QJsonArray array = reader.array("looks", limits::looksPerRequest);
    for (const QJsonValue &json : array) {
        MessageReader item(json);
        request.looks.push_back(readLook(item));
        if (item.failure())
            reader.fail();
    }
    return finished(reader, std::move(request));
}

QByteArray LooksResponse::encoded() const
{
    return packed(canonicalJson({{QStringLiteral("serverTime"), serverTime.milliseconds()}}));
}

Result<LooksResponse> LooksResponse::decode(const QByteArray &bytes)
{
    MessageReader reader(bytes, limits::requestBytes);
    return finished(reader, LooksResponse{reader.instant("serverTime")});
}

} // namespace peygir::sync
