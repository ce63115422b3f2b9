// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QCryptographicHash>

#include <compare>

namespace peygir {

/// The name of a file's content: its SHA-256. Equal content has one name, everywhere and for ever.
class BlobHash
{
public:
    /// Sixty-four hexadecimal digits in lower case, nothing else: two spellings would be two names, and what stands in
    /// a path must not be able to climb. Fails with "base.blob_hash".
    static Result<BlobHash> parse(QByteArrayView hex);
    static BlobHash of(QByteArrayView content);

    const QByteArray &hex() const { return m_hex; }
    QString text() const { return QString::fromLatin1(m_hex); }

    friend bool operator==(const BlobHash &, const BlobHash &) = default;
    friend std::strong_ordering operator<=>(const BlobHash &a, const BlobHash &b)
    {
        return a.m_hex.compare(b.m_hex) <=> 0;
    }

private:
    friend class BlobHasher;
    explicit BlobHash(QByteArray hex)
        : m_hex(std::move(hex))
    {}

    QByteArray m_hex;
};

/// Finds the name of a content that comes piece by piece.
class BlobHasher
{
public:
    void add(QByteArrayView piece) { m_hash.addData(piece); }
    BlobHash finish() const { return BlobHash(m_hash.result().toHex()); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace peygir
