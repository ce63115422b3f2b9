// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/desk/beside.h"

#include "base/limits.h"

#include <algorithm>

namespace peygir::sync {

using storage::Connection;
using storage::RowView;
using storage::Transaction;

Beside::Step Beside::step() const
{
    if (!m_next)
        return Step::None;
    if (!m_state->cursor())
        return Step::Pull;
    if (firstUnfinished())
        return Step::Fetch;
    return m_isBuilt ? Step::Take : Step::Build;
}

Result<void> Beside::readComing()
{
    m_coming.clear();
    m_pages.reset();
    std::optional<Error> damaged;
    TRY(m_next->each("SELECT bucket, hash, seq, row_count, data_bytes, manifest_bytes, manifest, parts FROM coming_snapshot"
                     " ORDER BY bucket",
                     {}, [&](const RowView &view) {
                         const auto hash = BlobHash::parse(view.utf8(1));
                         std::optional<SnapshotManifest> manifest;
                         if (!view.isNull(6)) {
                             auto read = SnapshotManifest::decode(view.bytes(6));
                             if (read.ok())
                                 manifest = std::move(*read);
                         }
                         if (!hash.ok() || manifest.has_value() == view.isNull(6)) {
                             damaged = Error("storage.damaged");
                             return false;
                         }
                         const auto parts = size_t(view.integer(7));
                         m_coming.push_back({{view.integer(0), *hash, view.integer(2), view.integer(3), view.integer(4),
                                              view.integer(5)},
                                             std::move(manifest), parts, parts});
                         return true;
                     }));
    if (damaged)
        return *damaged;
    bool isLeft = !m_coming.empty();
    TRY(m_next->each("SELECT 1 FROM inbox UNION ALL SELECT 1 FROM coming_index LIMIT 1", {}, [&isLeft](const RowView &) {
        isLeft = true;
        return false;
    }));
    m_isBuilt = !isLeft;
    return {};
}

Result<void> Beside::load(const DeskState &present)
{
    auto opened = m_place.openNext(StorePlace::Next::Kept);
    if (!opened.ok() && opened.error().id() == "storage.missing")
        return {};
    // What cannot be read is asked for again.
    if (!opened.ok())
        return m_place.discardNext();
    m_next = std::move(*opened);
    m_state.emplace(*m_next);
    const auto read = [&]() -> Result<void> {
        TRY(m_state->load());
        return readComing();
    }();
    const bool isFor = read.ok() && m_state->set().version == present.set().version && m_state->home() == present.home()
        && m_state->schema() == m_schema && (!present.cursor() || present.beginsAnew())
        && (!m_state->cursor() || m_state->cursor()->epoch == present.home());
    return isFor ? Result<void>() : drop();
}

Result<void> Beside::begin(const DeskState &present, const PullResponse &first)
{
    TRY(drop());
    TRY_LET(m_next, m_place.openNext(StorePlace::Next::Fresh));
    m_state.emplace(*m_next);
    const auto begun = [&]() -> Result<void> {
        TRY_LET(Transaction transaction, Transaction::begin(*m_next, Connection::Access::Write));
        TRY(m_state->load());
        TRY(m_state->setSet(present.set()));
        if (present.home())
            TRY(m_state->setHome(*present.home()));
        TRY(m_state->setSchema(m_schema));
        TRY(m_state->setPlan(first.plan));
        for (const SnapshotOffer &offer : first.snapshots) {
            TRY(m_next->run("INSERT INTO coming_snapshot (bucket, hash, seq, row_count, data_bytes, manifest_bytes, parts)"
                            " VALUES (?, ?, ?, ?, ?, ?, 0)",
                            {Value(offer.bucket), Value::text(offer.hash.hex()), Value(offer.seq), Value(offer.rows),
                             Value(offer.dataBytes), Value(offer.manifestBytes)}));
        }
        TRY(transaction.commit());
        return readComing();
    }();
    if (!begun.ok())
        TRY(drop());
    return begun;
}

Result<void> Beside::drop()
{
    if (m_isBuilding) {
        m_isDropped = true;
        // What was revoked is not built on for minutes.
        stopBuilding();
        return {};
    }
    const bool wasThere = m_next != nullptr;
    m_pages.reset();
    m_coming.clear();
    m_state.reset();
    m_next.reset();
    m_isBuilt = false;
    return wasThere ? m_place.discardNext() : Result<void>();
}

void Beside::ask(PullRequest &pull) const
{
    pull.position = m_state->position();
    pull.added.clear();
    for (const BucketRows &one : m_state->plan())
        pull.added.push_back(one.bucket);
    for (const Coming &one : m_coming)
        pull.taken.push_back({one.offer.bucket, one.offer.seq});
}

Result<void> Beside::keep(const PullResponse &response, const QByteArray &body)
{
    const auto kept = [&]() -> Result<void> {
        TRY_LET(Transaction transaction, Transaction::begin(*m_next, Connection::Access::Write));
        TRY(m_next->run("INSERT INTO inbox (n, body) VALUES ((SELECT COALESCE(MAX(n), 0) + 1 FROM inbox), ?)",
                        {Value::bytes(body)}));
        TRY(m_state->setPosition(response.position));
        TRY(m_state->setArrived({m_state->arrived().rows + response.rows, false}));
        if (response.complete) {
            TRY(m_state->setDurable(response.durable));
            TRY(m_state->setCursor(response.complete));
        }
        return transaction.commit();
    }();
    if (!kept.ok())
        TRY(m_state->load());
    return kept;
}

const Beside::Coming *Beside::firstUnfinished() const
{
    const auto found = std::find_if(m_coming.begin(), m_coming.end(), [](const Coming &one) { return !one.isWhole(); });
    return found == m_coming.end() ? nullptr : &*found;
}

Beside::Coming *Beside::firstUnfinished() { return const_cast<Coming *>(std::as_const(*this).firstUnfinished()); }

SnapshotPiece Beside::wanted() const
{
    const Coming &coming = *firstUnfinished();
    if (!coming.manifest)
        return {coming.offer.hash, coming.offer.dataBytes, coming.offer.manifestBytes};
    const auto &chunks = coming.manifest->chunks;
    qint64 from = 0;
    for (size_t at = 0; at < coming.parts; ++at)
        from += chunks[at].packed;
    qint64 bytes = chunks[coming.parts].packed;
    for (size_t at = coming.parts + 1; at < chunks.size() && bytes + chunks[at].packed <= limits::snapshotPieceBytes; ++at)
        bytes += chunks[at].packed;
    return {coming.offer.hash, from, bytes};
}

Result<void> Beside::receive(const QByteArray &bytes)
{
    Coming *const coming = step() == Step::Fetch ? firstUnfinished() : nullptr;
    if (!coming)
        return {};
    return coming->manifest ? receiveParts(*coming, bytes) : receiveManifest(*coming, bytes);
}

Result<void> Beside::receiveManifest(Coming &coming, const QByteArray &bytes)
{
    if (BlobHash::of(bytes) != coming.offer.hash)
        return Error("sync.malformed");
    TRY_LET(SnapshotManifest manifest, SnapshotManifest::decode(bytes));
    qint64 data = 0;
    for (const SnapshotManifest::Chunk &chunk : manifest.chunks)
        data += chunk.packed;
    if (manifest.bucket != coming.offer.bucket || manifest.at.seq != coming.offer.seq || manifest.rows != coming.offer.rows
        || manifest.schema != m_schema || manifest.at.epoch != m_state->home() || data != coming.offer.dataBytes
        || manifest.chunks.empty())
        return Error("sync.malformed");
    TRY(m_next->run("UPDATE coming_snapshot SET manifest = ? WHERE bucket = ?",
                    {Value::bytes(bytes), Value(coming.offer.bucket)}));
    coming.manifest = std::move(manifest);
    return {};
}

Result<void> Beside::receiveParts(Coming &coming, const QByteArray &bytes)
{
    const auto &chunks = coming.manifest->chunks;
    if (!m_pages) {
        TRY_LET(m_pages, m_place.openPages(coming.name()));
    }
    qint64 offset = 0;
    for (size_t at = 0; at < coming.parts; ++at)
        offset += chunks[at].bytes;
    QByteArrayView rest(bytes);
    while (!rest.isEmpty() && coming.parts < chunks.size()) {
        const SnapshotManifest::Chunk &chunk = chunks[coming.parts];
        if (rest.size() < chunk.packed)
            return Error("sync.malformed");
        TRY_LET(const QByteArray pages, chunkPages(chunk, rest.first(qsizetype(chunk.packed))));
        TRY(m_pages->write(offset, pages));
        offset += chunk.bytes;
        rest = rest.sliced(qsizetype(chunk.packed));
        ++coming.parts;
    }
    if (!coming.isWhole() && coming.parts - coming.syncedParts < size_t(limits::snapshotChunksSynced))
        return {};
    TRY(m_pages->sync());
    TRY(m_next->run("UPDATE coming_snapshot SET parts = ? WHERE bucket = ?",
                    {Value(qint64(coming.parts)), Value(coming.offer.bucket)}));
    coming.syncedParts = coming.parts;
    if (coming.isWhole())
        m_pages.reset();
    return {};
}

qint64 Beside::rows() const
{
    qint64 rows = m_state->arrived().rows;
    for (const Coming &coming : m_coming) {
        if (coming.manifest)
            rows += coming.offer.rows * qint64(coming.parts) / qint64(coming.manifest->chunks.size());
    }
    return rows;
}

void Beside::stopBuilding()
{
    m_isStopping = true;
    m_next->interrupt();
}

Result<bool> Beside::endBuilding()
{
    m_isBuilding = false;
    m_isStopping = false;
    if (std::exchange(m_isDropped, false)) {
        TRY(drop());
        return true;
    }
    // What was built is read again, also where building has failed in the middle.
    TRY(m_state->load());
    TRY(readComing());
    return false;
}

} // namespace peygir::sync
