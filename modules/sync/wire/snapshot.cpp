// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/wire/snapshot.h"

#include "sync/wire/message_reader.h"

namespace peygir::sync {

namespace {

constexpr qint64 pageBytes = 4096;

BlobHash hashFrom(MessageReader &reader, const QJsonValue &json)
{
    const auto hash = BlobHash::parse(json.toString().toLatin1());
    if (!hash.ok())
        reader.fail();
    return hash.ok() ? *hash : BlobHash::of({});
}

} // namespace

QJsonValue toJson(const std::vector<SnapshotOffer> &offers)
{
    QJsonArray array;
    for (const SnapshotOffer &offer : offers)
        array.append(QJsonArray{wide(offer.bucket), offer.hash.text(), wide(offer.seq), wide(offer.rows),
                                wide(offer.dataBytes), wide(offer.manifestBytes)});
    return array;
}

Result<std::vector<SnapshotOffer>> snapshotOffersFromJson(const QJsonValue &json)
{
    MessageReader reader(QJsonObject{{QStringLiteral("offers"), json}});
    std::vector<SnapshotOffer> offers;
    const QJsonArray array = reader.array("offers", mostSnapshots);
    for (const QJsonValue &one : array) {
        const QJsonArray parts = one.toArray();
        if (parts.size() != 6)
            reader.fail();
        offers.push_back({reader.wide(parts.at(0)), hashFrom(reader, parts.at(1)), reader.wide(parts.at(2)),
                          reader.wide(parts.at(3)), reader.wide(parts.at(4)), reader.wide(parts.at(5))});
        const SnapshotOffer &offer = offers.back();
        if (offer.seq < 0 || offer.rows < 0 || offer.dataBytes < 0 || offer.manifestBytes <= 0
            || offer.manifestBytes > limits::snapshotManifestBytes)
            reader.fail();
    }
    return finished(reader, std::move(offers));
}

QByteArray SnapshotManifest::encoded() const
{
    QJsonArray parts;
    for (const Chunk &chunk : chunks)
        parts.append(QJsonArray{chunk.hash.text(), wide(chunk.packed), wide(chunk.bytes)});
    return canonicalJson({{QStringLiteral("schema"), schema},
                          {QStringLiteral("bucket"), wide(bucket)},
                          {QStringLiteral("at"), toJson(at)},
                          {QStringLiteral("rows"), wide(rows)},
                          {QStringLiteral("sum"), wide(sum)},
                          {QStringLiteral("chunks"), parts}});
}

Result<SnapshotManifest> SnapshotManifest::decode(const QByteArray &bytes)
{
    MessageReader reader(bytes, limits::snapshotManifestBytes);
    auto at = cursorFromJson(reader.json("at"));
    if (!at.ok())
        return at.error();
    SnapshotManifest manifest{reader.count("schema"), reader.wide("bucket"), std::move(*at), reader.wide("rows"),
                              reader.wide("sum"), {}};
    const QJsonArray parts = reader.array("chunks", limits::snapshotChunks);
    for (const QJsonValue &one : parts) {
        const QJsonArray part = one.toArray();
        if (part.size() != 3)
            reader.fail();
        const Chunk chunk{hashFrom(reader, part.at(0)), reader.wide(part.at(1)), reader.wide(part.at(2))};
        // What is packed well is not much longer than what it holds.
        if (chunk.bytes <= 0 || chunk.bytes % pageBytes != 0 || chunk.bytes > limits::snapshotChunkBytes || chunk.packed <= 0
            || chunk.packed > 2 * limits::snapshotChunkBytes)
            reader.fail();
        manifest.chunks.push_back(chunk);
    }
    return finished(reader, std::move(manifest));
}

QByteArray SnapshotPiece::encoded() const
{
    return canonicalJson({{QStringLiteral("hash"), hash.text()},
                          {QStringLiteral("from"), wide(from)},
                          {QStringLiteral("bytes"), wide(bytes)}});
}

Result<SnapshotPiece> SnapshotPiece::decode(const QByteArray &bytes)
{
    MessageReader reader(bytes, limits::requestBytes);
    const SnapshotPiece piece{hashFrom(reader, reader.json("hash")), reader.wide("from"), reader.wide("bytes")};
    if (piece.from < 0 || piece.bytes <= 0)
        reader.fail();
    return finished(reader, piece);
}

QByteArray packedChunk(const QByteArray &pages) { return framed(pages); }

Result<QByteArray> chunkPages(const SnapshotManifest::Chunk &chunk, QByteArrayView packed)
{
    if (packed.size() != chunk.packed)
        return Error("sync.malformed");
    TRY_LET(QByteArray pages, unpacked(packed.toByteArray(), qsizetype(chunk.bytes)));
    if (pages.size() != chunk.bytes || BlobHash::of(pages) != chunk.hash)
        return Error("sync.malformed");
    return pages;
}

} // namespace peygir::sync
