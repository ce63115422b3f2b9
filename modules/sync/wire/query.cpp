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
    // Behind the head, on a line of its own, as in the answer to a pull.
    return packed(canonicalJson({{QStringLiteral("serverTime"), serverTime.milliseconds()}}) + '\n' + page);
}

Result<QueryResponse> QueryResponse::decode(const QByteArray &bytes)
{
    TRY_LET(const QByteArray json, unpacked(bytes, limits::pageBytes));
    const qsizetype end = json.indexOf('\n');
    if (end < 0)
        return Error("sync.malformed");
    MessageReader reader(json.first(end), limits::pageBytes);
    return finished(reader, QueryResponse{reader.instant("serverTime"), json.sliced(end + 1)});
}

} // namespace peygir::sync
