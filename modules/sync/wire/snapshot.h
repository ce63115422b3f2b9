// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "sync/wire/messages.h"

namespace peygir::sync {

/// What a snapshot is (SYNC 18): a SQLite file with the rows of one bucket as of one place in the history, and which aggregates
/// are in it; nothing else, nobody's identity, no secondary index, and room for a seal in each page. It travels in parts that
/// are zstd frames, which lie one after another, and behind them this list of them. The list's hash names it.
struct SnapshotManifest
{
    struct Chunk
    {
        /// Of the pages in clear.
        BlobHash hash;
        /// As it travels, and unpacked.
        qint64 packed;
        qint64 bytes;
    };

    /// Newest replicated migration of the server's program: the tables are of its form.
    int schema = 0;
    qint64 bucket = 0;
    /// The state that it is of.
    Cursor at;
    /// What the bucket held then, as in a digest.
    qint64 rows = 0;
    qint64 sum = 0;
    std::vector<Chunk> chunks;

    QByteArray encoded() const;
    /// Reads what a server says. Fails with "sync.malformed": parts that are no whole pages or larger than allowed are.
    static Result<SnapshotManifest> decode(const QByteArray &bytes);
};

/// The tables of the file: each replicated table under its own name, and this one.
constexpr char snapshotMembers[] = "member";

/// A part of a snapshot as a desk asks for it. The driver of an engine makes a request by range of it.
struct SnapshotPiece
{
    BlobHash hash;
    qint64 from;
    qint64 bytes;

    QByteArray encoded() const;
    static Result<SnapshotPiece> decode(const QByteArray &bytes);
};

/// Packs the pages of a part, and reads them back: fails with "sync.malformed" where they are not `chunk`.
QByteArray packedChunk(const QByteArray &pages);
Result<QByteArray> chunkPages(const SnapshotManifest::Chunk &chunk, QByteArrayView packed);

} // namespace peygir::sync
