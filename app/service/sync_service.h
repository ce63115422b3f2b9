// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/server/http_server.h"
#include "service/blob_desk.h"
#include "service/head_watch.h"
#include "service/leader_line.h"
#include "service/listeners.h"
#include "service/phone_desk.h"
#include "service/query_desk.h"
#include "service/row_watch.h"
#include "service/sign_in_desk.h"
#include "service/snapshot_desk.h"
#include "service/token_book.h"
#include "sync/server/endpoint.h"
#include "sync/server/stuck_heads.h"
#include "sync/wire/query.h"

namespace peygir::server {

/// The central server: the engine of `sync` behind HTTPS. Paths, tokens and statuses are known here and nowhere else
/// (docs/PROGRAMS.md). Deciding, reading and signing in each have their own threads.
class SyncService
{
public:
    /// What a server is told of itself and its like.
    struct Node
    {
        /// In bytes.
        qint64 largestFile = limits::blobBytes;
        /// https://host:port by which the other nodes of this database reach this one; empty where there are none.
        QByteArray url = {};
        /// PEM, by whom they are trusted; empty: those of the system.
        QByteArray authorities = {};
        /// Of buckets with so many rows snapshots are made.
        qint64 snapshotRows = limits::snapshotRows;
        /// Where people of the organisation's directory are asked for.
        std::optional<access::DirectorySettings> directory = {};
        /// https://host[:port] by which phones reach this city's servers; empty: as the desk does that asks for a link.
        QByteArray phoneUrl = {};
    };
    /// `store` must outlive it and be migrated.
    SyncService(const ServerStore &store, Registry registry, std::vector<access::BucketRule> bucketRules, Node node);
    /// Stops.
    ~SyncService();

    /// Begins to lead, if nobody else does, and to answer. Fails with the machine's errors and those of
    /// `HttpServer::listen`.
    Result<void> start(const front::ServerOptions &options);
    /// The port taken; 0 while not started.
    quint16 port() const { return m_http.port(); }
    /// Lets what runs come to its end. Not to be started again.
    void stop();
    /// Somebody in this process has ended tokens: they are good for nothing any more, and what is open by them is cut. From any
    /// thread.
    void tokensEnded() { m_tokens.look(); }

private:
    using Session = sync::Session;
    using Speaker = TokenBook::Speaker;
    struct Pulled
    {
        QByteArray bytes;
        /// There was nothing to tell.
        bool quiet;
        /// The history's head, as far as the answer goes.
        qint64 head;
    };

    void handle(front::HttpRequest request, const front::Responder &respond);
    void signIn(const front::HttpRequest &request, front::Responder respond);
    void signOut(const front::HttpRequest &request, const front::Responder &respond);
    void hello(const Speaker &speaker, const front::HttpRequest &request, const front::Responder &respond);
    void push(const Speaker &speaker, const front::HttpRequest &request, const front::Responder &respond);
    void pull(const Speaker &speaker, const front::HttpRequest &request, const front::Responder &respond);
    void query(const Speaker &speaker, const front::HttpRequest &request, const front::Responder &respond);
    void stranded(const front::HttpRequest &request, const front::Responder &respond);
    /// Whether this question changes who may come in.
    static bool isAdministration(const QByteArray &query);
    void administer(const Speaker &speaker, const sync::QueryRequest &asked, const front::HttpRequest &request,
                    const front::Responder &respond);
    void job(const Speaker &speaker, const sync::QueryRequest &asked, const front::HttpRequest &request,
             const front::Responder &respond);
    void verify(const Speaker &speaker, const front::HttpRequest &request, const front::Responder &respond);
    void snapshot(const Speaker &speaker, const front::HttpRequest &request, const front::Responder &respond);
    void journal(const Speaker &speaker, const front::HttpRequest &request, const front::Responder &respond);
    /// A phone with a link, or a desk that wants one.
    void phone(const front::HttpRequest &request, const front::Responder &respond);
    void phoneLink(const Speaker &speaker, const sync::QueryRequest &asked, const front::HttpRequest &request,
                   const front::Responder &respond);
    void health(const front::Responder &respond);
    /// Hands a write on where another node leads; false where this one does.
    bool isLedElsewhere(const front::HttpRequest &request, const front::Responder &respond);
    Result<front::PokeListener> openPoke(const front::HttpRequest &request, std::shared_ptr<front::PokeChannel> channel);

    front::UploadOpening openUpload(const front::HttpRequest &request);
    void touch(const QByteArray &token);
    /// The session as that of `desk`, which the body speaks for: a copy of the desk that signed in (SYNC 15).
    Result<Session> speakingAs(const Session &session, const Uuid &desk);
    /// Logs a desk whose queue does not move.
    void watchHead(const Uuid &desk, const sync::PushRequest &request);
    Result<Pulled> pullOnce(const Session &token, const QByteArray &body);
    Result<Pulled> pullFrom(Reader &reader, const Session &session, const sync::PullRequest &request);
    /// From the replica; nothing where that is behind what this desk knows or was told, or has trouble of its own.
    std::optional<Pulled> pullFromReplica(const Session &session, const sync::PullRequest &request);
    /// Whether the schema allows it; answers where it does not.
    bool isRefusedBySchema(bool isWrite, const front::Responder &respond);

    const ServerStore &m_store;
    Registry m_registry;
    SystemClock m_clock;
    SystemRandom m_random;
    int m_schema = 0;
    access::Accounts m_accounts;
    /// Of the present alone; made of the rules before `m_bucketSets` takes them.
    access::BucketSets m_presentSets;
    access::BucketSets m_bucketSets;
    sync::BucketSetOf m_bucketSetOf;
    SharedPages m_pages;
    ReaderPool m_readers;
    ReaderPool m_replicas;
    Listeners m_listeners;
    TokenBook m_tokens;
    HeadWatch m_headWatch;
    LeaderLine m_leaderLine;
    SequencerThread m_sequencer;
    SignInDesk m_signInDesk;
    BlobDesk m_blobs;
    QueryDesk m_queries;
    SnapshotDesk m_snapshots;
    RowWatch m_rowWatch;
    PhoneDesk m_phones;
    std::mutex m_stuckMutex;
    sync::StuckHeads m_stuckHeads;
    front::HttpServer m_http;
};

} // namespace peygir::server
