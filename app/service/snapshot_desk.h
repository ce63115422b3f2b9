// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/server/http_message.h"
#include "service/reader_pool.h"
#include "service/sequencer_thread.h"
#include "service/snapshot_places.h"
#include "sync/server/desk_register.h"
#include "sync/server/snapshots.h"

#include <condition_variable>
#include <set>
#include <thread>

namespace peygir::server {

/// Makes snapshots of large buckets while this node leads, on a thread of its own of low priority, and hands them out:
/// `GET /v1/snapshot/{hash}` by range (SYNC 18). The files lie in the folder `snapshots` of the node; the database knows which
/// there are (`sync::Snapshots`).
class SnapshotDesk
{
public:
    struct Reading
    {
        ReaderPool &readers;
        sync::BucketSetOf bucketSetOf;
    };
    /// All outlive it. A bucket with `leastRows` rows is large.
    SnapshotDesk(const ServerStore &store, const Registry &registry, Reading reading, SequencerThread &sequencer,
                 const Clock &clock, qint64 leastRows);
    /// Stops.
    ~SnapshotDesk();

    /// Makes the folder and begins; `schema` as in `schemaNumber`. Fails with "storage.io".
    Result<void> start(int schema);
    /// What is being made is given up. Not to be started again.
    void stop();

    static bool isSnapshotPath(const QByteArray &path);
    /// The bytes, if they lie here. Otherwise another node has them, or nobody: "sync.snapshot_gone". More than
    /// `limits::snapshotsServed` at one time, or `limits::snapshotsServedToOne` of one person, are told "server.overloaded". From
    /// any thread.
    Result<front::HttpResponse> answer(const sync::Session &session, const front::HttpRequest &request);

private:
    void loop();
    /// One round; fails with the machine's errors.
    Result<void> makeWanted();
    Result<void> tidy(storage::Connection &connection);
    Result<void> make(storage::Connection &connection, qint64 bucket);
    Result<sync::SnapshotManifest> fill(storage::Connection &connection, qint64 bucket);
    Result<sync::SnapshotOffer> pack(sync::SnapshotManifest &manifest);
    /// On the sequencer's thread, which writes; this one waits.
    Result<void> written(const std::function<Result<void>(sync::Snapshots &, qint64 token)> &write);
    bool isStopping();
    QString file(const QString &name) const;
    QString file(const BlobHash &hash) const { return file(hash.text()); }

    const ServerStore &m_store;
    const Registry &m_registry;
    Reading m_reading;
    SequencerThread &m_sequencer;
    const Clock &m_clock;
    qint64 m_leastRows;
    int m_schema = 0;
    /// Whose rows are not what was counted: nobody looks at them again before the next start.
    std::set<qint64> m_differing;
    bool m_isTidy = false;
    SnapshotPlaces m_places;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace peygir::server
