// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "access/store/bucket_sets.h"
#include "front/server/http_message.h"
#include "service/reader_pool.h"
#include "service/sequencer_thread.h"
#include "storage/blob_folder.h"
#include "sync/server/endpoint.h"

#include <set>

namespace peygir::server {

/// Where files are handed in and out (SYNC 20): `PUT`, `HEAD` and `GET` of `/v1/blob/{sha256}`. Their bytes lie in the
/// folder `blobs` of the server, each content once. A person gets a content only through a record that he may hold and
/// whose author has shown it, and learns nothing of others, not even whether they are there. From any thread.
class BlobDesk
{
public:
    /// By what is decided who may read. What he holds, and what he may ask for (`QueryDesk`): `present` is that of the
    /// present.
    struct Reading
    {
        ReaderPool &readers;
        sync::BucketSetOf bucketSetOf;
        access::BucketSets &present;
    };
    /// All outlive it. `most` is the size of the largest file.
    BlobDesk(const ServerStore &store, Reading reading, SequencerThread &sequencer, const Clock &clock, qint64 most);

    /// Opens the folder and throws away what nobody has gone on sending for two weeks. Fails with "storage.io".
    Result<void> start();

    static bool isBlobPath(const QByteArray &path);
    /// HEAD, GET, and `GET /v1/blob`, which tells the limit and the history: after a restore desks send what it has lost.
    void answer(const sync::Session &session, const front::HttpRequest &request, const front::Responder &respond);
    front::UploadOpening open(const sync::Session &session, const front::HttpRequest &request);

private:
    class Upload;
    class Reference;
    struct Access
    {
        bool mayRead;
        bool hasShown;
    };
    /// Of a PUT: from `first` on, up to `end` (not with it), of `total`.
    struct Part
    {
        qint64 first;
        qint64 end;
        qint64 total;
    };

    Result<Access> accessOf(const sync::Session &session, const BlobHash &hash);
    Result<Part> partOf(const front::HttpRequest &request) const;
    Result<front::UploadOpening> opened(const sync::Session &session, const front::HttpRequest &request);
    qint64 unfinishedOf(const QByteArray &name, qint64 total);
    Result<void> checkQuota(const UserId &user, const QByteArray &name, const Part &part);
    Result<front::HttpResponse> head(const sync::Session &session, const BlobHash &hash);
    Result<front::HttpResponse> content(const sync::Session &session, const BlobHash &hash,
                                        const front::HttpRequest &request);
    /// Notes that he has shown it, and answers.
    void note(const BlobHash &hash, const UserId &user, qint64 size, const front::Responder &respond);

    const ServerStore &m_store;
    Reading m_reading;
    SequencerThread &m_sequencer;
    const Clock &m_clock;
    qint64 m_most;
    std::optional<storage::BlobFolder> m_folder;
    std::mutex m_mutex;
    /// Uploads on their way: one at a time for each person and content.
    std::set<QByteArray> m_underWay;
};

} // namespace peygir::server
