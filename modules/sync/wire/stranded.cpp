// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/stranded.h"

#include "sync/wire/message_reader.h"
#include "sync/wire/messages.h"

#include <sodium.h>

namespace peygir::sync {

static_assert(sealKeyBytes == crypto_box_PUBLICKEYBYTES && sealKeyBytes == crypto_box_SECRETKEYBYTES);
static_assert(pushKeyBytes == crypto_sign_PUBLICKEYBYTES && pushSeedBytes == crypto_sign_SEEDBYTES);

namespace {

unsigned char *raw(QByteArray &bytes) { return reinterpret_cast<unsigned char *>(bytes.data()); }
const unsigned char *raw(const QByteArray &bytes) { return reinterpret_cast<const unsigned char *>(bytes.constData()); }

struct PushKeys
{
    QByteArray open = QByteArray(crypto_sign_PUBLICKEYBYTES, '\0');
    QByteArray secret = QByteArray(crypto_sign_SECRETKEYBYTES, '\0');

    explicit PushKeys(const QByteArray &seed)
    {
        Q_ASSERT(seed.size() == pushSeedBytes);
        crypto_sign_seed_keypair(raw(open), raw(secret), raw(seed));
    }
    ~PushKeys() { sodium_memzero(secret.data(), size_t(secret.size())); }
    PushKeys(const PushKeys &) = delete;
    PushKeys &operator=(const PushKeys &) = delete;
};

} // namespace

QByteArray publicPushKey(const QByteArray &pushSeed) { return PushKeys(pushSeed).open; }

Stranded Stranded::of(const Uuid &desk, const ChainLink &before, const Uuid &command, const QByteArray &bytes,
                      const StrandingKeys &keys)
{
    Q_ASSERT(keys.sealTo.size() == sealKeyBytes);
    Stranded stranded{desk, before, command, keys.sealTo, QByteArray(bytes.size() + crypto_box_SEALBYTES, '\0'),
                      QByteArray(crypto_sign_BYTES, '\0')};
    crypto_box_seal(raw(stranded.sealed), raw(bytes), quint64(bytes.size()), raw(keys.sealTo));
    const PushKeys pushKeys(keys.pushSeed);
    const QByteArray part = stranded.signedPart();
    crypto_sign_detached(raw(stranded.signature), nullptr, raw(part), quint64(part.size()), raw(pushKeys.secret));
    return stranded;
}

QByteArray Stranded::signedPart() const
{
    // All but the last have a fixed length: nothing can move from one to the other.
    return "peygir stranded 1 " + desk.toRaw() + QByteArray::number(before.n).rightJustified(20, '0') + before.hash
        + command.toRaw() + sealedTo + sealed;
}

bool Stranded::isSignedBy(const QByteArray &pushKey) const
{
    const QByteArray part = signedPart();
    return pushKey.size() == pushKeyBytes && signature.size() == crypto_sign_BYTES
        && crypto_sign_verify_detached(raw(signature), raw(part), quint64(part.size()), raw(pushKey)) == 0;
}

Result<QByteArray> Stranded::opened(const QByteArray &publicKey, const QByteArray &secretKey) const
{
    const Error otherwise("sync.sealed_otherwise");
    if (sealed.size() < qsizetype(crypto_box_SEALBYTES) || publicKey.size() != sealKeyBytes || secretKey.size() != sealKeyBytes)
        return otherwise;
    QByteArray bytes(sealed.size() - qsizetype(crypto_box_SEALBYTES), '\0');
    if (crypto_box_seal_open(raw(bytes), raw(sealed), quint64(sealed.size()), raw(publicKey), raw(secretKey)) != 0)
        return otherwise;
    return bytes;
}

QByteArray Stranded::encoded() const
{
    return canonicalJson({{QStringLiteral("version"), wireVersion},
                          {QStringLiteral("desk"), desk.toString()},
                          {QStringLiteral("before"), toJson(before)},
                          {QStringLiteral("command"), command.toString()},
                          {QStringLiteral("sealedTo"), base64(sealedTo)},
                          {QStringLiteral("sealed"), base64(sealed)},
                          {QStringLiteral("signature"), base64(signature)}});
}

Result<Stranded> Stranded::decode(const QByteArray &bytes)
{
    MessageReader reader(bytes, limits::strandedFileBytes);
    if (reader.count("version") != wireVersion)
        reader.fail();
    const auto before = chainLinkFromJson(reader.json("before"));
    if (!before.ok())
        reader.fail();
    Stranded stranded{reader.uuid("desk"),        before.ok() ? *before : ChainLink(), reader.uuid("command"),
                      reader.base64("sealedTo"),  reader.base64("sealed"),             reader.base64("signature")};
    if (stranded.sealedTo.size() != sealKeyBytes || stranded.signature.size() != crypto_sign_BYTES)
        reader.fail();
    return finished(reader, std::move(stranded));
}

QByteArray StrandedRequest::encoded() const
{
    QJsonArray array;
    for (const QByteArray &file : files)
        array.append(QString::fromUtf8(file));
    return packed(canonicalJson({{QStringLiteral("files"), array}}));
}

Result<StrandedRequest> StrandedRequest::decode(const QByteArray &bytes)
{
    MessageReader reader(bytes, limits::requestBytes);
    StrandedRequest request;
    qsizetype size = 0;
    const QJsonArray array = reader.array("files", limits::strandedFiles);
    for (const QJsonValue &file : array) {
        if (!file.isString())
            reader.fail();
        request.files.push_back(file.toString().toUtf8());
        size += request.files.back().size();
    }
    if (size > limits::pushBytes)
        return Error("sync.too_large", {{QStringLiteral("most"), limits::pushBytes}});
    return finished(reader, std::move(request));
}

QByteArray StrandedResponse::encoded() const
{
    QJsonArray array;
    for (const auto &reason : left)
        array.append(reason ? QJsonValue(QString::fromLatin1(reason->id())) : QJsonValue());
    return canonicalJson({{QStringLiteral("left"), array}});
}

Result<StrandedResponse> StrandedResponse::decode(const QByteArray &bytes)
{
    MessageReader reader(bytes, limits::requestBytes);
    StrandedResponse response;
    const QJsonArray array = reader.array("left", limits::strandedFiles);
    for (const QJsonValue &reason : array) {
        if (!reason.isNull() && !reason.isString())
            reader.fail();
        response.left.push_back(reason.isNull() ? std::nullopt : std::optional(Error(reason.toString().toLatin1())));
    }
    return finished(reader, std::move(response));
}

} // namespace peygir::sync
