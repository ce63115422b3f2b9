// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/support/pair.h"

#include "storage/sqlite_connection.h"
#include "sync/server/gathering.h"
#include "sync/server/snapshot_maker.h"
#include "sync/server/snapshots.h"
#include "sync/wire/packing.h"

#include <QtTest>

#include <algorithm>
#include <set>

namespace peygir::sync::testing {

using storage::Connection;
using storage::RowView;

namespace {

template <class T>
T must(Result<T> result)
{
    if (!result.ok())
        qFatal("%s %s (%s)", result.error().id().constData(),
               qPrintable(result.error().values().value(QStringLiteral("detail")).toString()),
               qPrintable(result.error().values().value(QStringLiteral("sql")).toString()));
    return std::move(result).value();
}

void must(Result<void> result)
{
    if (!result.ok())
        qFatal("%s %s", result.error().id().constData(),
               qPrintable(result.error().values().value(QStringLiteral("detail")).toString()));
}

void prepare(Connection &connection, storage::Side side)
{
    must(storage::migrate(connection, must(storage::allMigrations()), side));
    must(connection.runScript(must(storage::inDialect(topics::schema(), connection.dialect()))));
}

template <class Message>
Result<Uuid> deskIn(const QByteArray &body)
{
    TRY_LET(const Message message, Message::decode(body));
    return message.desk;
}

std::unique_ptr<Connection> inMemory()
{
    storage::SqliteOptions options;
    options.path = QStringLiteral(":memory:");
    return must(storage::openSqlite(options));
}

} // namespace

TestServer::TestServer(const Registry &registry, const QByteArray &, int pageRows) : m_registry(registry), m_pageRows(pageRows), m_connection(inMemory())
{
    prepare(*m_connection, storage::Side::Server);
    must(Leadership::establish(*m_connection, newUuid(now, m_random), QByteArray(32, 'k')));
    begin();
}

void TestServer::saveTo(const QString &file)
{
    must(m_connection->run("VACUUM INTO ?", {Value::text(file)}));
}

void TestServer::putBack(const QString &file, Mark mark)
{
    m_answerer.reset();
    m_sequencer.reset();
    m_leadership.reset();
    m_connection = must(storage::openSqlite({.path = file, .mustExist = true}));
    if (mark == Mark::Gathering)
        must(beginGathering(*m_connection, newUuid(now, m_random), now));
    begin();
}

void TestServer::begin()
{
    m_leadership = std::make_unique<Leadership>(*m_connection, Leadership::Node{"test", ""});
    const bool leads = must(m_leadership->campaign(now));
    Q_ASSERT(leads);
    m_sequencer = std::make_unique<Sequencer>(*m_connection, m_registry);
    m_sequencer->lead(m_leadership->token());
    m_sequencer->tell(recent);
    m_answerer = std::make_unique<PullAnswerer>(
        *m_connection, m_registry,
        [this](Connection &, const UserId &user, Instant) -> Result<BucketSet> {
            std::vector<qint64> ids;
            for (const Bucket &bucket : m_sets[user])
                ids.push_back(bucket.id());
            BucketSet set = BucketSet::of(ids);
            for (const Bucket &bucket : m_present)
                set.present.push_back(bucket.id());
            std::sort(set.present.begin(), set.present.end());
            return set;
        },
        m_pageRows, &pages);
    m_answerer->ask(recent);
}

void TestServer::mayHold(const UserId &user, std::vector<Bucket> buckets)
{
    buckets.push_back(Bucket::person(user.uuid().toAscii()));
    m_sets[user] = std::move(buckets);
}

GroupOutcome TestServer::run(std::vector<Arrival> arrivals) { return must(m_sequencer->run(arrivals)); }

Result<QByteArray> TestServer::answer(const Session &token, DeskEngine::RequestKind kind, const QByteArray &body)
{
    using Kind = DeskEngine::RequestKind;
    TRY_LET(const Uuid speaker, [&]() -> Result<Uuid> {
        switch (kind) {
        case Kind::Hello: return token.desk;
        case Kind::Push: return deskIn<PushRequest>(body);
        case Kind::Pull: return deskIn<PullRequest>(body);
        case Kind::Verify: return deskIn<VerifyRequest>(body);
        case Kind::Snapshot: return token.desk;
        }
        Q_UNREACHABLE();
    }());
    TRY_LET(const Session session, DeskRegister::speakingAs(*m_connection, token, speaker));
    const BucketSetOf sets = [this](Connection &, const UserId &user, Instant) -> Result<BucketSet> {
        std::vector<qint64> ids;
        for (const Bucket &bucket : m_sets[user])
            ids.push_back(bucket.id());
        return BucketSet::of(ids);
    };
    switch (kind) {
    case DeskEngine::RequestKind::Hello:
        return endpoint::hello(session, body, *m_connection, sets, 1, m_leadership->token(), now, m_random);
    case DeskEngine::RequestKind::Push: {
        TRY_LET(const auto arrivals, endpoint::arrivals(session, body, now));
        TRY_LET(const GroupOutcome outcome, m_sequencer->run(arrivals));
        return endpoint::pushed(outcome, now, dictionaryOf(body));
    }
    case DeskEngine::RequestKind::Pull: return endpoint::pull(session, body, *m_answerer, now);
    case DeskEngine::RequestKind::Verify: {
        Verifier verifier(*m_connection, m_registry, sets, m_pageRows);
        return endpoint::verify(session, body, verifier, now);
    }
    case DeskEngine::RequestKind::Snapshot: {
        TRY_LET(const SnapshotPiece piece, SnapshotPiece::decode(body));
        TRY_LET(const Snapshots::Kept kept, Snapshots(*m_connection).forUser(piece.hash, sets, session.user, now));
        const auto file = m_snapshots.find(kept.offer.hash);
        if (file == m_snapshots.end())
            return Error("sync.snapshot_gone");
        return file->second.mid(qsizetype(piece.from), qsizetype(piece.bytes));
    }
    }
    Q_UNREACHABLE();
}

int TestServer::makeSnapshots(qint64 leastRows, const QByteArray &lie)
{
    constexpr int schema = 1;
    const QByteArray node = "test";
    Snapshots known(*m_connection);
    const std::vector<qint64> wanted = must(known.wanted(node, schema, leastRows));
    for (const qint64 bucket : wanted) {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("snapshot"));
        SnapshotManifest manifest = [&] {
            const auto file = must(storage::openSqlite(
                {.path = path, .journal = storage::SqliteOptions::Journal::Delete, .roomForSeal = true}));
            SnapshotManifest filled = must(SnapshotMaker(*m_connection, m_registry, schema).fill(bucket, *file));
            if (!lie.isEmpty() && !file->run(lie).ok())
                qFatal("no such lie");
            return filled;
        }();
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("no snapshot");
        QByteArray content;
        const SnapshotOffer offer = must(packSnapshot(manifest, {file.size(),
                                                                 [&file](qint64 from, qint64 bytes) -> Result<QByteArray> {
                                                                     file.seek(from);
                                                                     return file.read(bytes);
                                                                 },
                                                                 [&content](const QByteArray &bytes) -> Result<void> {
                                                                     content += bytes;
                                                                     return {};
                                                                 }}));
        m_snapshots.insert_or_assign(offer.hash, content);
        for (const BlobHash &old : must(known.add(manifest, offer, node, m_leadership->token())))
            m_snapshots.erase(old);
    }
    return int(wanted.size());
}

