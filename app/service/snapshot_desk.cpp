// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/snapshot_desk.h"

#include "base/limits.h"
#include "service/event_log.h"
#include "service/ranged_file.h"
#include "storage/disk_room.h"
#include "storage/sqlite_connection.h"
#include "sync/server/snapshot_maker.h"

#include <QDir>
#include <QFile>

#include <future>
#include <sys/resource.h>
#include <unistd.h>

namespace peygir::server {

using front::HttpResponse;
using storage::Connection;
using storage::SqliteOptions;

namespace {

const QByteArray root = "/v1/snapshot/";
const QString filled = QStringLiteral("filled");
const QString packed = QStringLiteral("packed");
/// The first look comes soon after a start, when nobody waits for it yet.
constexpr Milliseconds firstPause{500};
/// Behind whoever asks for something; but on a server that is never idle it still comes to its end.
constexpr int lowPriority = 10;

Error stopped() { return Error("server.stopping"); }

} // namespace

SnapshotDesk::SnapshotDesk(const ServerStore &store, const Registry &registry, Reading reading, SequencerThread &sequencer,
                           const Clock &clock, qint64 leastRows)
    : m_store(store)
    , m_registry(registry)
    , m_reading(std::move(reading))
    , m_sequencer(sequencer)
    , m_clock(clock)
    , m_leastRows(leastRows)
{}

SnapshotDesk::~SnapshotDesk() { stop(); }

QString SnapshotDesk::file(const QString &name) const
{
    return m_store.file(QStringLiteral("snapshots/") + name);
}

Result<void> SnapshotDesk::start(int schema)
{
    m_schema = schema;
    if (!QDir().mkpath(file({})))
        return Error("storage.io");
    QFile::setPermissions(file({}), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_thread = std::thread([this] { loop(); });
    return {};
}

void SnapshotDesk::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

bool SnapshotDesk::isStopping()
{
    const std::lock_guard lock(m_mutex);
    return m_stopping;
}

void SnapshotDesk::loop()
{
    // On Linux this is the thread's alone. Whoever asks for something comes first.
    ::setpriority(PRIO_PROCESS, 0, lowPriority);
    for (auto pause = firstPause;; pause = limits::snapshotPause) {
        {
            std::unique_lock lock(m_mutex);
            if (m_wake.wait_for(lock, pause, [this] { return m_stopping; }))
                return;
        }
        if (!m_sequencer.isLeading() || m_sequencer.schemaFit() != SchemaFit::Whole)
            continue;
        if (const auto made = makeWanted(); !made.ok() && made.error().id() != "server.stopping" && !isStopping())
            logError("snapshot", made.error());
    }
}

Result<void> SnapshotDesk::makeWanted()
{
    // A replica does as well: a snapshot is of some place in the history, and says of which.
    TRY_LET(const auto connection, m_store.openReplica());
    if (!m_isTidy) {
        // A replica that is behind does not know of the newest.
        TRY_LET(const auto present, m_store.openReading());
        TRY(tidy(*present));
    }
    m_isTidy = true;
    TRY_LET(const std::vector<qint64> wanted,
            sync::Snapshots(*connection).wanted(m_store.nodeName(), m_schema, m_leastRows));
    for (const qint64 bucket : wanted) {
        if (m_differing.contains(bucket))
            continue;
        if (isStopping())
            return stopped();
        // The same disk takes what desks push.
        if (storage::diskRoom(file({})) < 2 * limits::blobDiskRoom)
            return Error("storage.disk_full");
        const auto made = make(*connection, bucket);
        if (!made.ok()) {
            QFile::remove(file(filled));
            QFile::remove(file(packed));
        }
        if (!made.ok() && made.error().id() == "sync.snapshot_differs") {
            logError("snapshot", made.error().with(QStringLiteral("bucket"), bucket));
            m_differing.insert(bucket);
        } else {
            TRY(made);
        }
    }
    return {};
}

Result<void> SnapshotDesk::tidy(Connection &connection)
{
    TRY_LET(const std::vector<BlobHash> known, sync::Snapshots(connection).of(m_store.nodeName()));
    QSet<QString> kept;
    for (const BlobHash &hash : known) {
        if (QFile::exists(file(hash)))
            kept.insert(hash.text());
        else
            TRY(written([&hash](sync::Snapshots &snapshots, qint64 token) { return snapshots.forget(hash, token); }));
    }
    for (const QString &name : QDir(file({})).entryList(QDir::Files)) {
        if (!kept.contains(name))
            QFile::remove(file(name));
    }
    return {};
}

Result<sync::SnapshotManifest> SnapshotDesk::fill(Connection &connection, qint64 bucket)
{
    QFile::remove(file(filled));
    TRY_LET(const auto target, storage::openSqlite({.path = file(filled),
                                                    .exclusive = true,
                                                    .synchronous = SqliteOptions::Synchronous::Normal,
                                                    .journal = SqliteOptions::Journal::Delete,
                                                    .erase = SqliteOptions::Erase::No,
                                                    .roomForSeal = true}));
    return sync::SnapshotMaker(connection, m_registry, m_schema).fill(bucket, *target, [this] { return isStopping(); });
}

Result<void> SnapshotDesk::make(Connection &connection, qint64 bucket)
{
    TRY_LET(sync::SnapshotManifest manifest, fill(connection, bucket));
    TRY_LET(const sync::SnapshotOffer offer, pack(manifest));
    QFile::remove(file(filled));
    if (!QFile::rename(file(packed), file(offer.hash)) && !QFile::exists(file(offer.hash)))
        return Error("storage.io");
    std::vector<BlobHash> old;
    TRY(written([&](sync::Snapshots &snapshots, qint64 token) -> Result<void> {
        TRY_LET(old, snapshots.add(manifest, offer, m_store.nodeName(), token));
        return {};
    }));
    for (const BlobHash &hash : old)
        QFile::remove(file(hash));
    logEvent("snapshot-made", {{"bucket", QByteArray::number(bucket)},
                               {"rows", QByteArray::number(offer.rows)},
                               {"bytes", QByteArray::number(offer.dataBytes)},
                               {"seq", QByteArray::number(offer.seq)}});
    return {};
}

Result<sync::SnapshotOffer> SnapshotDesk::pack(sync::SnapshotManifest &manifest)
{
    QFile source(file(filled));
    QFile target(file(packed));
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return Error("storage.io");
    const auto read = [&](qint64 from, qint64 bytes) -> Result<QByteArray> {
        if (isStopping())
            return stopped();
        source.seek(from);
        QByteArray pages = source.read(bytes);
        return pages.size() == bytes ? Result<QByteArray>(std::move(pages)) : Error("storage.io");
    };
    const auto write = [&target](const QByteArray &bytes) -> Result<void> {
        return target.write(bytes) == bytes.size() ? Result<void>() : Error("storage.io");
    };
    TRY_LET(sync::SnapshotOffer offer, packSnapshot(manifest, {source.size(), read, write}));
    // Whoever has begun to fetch it after a power cut must find what he was told.
    return target.flush() && ::fsync(target.handle()) == 0 ? Result<sync::SnapshotOffer>(std::move(offer)) : Error("storage.io");
}

Result<void> SnapshotDesk::written(const std::function<Result<void>(sync::Snapshots &, qint64)> &write)
{
    std::promise<Result<void>> done;
    m_sequencer.run([&](Result<SequencerThread::Writer> writer) {
        const auto answer = [&]() -> Result<void> {
            TRY(writer);
            if (writer->token == 0)
                return Error("sync.not_leader");
            sync::Snapshots snapshots(writer->connection);
            return write(snapshots, writer->token);
        };
        done.set_value(answer());
    });
    return done.get_future().get();
}

bool SnapshotDesk::isSnapshotPath(const QByteArray &path) { return path.startsWith(root); }

Result<HttpResponse> SnapshotDesk::answer(const sync::Session &session, const front::HttpRequest &request)
{
    const auto hash = BlobHash::parse(request.path.sliced(root.size()));
    if (!hash.ok())
        return Error("sync.snapshot_gone");
    TRY_LET(const sync::Snapshots::Kept kept, m_reading.readers.with([&](Reader &reader) {
        return sync::Snapshots(*reader.connection).forUser(*hash, m_reading.bucketSetOf, session.user, m_clock.now());
    }));
    const QString path = file(*hash);
    if (!QFile::exists(path))
        return Error("sync.snapshot_gone");
    auto place = m_places.take(session.user);
    if (!place)
        return Error("server.overloaded", {{QStringLiteral("retryAfter"), 3}});
    // Piece by piece: nobody holds one of few places for hours, and a node that hands on never has a whole file in memory.
    auto piece = withFile({200, "application/octet-stream", {}, {{"Accept-Ranges", "bytes"}, {"Cache-Control", "private, no-store"}}},
                          path, kept.offer.dataBytes + kept.offer.manifestBytes, request, std::move(place), limits::snapshotPieceBytes);
    if (piece.ok() && piece->status == 200)
        return HttpResponse{416, {}, {}, {{"Accept-Ranges", "bytes"}}};
    return piece;
}

} // namespace peygir::server
