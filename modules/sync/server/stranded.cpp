// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/server/stranded.h"

#include <sodium.h>

#include <map>

namespace peygir::sync::stranded {

using storage::Connection;
using storage::RowView;

namespace {

struct SealKeys
{
    QByteArray open;
    QByteArray secret;
};

Result<std::optional<SealKeys>> sealKeys(Connection &connection)
{
    std::optional<SealKeys> keys;
    TRY(connection.each("SELECT public_key, secret_key FROM seal_key WHERE id = 1", {}, [&keys](const RowView &view) {
        keys = SealKeys{view.bytes(0), view.bytes(1)};
        return false;
    }));
    return keys;
}

struct Signer
{
    UserId user;
    QByteArray pushKey;
};

/// Nothing where the desk is unknown or has never shown its key.
Result<std::optional<Signer>> signerOf(Connection &connection, const Uuid &desk)
{
    std::optional<Signer> signer;
    TRY(connection.each("SELECT d.user_id, k.push_key FROM desk d JOIN desk_key k ON k.desk = d.id WHERE d.id = ?",
                        {Value(desk)}, [&signer](const RowView &view) {
                            signer = Signer{UserId(view.uuid(0)), view.bytes(1)};
                            return false;
                        }));
    return signer;
}

/// The command in a file, or why it stays.
Result<Arrival> arrivalIn(const Stranded &file, const std::optional<Signer> &signer, const SealKeys &keys, Instant now)
{
    if (!signer)
        return Error("sync.desk_unknown");
    if (!file.isSignedBy(signer->pushKey))
        return Error("sync.signature");
    TRY_LET(const QByteArray bytes, file.opened(keys.open, keys.secret));
    TRY_LET(Envelope envelope, Envelope::decode(bytes));
    if (envelope.author != signer->user || envelope.id != file.command)
        return Error("sync.author");
    return Arrival{bytes, std::move(envelope), file.desk, now, {}, Arrival::Place{{}, file.before, true}};
}

} // namespace

Result<QByteArray> publicKey(Connection &connection, Random &random)
{
    TRY_LET(const std::optional<SealKeys> present, sealKeys(connection));
    if (present)
        return present->open;
    const QByteArray seed = random.bytes(crypto_box_SEEDBYTES);
    SealKeys keys{QByteArray(sealKeyBytes, '\0'), QByteArray(sealKeyBytes, '\0')};
    crypto_box_seed_keypair(reinterpret_cast<unsigned char *>(keys.open.data()),
                            reinterpret_cast<unsigned char *>(keys.secret.data()),
                            reinterpret_cast<const unsigned char *>(seed.constData()));
    TRY(connection.run("INSERT INTO seal_key (id, public_key, secret_key) VALUES (1, ?, ?)",
                       {Value::bytes(keys.open), Value::bytes(keys.secret)}));
    return keys.open;
}

Result<void> keepPushKey(Connection &connection, const Uuid &desk, const QByteArray &pushKey)
{
    TRY(connection.run("INSERT INTO desk_key (desk, push_key) VALUES (?, ?)"
                       " ON CONFLICT (desk) DO UPDATE SET push_key = excluded.push_key",
                       {Value(desk), Value::bytes(pushKey)}));
    return {};
}

Result<Brought> brought(Connection &connection, const StrandedRequest &request, Instant now)
{
    TRY_LET(const std::optional<SealKeys> keys, sealKeys(connection));
    Brought brought;
    std::map<Uuid, std::optional<Signer>> signers;
    for (const QByteArray &bytes : request.files) {
        const auto file = Stranded::decode(bytes);
        if (!file.ok() || !keys) {
            brought.left.push_back(file.ok() ? Error("sync.sealed_otherwise") : file.error());
            continue;
        }
        auto known = signers.find(file->desk);
        if (known == signers.end()) {
            TRY_LET(std::optional<Signer> signer, signerOf(connection, file->desk));
            known = signers.emplace(file->desk, std::move(signer)).first;
        }
        auto arrival = arrivalIn(*file, known->second, *keys, now);
        brought.left.push_back(arrival.ok() ? std::nullopt : std::optional(arrival.error()));
        if (arrival.ok())
            brought.arrivals.push_back(std::move(*arrival));
    }
    return brought;
}

StrandedResponse answered(Brought brought, const GroupOutcome &outcome)
{
    auto receipt = outcome.receipts.begin();
    for (auto &reason : brought.left) {
        if (reason)
            continue;
        if (isNotRun(*receipt))
            reason = receipt->reason;
        ++receipt;
    }
    return {std::move(brought.left)};
}

} // namespace peygir::sync::stranded