TestDesk::TestDesk(const Registry &registry, TestServer &server, const UserId &who, std::uint64_t seed)
    : user(who)
    , m_registry(&registry)
    , m_server(server)
    , m_random(seed)
    , m_connection(inMemory())
    , m_signedInAs(Uuid::Bytes{})
{
    prepare(*m_connection, storage::Side::Desk);
    reopen(registry, 1);
    m_signedInAs = m_engine->desk();
}

TestDesk::TestDesk(const Registry &registry, TestServer &server, const UserId &who, std::uint64_t seed,
                   std::unique_ptr<TestPlace> place)
    : user(who)
    , m_registry(&registry)
    , m_server(server)
    , m_random(seed)
    , m_place(std::move(place))
    , m_connection(m_place->connect())
    , m_signedInAs(Uuid::Bytes{})
{
    reopen(registry, 1);
    m_signedInAs = m_engine->desk();
}

std::unique_ptr<TestPlace> testPlace(const QByteArray &vfs)
{
    return std::make_unique<TestPlace>([](Connection &connection) { prepare(connection, storage::Side::Desk); }, vfs);
}

TestDesk::TestDesk(const TestDesk &other, std::uint64_t seed)
    : user(other.user)
    , now(other.now)
    , m_registry(other.m_registry)
    , m_server(other.m_server)
    , m_random(seed)
    , m_signedInAs(other.m_signedInAs)
{
    putBack(other);
}

