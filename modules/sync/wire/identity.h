// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"
#include "base/uuid.h"

#include <QJsonObject>

#include <optional>
#include <vector>

/// How a server knows that a desk is still the one that it met, and not a copy of it (SYNC 15, ADR 12).
namespace peygir::sync {

/// A place in the chain of what a desk has ever sent: the number of a command, and the hash over all up to it,
/// h(n) = H(h(n-1), id). Number 0 is the beginning, before any command.
struct ChainLink
{
    qint64 n = 0;
    /// 32 bytes.
    QByteArray hash;

    /// Where the chain of a desk begins.
    static ChainLink beginningOf(const Uuid &desk);
    ChainLink followedBy(const Uuid &command) const;

    friend bool operator==(const ChainLink &, const ChainLink &) = default;
};

QJsonObject toJson(const ChainLink &link);
/// Reads hostile JSON. Fails with "sync.malformed".
Result<ChainLink> chainLinkFromJson(const QJsonValue &json);

/// A word that only the desk and its server know, another one after each hello. 16 bytes.
constexpr qsizetype nonceBytes = 16;
/// Words of hellos whose answers never came. More are forgotten, the oldest first: should the server have heard just
/// that one, the desk goes on as another one and loses nothing.
constexpr size_t mostKnownNonces = 16;

/// What a desk says of itself at hello.
struct Introduction
{
    /// Words that the server may have heard last; empty on a desk that has never met it.
    std::vector<QByteArray> known;
    /// The word from now on. Kept by the desk before it is said.
    QByteArray next;
    /// Up to where it believes to have been answered; where a server that does not know it takes it up.
    ChainLink sent;
    /// The last command that it has. A server that has more from it has met a later state of this store.
    ChainLink end;
    /// The desk whose copy it found itself to be. Said at each hello: a server that was put back to an older state has not
    /// heard it.
    std::optional<Uuid> replaces = {};
    /// By which the server knows what this store has signed (SYNC 16); empty from a program that leaves nothing behind.
    QByteArray pushKey = {};
};

QJsonObject toJson(const Introduction &introduction);
/// Reads hostile JSON. Fails with "sync.malformed".
Result<Introduction> introductionFromJson(const QJsonValue &json);

/// With what a push begins.
struct PushOpening
{
    /// The word of the last hello.
    QByteArray nonce;
    /// The place before the first of its commands; the others follow one another.
    ChainLink before;
};

QJsonObject toJson(const PushOpening &opening);
/// Reads hostile JSON. Fails with "sync.malformed".
Result<PushOpening> pushOpeningFromJson(const QJsonValue &json);

} // namespace peygir::sync
