// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "command/rights.h"
#include "sync/wire/identity.h"

#include <QJsonObject>

#include <optional>
#include <vector>

/// Work that waits on a machine whose owner is not there, pushed by whoever works there next (SYNC 16, ADR 12). A command is
/// sealed so that only the server reads it, and signed so that the server believes whose it is.
namespace peygir::sync {

/// Sizes of libsodium's keys, in bytes.
constexpr qsizetype sealKeyBytes = 32;
constexpr qsizetype pushKeyBytes = 32;
constexpr qsizetype pushSeedBytes = 32;

/// What a store needs to leave its work behind.
struct StrandingKeys
{
    /// The server's public key.
    QByteArray sealTo;
    /// Of the store alone: from it comes the key that signs.
    QByteArray pushSeed;
};

/// The key by which a server knows what the holder of this seed has signed.
QByteArray publicPushKey(const QByteArray &pushSeed);

/// One command that waits, as it lies beside the store.
struct Stranded
{
    Uuid desk;
    /// Its place in what the desk sends, and the hash of the place before.
    ChainLink before;
    Uuid command;
    /// The key to which it was sealed: which server it is for.
    QByteArray sealedTo;
    QByteArray sealed;
    QByteArray signature;

    /// Sealed and signed.
    static Stranded of(const Uuid &desk, const ChainLink &before, const Uuid &command, const QByteArray &bytes,
                       const StrandingKeys &keys);

    QByteArray encoded() const;
    /// Reads hostile bytes. Fails with "sync.malformed".
    static Result<Stranded> decode(const QByteArray &bytes);

    /// Whether the holder of this key has signed it as it is.
    bool isSignedBy(const QByteArray &pushKey) const;
    /// The command as first encoded. Fails with "sync.sealed_otherwise".
    Result<QByteArray> opened(const QByteArray &publicKey, const QByteArray &secretKey) const;

private:
    QByteArray signedPart() const;
};

/// Several of them, as they were encoded: of one desk in the order of their places.
struct StrandedRequest
{
    std::vector<QByteArray> files;

    QByteArray encoded() const;
    /// At most limits::strandedFiles, and limits::pushBytes together. Fails with "sync.malformed" and "sync.too_large".
    static Result<StrandedRequest> decode(const QByteArray &bytes);
};

/// One line for each file, in their order: nothing where the server has it and its copy may go, else why it stays.
struct StrandedResponse
{
    std::vector<std::optional<Error>> left;

    QByteArray encoded() const;
    static Result<StrandedResponse> decode(const QByteArray &bytes);
};

} // namespace peygir::sync