void TestDesk::reopen(const Registry &registry, int schema)
{
    m_registry = &registry;
    m_schema = schema;
    restart();
}

void TestDesk::restart()
{
    m_engine.reset();
    m_engine = std::make_unique<DeskEngine>(*m_connection, *m_registry, m_random, user, m_schema, witness, m_place.get());
    must(m_engine->open(now));
}

void TestDesk::putBack(const TestDesk &earlier)
{
    const QString path = m_folder.filePath(QStringLiteral("store-%1").arg(++m_copies));
    must(earlier.m_connection->run("VACUUM INTO ?", {Value::text(path)}));
    m_engine.reset();
    storage::SqliteOptions options;
    options.path = path;
    m_connection = must(storage::openSqlite(options));
    restart();
}

bool TestDesk::step()
{
    const auto request = must(m_engine->next(now));
    if (!request && m_engine->work() == DeskEngine::Work::Build) {
        const auto built = m_engine->building()();
        must(m_engine->built(built));
        return true;
    }
    if (!request && m_engine->work() == DeskEngine::Work::Take) {
        must(m_engine->take(now));
        return true;
    }
    if (!request)
        return false;
    const auto answer = m_server.answer(session(), request->kind, request->body);
    if (answer.ok())
        must(m_engine->receive(request->kind, *answer, now));
    else
        must(m_engine->refused(request->kind, answer.error(), now));
    return true;
}

int TestDesk::synchronise(int most)
{
    m_engine->wantPull();
    int requests = 0;
    while (requests < most && step())
        ++requests;
    return requests;
}

Result<DeskEngine::Submitted> TestDesk::trySubmit(const QByteArray &kind, const QJsonObject &arguments)
{
    now = now + Milliseconds(10);
    return m_engine->submit(kind, arguments, now);
}

Uuid TestDesk::submit(const QByteArray &kind, const QJsonObject &arguments)
{
    return must(trySubmit(kind, arguments)).command;
}

QByteArray TestDesk::dump() { return dumpRows(*m_connection, *m_registry); }

QByteArray dumpRows(Connection &connection, const Registry &registry, const std::vector<qint64> *serverBuckets)
{
    std::set<std::pair<qint64, Uuid>> visible;
    if (serverBuckets) {
        for (const qint64 bucket : *serverBuckets) {
            must(connection.each("SELECT kind, aggregate FROM log WHERE bucket = ? AND NOT removed", {Value(bucket)},
                                 [&visible](const RowView &view) {
                                     visible.emplace(view.integer(0), view.uuid(1));
                                     return true;
                                 }));
        }
    }
    QByteArray text;
    storage::Door door(connection);
    for (const auto &[number, type] : registry.aggregates()) {
        for (const Table *table : type.tables) {
            std::vector<QByteArray> lines;
            must(connection.each("SELECT " + table->selectList + " FROM " + table->name, {}, [&](const RowView &view) {
                const RowPointer row = storage::readRow(*table, view);
                if (!serverBuckets || visible.contains({number, row->aggregate}))
                    lines.push_back(storage::encodeImage(*row).toHex());
                return true;
            }));
            std::sort(lines.begin(), lines.end());
            text += table->name + ":\n";
            for (const QByteArray &line : lines)
                text += line + '\n';
        }
    }
    return text;
}

UserId user(int number)
{
    Uuid::Bytes bytes{};
    bytes[0] = 0xa0;
    bytes[15] = std::uint8_t(number);
    return UserId(Uuid(bytes));
}

} // namespace peygir::sync::testing
