// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/identity.h"

#include "base/hash.h"
#include "sync/wire/message_reader.h"
#include "sync/wire/stranded.h"

namespace peygir::sync {

namespace {

constexpr qsizetype hashBytes = 32;

/// A nonce as JSON; anything of another length is none.
QByteArray nonceIn(MessageReader &reader, const QJsonValue &json)
{
    const auto decoded = QByteArray::fromBase64Encoding(json.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!json.isString() || !decoded || (*decoded).size() != nonceBytes) {
        reader.fail();
        return {};
    }
    return *decoded;
}

ChainLink linkIn(MessageReader &reader, const char *name)
{
    const auto link = chainLinkFromJson(reader.json(name));
    if (!link.ok())
        reader.fail();
    return link.ok() ? *link : ChainLink();
}

} // namespace

ChainLink ChainLink::beginningOf(const Uuid &desk)
{
    return {0, Blake2b(hashBytes).add("peygir desk").add(desk.view()).finish()};
}

ChainLink ChainLink::followedBy(const Uuid &command) const
{
    return {n + 1, Blake2b(hashBytes).add(hash).add(command.view()).finish()};
}

QJsonObject toJson(const ChainLink &link)
{
    return {{QStringLiteral("n"), wide(link.n)}, {QStringLiteral("hash"), base64(link.hash)}};
}

Result<ChainLink> chainLinkFromJson(const QJsonValue &json)
{
    // No desk sends as many; numbers beyond could overflow.
    constexpr qint64 mostCommands = qint64(1) << 53;
    MessageReader reader(json);
    ChainLink link{reader.wide("n"), reader.base64("hash")};
    if (link.n < 0 || link.n > mostCommands || link.hash.size() != hashBytes)
        reader.fail();
    return finished(reader, std::move(link));
}

QJsonObject toJson(const Introduction &introduction)
{
    QJsonArray known;
    for (const QByteArray &nonce : introduction.known)
        known.append(base64(nonce));
    QJsonObject object{{QStringLiteral("known"), known},
                       {QStringLiteral("next"), base64(introduction.next)},
                       {QStringLiteral("sent"), toJson(introduction.sent)},
                       {QStringLiteral("end"), toJson(introduction.end)}};
    if (introduction.replaces)
        object.insert(QStringLiteral("replaces"), introduction.replaces->toString());
    if (!introduction.pushKey.isEmpty())
        object.insert(QStringLiteral("pushKey"), base64(introduction.pushKey));
    return object;
}

Result<Introduction> introductionFromJson(const QJsonValue &json)
{
    MessageReader reader(json);
    Introduction introduction;
    const QJsonArray known = reader.array("known", qsizetype(mostKnownNonces));
    for (const QJsonValue &nonce : known)
        introduction.known.push_back(nonceIn(reader, nonce));
    introduction.next = nonceIn(reader, reader.json("next"));
    introduction.sent = linkIn(reader, "sent");
    introduction.end = linkIn(reader, "end");
    if (reader.has("replaces"))
        introduction.replaces = reader.uuid("replaces");
    if (reader.has("pushKey")) {
        introduction.pushKey = reader.base64("pushKey");
        if (introduction.pushKey.size() != pushKeyBytes)
            reader.fail();
    }
    return finished(reader, std::move(introduction));
}

QJsonObject toJson(const PushOpening &opening)
{
    return {{QStringLiteral("nonce"), base64(opening.nonce)}, {QStringLiteral("before"), toJson(opening.before)}};
}

Result<PushOpening> pushOpeningFromJson(const QJsonValue &json)
{
    MessageReader reader(json);
    PushOpening opening{nonceIn(reader, reader.json("nonce")), linkIn(reader, "before")};
    return finished(reader, std::move(opening));
}

} // namespace peygir::sync
