// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/query.h"

#include "sync/wire/message_reader.h"

namespace peygir::sync {

QByteArray QueryRequest::encoded() const
{
    return packed(canonicalJson({{QStringLiteral("desk"), desk.toString()},
                                 {QStringLiteral("query"), QString::fromLatin1(name)},
                                 {QStringLiteral("arguments"), arguments}}));
}

Result<QueryRequest> QueryRequest::decode(const QByteArray &bytes)
{
    MessageReader reader(bytes, limits::queryBytes);
    QueryRequest request{reader.uuid("desk"), {}, {}};
    const QJsonValue name = reader.json("query");
    const QJsonValue arguments = reader.json("arguments");
    if (!name.isString() || !arguments.isObject())
        reader.fail();
    request.name = name.toString().toUtf8();
    request.arguments = arguments.toObject();
    return finished(reader, std::move(request));
}

QByteArray QueryResponse::encoded() const
{
    QJsonObject head{{QStringLiteral("serverTime"), serverTime.milliseconds()}};
    if (!told.isEmpty())
        head.insert(QStringLiteral("told"), told);
    return packed(withTail(head, '\n' + page));
}

Result<QueryResponse> QueryResponse::decode(const QByteArray &bytes)
{
    TRY_LET(const QByteArray json, unpacked(bytes, limits::pageBytes));
    const auto [head, tail] = splitTail(json);
    MessageReader reader(head, limits::pageBytes);
    checkTail(reader, tail);
    if (tail.isEmpty())
        reader.fail();
    const QJsonValue told = reader.json("told");
    if (!told.isUndefined() && !told.isObject())
        reader.fail();
    return finished(reader, QueryResponse{reader.instant("serverTime"), tail.mid(1), told.toObject()});
}

} // namespace peygir::sync
