// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/sync_service.h"

#include "base/limits.h"
#include "catalogue/store/subject_groups.h"
#include "command/json_depth.h"
#include "followup/web/phone_page.h"
#include "service/event_log.h"
#include "service/job_desk.h"
#include "service/problems.h"
#include "sync/server/history.h"
#include "sync/server/looked_at.h"
#include "sync/server/schema_mark.h"
#include "sync/server/stranded.h"
#include "sync/wire/looks.h"
#include "sync/wire/query.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>

namespace peygir::server {

using front::HttpRequest;
using front::HttpResponse;
using front::Responder;
using storage::Connection;
using sync::BucketSet;

namespace {

HttpResponse jsonResponse(const QJsonObject &object)
{
    return {200, "application/json", QJsonDocument(object).toJson(QJsonDocument::Compact), {}};
}

/// How long a pull may wait for news, from the query `wait=<milliseconds>`; more than the limit is the limit.
Result<Milliseconds> patienceOf(const HttpRequest &request)
{
    const QString value = QUrlQuery(QString::fromLatin1(request.query)).queryItemValue(QStringLiteral("wait"));
    if (value.isEmpty())
        return Milliseconds(0);
    bool ok = false;
    const int wait = value.toInt(&ok);
    if (!ok || wait < 0)
        return Error("sync.malformed");
    return std::min<Milliseconds>(Milliseconds(wait), limits::pullWait);
}

Result<SignInDesk::Request> signInRequestOf(const QByteArray &body)
{
    if (!isNestedAtMost(body, limits::jsonDepth))
        return Error("sync.malformed");
    const QJsonObject object = QJsonDocument::fromJson(body).object();
    const QJsonValue name = object.value(QLatin1String("name"));
    const QJsonValue password = object.value(QLatin1String("password"));
    const auto desk = Uuid::parse(QStringView(object.value(QLatin1String("desk")).toString()));
    if (!name.isString() || !password.isString() || !desk.ok())
        return Error("sync.malformed");
    return SignInDesk::Request{name.toString(), password.toString(), *desk};
}

/// The same of who changes his password.
Result<SignInDesk::Request> changeRequestOf(const QByteArray &body)
{
    TRY_LET(SignInDesk::Request request, signInRequestOf(body));
    const QJsonValue newPassword = QJsonDocument::fromJson(body).object().value(QLatin1String("newPassword"));
    if (newPassword.toString().isEmpty())
        return Error("sync.malformed");
    request.newPassword = newPassword.toString();
    return request;
}

} // namespace

SyncService::SyncService(const ServerStore &store, Registry registry, std::vector<access::BucketRule> bucketRules, Node node)
    : m_store(store)
    , m_registry(std::move(registry))
    , m_accounts(m_random)
    , m_presentSets(access::ofThePresent(bucketRules), catalogue::subjectGroupIds)
    , m_bucketSets(std::move(bucketRules), catalogue::subjectGroupIds)
    , m_bucketSetOf([this](Connection &connection, const UserId &user, Instant now) -> Result<BucketSet> {
        TRY_LET(const auto ids, m_bucketSets.of(connection, user, now));
        TRY_LET(const auto present, m_presentSets.of(connection, user, now));
        BucketSet set = BucketSet::of(*ids);
        set.present = *present;
        return set;
    })
    , m_readers(store, m_registry, m_bucketSetOf, m_pages)
    , m_replicas(store, m_registry, m_bucketSetOf, m_pages, ReaderPool::Source::Replica)
    , m_listeners(m_readers, m_bucketSets, m_clock, [this](qint64 head) { m_pages.tick(head); },
                  [this] { return m_sequencer.isBusy() ? PokePace::Load::Busy : PokePace::Load::Usual; })
    , m_tokens(m_readers, m_clock, [this](const QByteArray &token) { touch(token); },
               [this](const std::set<QByteArray> &tokens) { m_listeners.cut(tokens); })
    , m_headWatch(store,
                  [this](std::vector<qint64> buckets, qint64 head) { m_listeners.moved(std::move(buckets), head); })
    , m_leaderLine(std::move(node.authorities))
    , m_sequencer(
          store, m_registry, m_clock, std::move(node.url),
          [this](std::vector<qint64> buckets, qint64 head) {
              m_headWatch.wrote(head);
              m_listeners.moved(std::move(buckets), head);
          },
          [this](bool leading, const QByteArray &url) {
              m_headWatch.setLeading(leading);
              m_leaderLine.setLeader(url);
          })
    , m_signInDesk(m_readers, m_sequencer, m_accounts, m_clock, std::move(node.directory))
    , m_blobs(store, {m_readers, m_bucketSetOf, m_presentSets}, m_sequencer, m_clock, node.largestFile)
    , m_queries(m_readers, m_registry, m_presentSets, m_clock, [this] { return m_listeners.users(); })
    , m_snapshots(store, m_registry, {m_readers, m_bucketSetOf}, m_sequencer, m_clock, node.snapshotRows)
    , m_rowWatch(m_registry, {[this] { return m_sequencer.isLeading() && m_sequencer.schemaFit() == SchemaFit::Whole; },
                              [this] { return m_sequencer.asked(); }, [this] { return m_store.openReading(); }})
    , m_phones(m_readers, m_sequencer, m_clock, m_random, std::move(node.phoneUrl))
    , m_http([this](HttpRequest request, const Responder &respond) { handle(std::move(request), respond); },
             [this](const HttpRequest &request, std::shared_ptr<front::PokeChannel> channel) {
                 return openPoke(request, std::move(channel));
             },
             [this](const HttpRequest &request) { return openUpload(request); }, problemOf)
{
    m_sequencer.tell(m_pages.recentChanges());
}

SyncService::~SyncService() { stop(); }

Result<void> SyncService::start(const front::ServerOptions &options)
{
    TRY_LET(m_schema, schemaNumber());
    TRY(m_blobs.start());
    m_leaderLine.start();
    TRY(m_sequencer.start());
    m_headWatch.start();
    m_listeners.start();
    m_tokens.start();
    m_signInDesk.start();
    TRY(m_snapshots.start(m_schema));
    m_rowWatch.start();
    return m_http.listen(options);
}

void SyncService::stop()
{
    // From the inside out: whoever waits in a handler is answered before the front waits for its handlers.
    m_headWatch.stop();
    m_tokens.stop();
    m_listeners.stop();
    m_snapshots.stop();
    m_rowWatch.stop();
    m_sequencer.stop();
    m_signInDesk.stop();
    m_leaderLine.stop();
    m_http.stop();
}

void SyncService::handle(HttpRequest request, const Responder &respond)
{
    using Act = void (SyncService::*)(const Speaker &, const HttpRequest &, const Responder &);
    struct Route
    {
        QByteArrayView path;
        Act act;
        /// Only the node that leads can do it.
        bool isWrite;
    };
    static constexpr Route routes[] = {
        {"/v1/hello", &SyncService::hello, true},
        {"/v1/push", &SyncService::push, true},
        {"/v1/pull", &SyncService::pull, false},
        {"/v1/query", &SyncService::query, false},
        {"/v1/verify", &SyncService::verify, false},
        {"/v1/journal", &SyncService::journal, true},
    };
    if (followup::isPhonePath(request.path))
        return phone(request, respond);
    const bool isHealth = request.path == "/healthz";
    const bool isSignIn = request.path == "/v1/login" || request.path == "/v1/password";
    const bool isSignOut = request.path == "/v1/logout";
    const bool isStranded = request.path == "/v1/stranded";
    const auto route = std::find_if(std::begin(routes), std::end(routes),
                                    [&request](const Route &one) { return one.path == request.path; });
    const bool isBlob = BlobDesk::isBlobPath(request.path);
    const bool isSnapshot = SnapshotDesk::isSnapshotPath(request.path);
    const bool isRead = isHealth || isBlob || isSnapshot;
    if (!isRead && !isSignIn && !isSignOut && !isStranded && route == std::end(routes))
        return respond(problemOf(Error("front.unknown")));
    if (isRead ? request.method != "GET" && request.method != "HEAD" : request.method != "POST")
        return respond(problemOf(Error("front.method")));
    if (isHealth)
        return health(respond);
    if (isRefusedBySchema(isSignIn || isSignOut || isStranded || (route != std::end(routes) && route->isWrite), respond))
        return;
    if (isSignIn)
        return signIn(request, respond);
    if (isSignOut)
        return signOut(request, respond);
    // Nobody has to be signed in: each command says itself, by its store's key, whose it is (SYNC 16).
    if (isStranded)
        return stranded(request, respond);
    const auto speaker = m_tokens.speakerOf(request);
    if (!speaker.ok())
        return respond(problemOf(speaker.error()));
    if (isBlob)
        return m_blobs.answer(speaker->session, request, respond);
    if (isSnapshot)
        return snapshot(*speaker, request, respond);
    if (route->isWrite && isLedElsewhere(request, respond))
        return;
    (this->*route->act)(*speaker, request, respond);
}

bool SyncService::isRefusedBySchema(bool isWrite, const Responder &respond)
{
    const SchemaFit fit = m_sequencer.schemaFit();
    if (fit == SchemaFit::Whole || (fit == SchemaFit::ReadsOnly && !isWrite))
        return false;
    respond(problemOf(schemaUnsupported()));
    return true;
}

bool SyncService::isLedElsewhere(const HttpRequest &request, const Responder &respond)
{
    if (m_sequencer.isLeading())
        return false;
    m_leaderLine.forward(request, respond);
    return true;
}

void SyncService::signIn(const HttpRequest &request, Responder respond)
{
    // Whoever changes his password says the present one, and so needs no token: it is signing in once more.
    const bool changes = request.path == "/v1/password";
    const auto wanted = changes ? changeRequestOf(request.body) : signInRequestOf(request.body);
    if (!wanted.ok())
        return respond(problemOf(wanted.error()));
    if (isLedElsewhere(request, respond))
        return;
    m_signInDesk.signIn(*wanted, [this, changes, respond = std::move(respond), desk = wanted->desk](
                                     const Result<SignInDesk::Token> &token) {
        // The one that this desk had before has ended; with another password those of all others.
        if (token.ok() && changes)
            m_tokens.look();
        else if (token.ok())
            m_tokens.lookSoon();
        logEvent(changes ? "password" : "sign-in", {{"desk", desk.toAscii()}, {"outcome", token.ok() ? "welcome" : token.error().id()}});
        if (!token.ok())
            return respond(problemOf(token.error()));
        respond(jsonResponse({{QStringLiteral("token"), QString::fromLatin1(token->token)},
                              {QStringLiteral("user"), token->user.toString()},
                              {QStringLiteral("fullName"), token->fullName}}));
    });
}

void SyncService::signOut(const HttpRequest &request, const Responder &respond)
{
    const auto token = request.bearerToken();
    if (!token)
        return respond(problemOf(Error("access.unauthorized")));
    m_tokens.forget(*token);
    if (isLedElsewhere(request, respond))
        return;
    m_sequencer.run([this, respond, token = *token](Result<SequencerThread::Writer> writer) {
        const auto revoked = writer.ok() ? access::Accounts::revoke(writer->connection, token, m_clock.now())
                                         : Result<void>(writer.error());
        if (revoked.ok())
            m_tokens.lookSoon();
        respond(revoked.ok() ? jsonResponse({}) : problemOf(revoked.error()));
    });
}

void SyncService::hello(const Speaker &speaker, const HttpRequest &request, const Responder &respond)
{
    const QByteArray token = request.bearerToken().value_or(QByteArray());
    m_sequencer.run([this, session = speaker.session, token, body = request.body, respond](Result<SequencerThread::Writer> writer) {
        const auto answer = [&]() -> Result<QByteArray> {
            TRY(writer);
            if (writer->token == 0)
                return Error("sync.not_leader", {{QStringLiteral("retryAfter"), 2}});
            TRY(access::Accounts::touch(writer->connection, token, m_clock.now()));
            return sync::endpoint::hello(session, body, writer->connection, m_bucketSetOf, m_schema, writer->token,
                                         m_clock.now(), m_random);
        };
        const auto answered = answer();
        if (!answered.ok() && answered.error().id() == "sync.fork")
            logEvent("desk-copied", {{"desk", session.desk.toAscii()}});
        respond(answerOf(answered));
    });
}

void SyncService::push(const Speaker &speaker, const HttpRequest &request, const Responder &respond)
{
    // Whoever comes back with the whole city is told so before his commands are taken apart.
    if (m_sequencer.isFull())
        return respond(problemOf(SequencerThread::overloaded()));
    const auto pushed = sync::PushRequest::decode(request.body);
    if (!pushed.ok())
        return respond(problemOf(pushed.error()));
    const auto session = speakingAs(speaker.session, pushed->desk);
    if (!session.ok())
        return respond(problemOf(session.error()));
    watchHead(session->desk, *pushed);
    auto arrivals = sync::endpoint::arrivals(*session, *pushed, m_clock.now());
    if (!arrivals.ok())
        return respond(problemOf(arrivals.error()));
    m_sequencer.push(std::move(*arrivals), [this, respond, desk = session->desk,
                                           dictionary = pushed->dictionary](const Result<sync::GroupOutcome> &outcome) {
        if (!outcome.ok())
            return respond(problemOf(outcome.error()));
        const auto answer = sync::endpoint::pushed(*outcome, m_clock.now(), dictionary);
        if (!answer.ok())
            logEvent("desk-copied", {{"desk", desk.toAscii()}});
        respond(answerOf(answer));
    });
}

void SyncService::stranded(const HttpRequest &request, const Responder &respond)
{
    if (isLedElsewhere(request, respond))
        return;
    const auto brought = [&]() -> Result<sync::stranded::Brought> {
        TRY_LET(const sync::StrandedRequest files, sync::StrandedRequest::decode(request.body));
        return m_readers.with(
            [&](Reader &reader) { return sync::stranded::brought(*reader.connection, files, m_clock.now()); });
    }();
    if (!brought.ok())
        return respond(problemOf(brought.error()));
    if (brought->arrivals.empty())
        return respond(bytesResponse(sync::stranded::answered(*brought, {}).encoded()));
    std::vector<sync::Arrival> arrivals = brought->arrivals;
    m_sequencer.push(std::move(arrivals), [respond, brought = *brought](const Result<sync::GroupOutcome> &outcome) {
        if (!outcome.ok())
            return respond(problemOf(outcome.error()));
        logEvent("stranded", {{"files", QByteArray::number(qsizetype(brought.left.size()))},
                              {"commands", QByteArray::number(qsizetype(brought.arrivals.size()))}});
        respond(bytesResponse(sync::stranded::answered(brought, *outcome).encoded()));
    });
}

void SyncService::watchHead(const Uuid &desk, const sync::PushRequest &request)
{
    if (request.commands.empty())
        return;
    const std::lock_guard lock(m_stuckMutex);
    if (const auto since = m_stuckHeads.pushed(desk, request.commands.front(), m_clock.now()))
        logEvent("queue-stuck", {{"desk", desk.toAscii()}, {"since", QByteArray::number(since->milliseconds())}});
}

void SyncService::pull(const Speaker &speaker, const HttpRequest &request, const Responder &respond)
{
    const auto patience = patienceOf(request);
    if (!patience.ok())
        return respond(problemOf(patience.error()));
    auto pulled = pullOnce(speaker.session, request.body);
    if (!pulled.ok())
        return respond(problemOf(pulled.error()));
    if (!pulled->quiet || *patience == Milliseconds(0))
        return respond(bytesResponse(std::move(pulled->bytes)));
    const QByteArray token = request.bearerToken().value_or(QByteArray());
    m_listeners.wait(speaker.session.user, speaker.token, pulled->head, *patience, [this, token, body = request.body, respond] {
        // It may have ended meanwhile.
        const auto still = m_tokens.speakerBy(token);
        auto again = still.ok() ? pullOnce(still->session, body) : still.error();
        respond(again.ok() ? bytesResponse(std::move(again->bytes)) : problemOf(again.error()));
    });
}

Result<SyncService::Pulled> SyncService::pullOnce(const Session &token, const QByteArray &body)
{
    TRY_LET(const sync::PullRequest request, sync::PullRequest::decode(body));
    TRY_LET(const Session session, speakingAs(token, request.desk));
    if (m_store.hasReplica()) {
        if (auto pulled = pullFromReplica(session, request))
            return std::move(*pulled);
    }
    return m_readers.with([&](Reader &reader) { return pullFrom(reader, session, request); });
}

std::optional<SyncService::Pulled> SyncService::pullFromReplica(const Session &session,
                                                                const sync::PullRequest &request)
{
    // A desk that was told of something must find it, and one that has been here must not be told that its history is
    // another one, or get a round that ends before it began.
    qint64 known = m_listeners.told();
    if (request.cursor)
        known = std::max(known, request.cursor->seq);
    if (request.position)
        known = std::max(known, request.position->roundHead);
    auto pulled = m_replicas.with([&](Reader &reader) -> Result<Pulled> {
        TRY_LET(const sync::Cursor head, sync::headOf(*reader.connection));
        if (head.seq < known)
            return Error("server.replica_behind");
        return pullFrom(reader, session, request);
    });
    return pulled.ok() ? std::optional(std::move(*pulled)) : std::nullopt;
}

Result<SyncService::Pulled> SyncService::pullFrom(Reader &reader, const Session &session,
                                                  const sync::PullRequest &request)
{
    TRY_LET(const sync::PullResponse response, reader.answerer.answer(session.user, request, m_clock.now()));
    if (!m_store.isEmbedded()) {
        // After the answer: rows of another form are written only after the mark says so.
        TRY_LET(const int mark, sync::schemaMark(*reader.connection));
        if (mark != m_schema)
            return schemaUnsupported();
    }
    const bool quiet = request.cursor && request.added.empty() && !response.changedSet && response.pages.empty() &&
                       response.complete;
    using Form = sync::PullResponse::Form;
    return Pulled{response.encoded(request.frames ? Form::Frames : Form::OneFrame, request.dictionary), quiet,
                  response.complete ? response.complete->seq : 0};
}

void SyncService::query(const Speaker &speaker, const HttpRequest &request, const Responder &respond)
{
    const auto answer = [&]() -> Result<QByteArray> {
        TRY_LET(const sync::QueryRequest asked, sync::QueryRequest::decode(request.body));
        TRY_LET(const Session session, speakingAs(speaker.session, asked.desk));
        return m_queries.answer(session, request.body);
    };
    const auto asked = sync::QueryRequest::decode(request.body);
    if (asked.ok() && isAdministration(asked->name))
        return administer(speaker, *asked, request, respond);
    if (asked.ok() && asked->name == sync::jobQuery)
        return job(speaker, *asked, request, respond);
    if (asked.ok() && PhoneDesk::isQuery(asked->name))
        return phoneLink(speaker, *asked, request, respond);
    respond(answerOf(answer()));
}

void SyncService::job(const Speaker &speaker, const sync::QueryRequest &asked, const HttpRequest &request,
                      const Responder &respond)
{
    if (isRefusedBySchema(true, respond) || isLedElsewhere(request, respond))
        return;
    const auto wanted = fieldsFromJson<JobAsked>(asked.arguments);
    const auto session = speakingAs(speaker.session, asked.desk);
    if (!wanted.ok() || !session.ok())
        return respond(problemOf(session.ok() ? Error("sync.malformed") : session.error()));
    const Uuid newId = newUuid(m_clock.now(), m_random);
    m_sequencer.run([this, session = *session, wanted = *wanted, newId, respond](Result<SequencerThread::Writer> writer) {
        const auto answer = [&]() -> Result<QByteArray> {
            TRY(writer);
            const Instant now = m_clock.now();
            TRY_LET(const QJsonObject told, answerJob(writer->connection, session.user, wanted, newId, now));
            return sync::QueryResponse{now, sync::PageWriter(0).finished(), told}.encoded();
        };
        const auto answered = answer();
        logEvent("job", {{"by", session.desk.toAscii()},
                         {"wanted", wanted.act.left(20).toUtf8()},
                         {"outcome", answered.ok() ? "done" : answered.error().id()}});
        respond(answerOf(answered));
    });
}

void SyncService::verify(const Speaker &speaker, const HttpRequest &request, const Responder &respond)
{
    const auto answer = [&]() -> Result<QByteArray> {
        TRY_LET(const sync::VerifyRequest asked, sync::VerifyRequest::decode(request.body));
        TRY_LET(const Session session, speakingAs(speaker.session, asked.desk));
        TRY_LET(const sync::VerifyResponse found, m_readers.with([&](Reader &reader) {
            return sync::Verifier(*reader.connection, m_registry, m_bucketSetOf, limits::pageRows)
                .answer(session.user, asked, m_clock.now());
        }));
        if (!found.parts.empty())
            logEvent("store-differs", {{"desk", session.desk.toAscii()},
                                       {"bucket", QByteArray::number(asked.bucket)},
                                       {"parts", QByteArray::number(qint64(found.parts.size()))}});
        return found.encoded();
    };
    respond(answerOf(answer()));
}

void SyncService::journal(const Speaker &speaker, const HttpRequest &request, const Responder &respond)
{
    auto told = sync::LooksRequest::decode(request.body);
    if (!told.ok())
        return respond(problemOf(told.error()));
    const auto speaking = speakingAs(speaker.session, told->desk);
    if (!speaking.ok())
        return respond(problemOf(speaking.error()));
    m_sequencer.run([this, session = *speaking, looks = std::move(told->looks), respond](Result<SequencerThread::Writer> writer) {
        const auto answer = [&]() -> Result<QByteArray> {
            TRY(writer);
            if (writer->token == 0)
                return Error("sync.not_leader", {{QStringLiteral("retryAfter"), 2}});
            TRY(sync::LookedAt(writer->connection).add(session.user, session.desk, looks, m_clock.now(), writer->token));
            return sync::LooksResponse{m_clock.now()}.encoded();
        };
        respond(answerOf(answer()));
    });
}

void SyncService::health(const Responder &respond)
{
    // What stands in front asks this to choose among nodes: one that can answer nobody says so by its status.
    const bool fits = m_sequencer.schemaFit() == SchemaFit::Whole;
    const bool hasDatabase = m_sequencer.hasDatabase();
    HttpResponse response = jsonResponse({{QStringLiteral("status"), !hasDatabase ? QStringLiteral("no_database")
                                                                     : !fits      ? QStringLiteral("schema_unsupported")
                                                                                  : QStringLiteral("up")},
                                          {QStringLiteral("leading"), m_sequencer.isLeading()},
                                          {QStringLiteral("differing"), m_rowWatch.differing()}});
    if (!fits || !hasDatabase)
        response.status = 503;
    respond(std::move(response));
}

void SyncService::touch(const QByteArray &token)
{
    // Elsewhere the leader does it, at the next message that is handed on to it.
    if (!m_sequencer.isLeading())
        return;
    m_sequencer.run([this, token](Result<SequencerThread::Writer> writer) {
        if (writer.ok() && writer->token == 0)
            return;
        const auto touched = writer.ok() ? access::Accounts::touch(writer->connection, token, m_clock.now())
                                         : Result<void>(writer.error());
        // A later request tries again.
        if (!touched.ok() && touched.error().id() != "server.stopping")
            logError("tokens", touched.error());
    });
}

Result<sync::Session> SyncService::speakingAs(const Session &session, const Uuid &desk)
{
    // Nearly always it is the one that signed in, and then nothing is read.
    if (desk == session.desk)
        return session;
    return m_readers.with([&](Reader &reader) { return sync::DeskRegister::speakingAs(*reader.connection, session, desk); });
}

} // namespace peygir::server
