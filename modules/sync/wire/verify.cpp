// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/verify.h"

#include "sync/wire/message_reader.h"

#include <algorithm>

namespace peygir::sync {

namespace {

QJsonArray toJson(const PartSum &sum) { return {wide(sum.rows), wide(sum.sum)}; }

PartSum readSum(MessageReader &reader, const QJsonValue &value)
{
    const QJsonArray pair = value.toArray();
    if (pair.size() != 2)
        reader.fail();
    const PartSum sum{reader.wide(pair.at(0)), reader.wide(pair.at(1))};
    if (sum.rows < 0)
        reader.fail();
    return sum;
}

} // namespace

PartSum totalOf(const PartSums &parts)
{
    PartSum total;
    for (const PartSum &part : parts) {
        total.rows += part.rows;
        total.sum = qint64(quint64(total.sum) + quint64(part.sum));
    }
    return total;
}

QByteArray VerifyRequest::encoded() const
{
    QJsonArray sums;
    for (const PartSum &part : parts)
        sums.append(toJson(part));
    return packed(canonicalJson({{QStringLiteral("desk"), desk.toString()},
                                 {QStringLiteral("cursor"), sync::toJson(cursor)},
                                 {QStringLiteral("bucket"), wide(bucket)},
                                 {QStringLiteral("parts"), sums}}));
}

Result<VerifyRequest> VerifyRequest::decode(const QByteArray &bytes)
{
    MessageReader reader(bytes, limits::requestBytes);
    const Uuid desk = reader.uuid("desk");
    TRY_LET(Cursor cursor, cursorFromJson(reader.json("cursor")));
    VerifyRequest request{desk, std::move(cursor), reader.wide("bucket"), {}};
    const QJsonArray sums = reader.array("parts", verifyParts);
    if (sums.size() != verifyParts)
        reader.fail();
    else
        std::transform(sums.begin(), sums.end(), request.parts.begin(),
                       [&reader](const QJsonValue &value) { return readSum(reader, value); });
    return finished(reader, std::move(request));
}

QByteArray VerifyResponse::encoded() const
{
    QJsonArray numbers;
    for (const int part : parts)
        numbers.append(part);
    return packed(withTail({{QStringLiteral("serverTime"), serverTime.milliseconds()},
                            {QStringLiteral("moved"), moved},
                            {QStringLiteral("parts"), numbers},
                            {QStringLiteral("more"), more},
                            {QStringLiteral("total"), toJson(total)}},
                           '\n' + page));
}

Result<VerifyResponse> VerifyResponse::decode(const QByteArray &bytes)
{
    TRY_LET(const QByteArray json, unpacked(bytes, limits::pageBytes));
    const auto [head, tail] = splitTail(json);
    MessageReader reader(head, limits::pageBytes);
    checkTail(reader, tail);
    if (tail.isEmpty())
        reader.fail();
    VerifyResponse response;
    response.serverTime = reader.instant("serverTime");
    response.moved = reader.get<bool>("moved", false);
    response.more = reader.get<bool>("more", false);
    response.total = readSum(reader, reader.json("total"));
    for (const QJsonValue &value : reader.array("parts", verifyParts)) {
        const int part = value.toInt(-1);
        if (part < 0 || part >= verifyParts || (!response.parts.empty() && part <= response.parts.back()))
            reader.fail();
        response.parts.push_back(part);
    }
    response.page = tail.mid(1);
    return finished(reader, std::move(response));
}

} // namespace peygir::sync
