// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/migrations.h"
#include "sync/desk/engine.h"
#include "sync/server/endpoint.h"
#include "sync/server/leadership.h"
#include "sync/support/place.h"
#include "sync/support/topics.h"

#include <QTemporaryDir>

#include <map>
#include <memory>

/// One server and its desks in one process, without a network: what is sent arrives when the test says so.
namespace peygir::sync::testing {

class MemoryWitness final : public CodeWitness
{
public:
    std::optional<int> used(const Uuid &block) override
    {
        const auto found = m_used.find(block);
        return found == m_used.end() ? std::nullopt : std::optional(found->second);
    }
    Result<void> setUsed(const Uuid &block, int used) override
    {
        m_used.insert_or_assign(block, used);
        ++timesTold;
        return {};
    }

    int timesTold = 0;

private:
    std::map<Uuid, int> m_used;
};

class TestServer
{
public:
    /// On SQLite in memory, or on the PostgreSQL database of this connection string, which is emptied.
    explicit TestServer(const Registry &registry, const QByteArray &postgresql = {}, int pageRows = 5000);

    void mayHold(const UserId &user, std::vector<Bucket> buckets);
    /// Which of them lie in the present, for everybody: first synchronisations begin with them.
    void beginWith(std::vector<Bucket> buckets) { m_present = std::move(buckets); }
    /// `session` as the token says; the body may speak for a copy of its desk.
    Result<QByteArray> answer(const Session &session, DeskEngine::RequestKind kind, const QByteArray &body);
    GroupOutcome run(std::vector<Arrival> arrivals);
    /// Makes those that are wanted; answers how many. They are handed out until `loseSnapshots`.
    /// A server that lies runs `lie` on each before it is packed.
    int makeSnapshots(qint64 leastRows, const QByteArray &lie = {});
    void loseSnapshots() { m_snapshots.clear(); }
    /// The files as they are handed out, by their names.
    std::map<BlobHash, QByteArray> &snapshots() { return m_snapshots; }

    /// Writes its state into a new file; and becomes what a file has, as a server whose disk was lost: as another history that
    /// gathers, or without anybody having said so.
    void saveTo(const QString &file);
    enum class Mark { Gathering, None };
    void putBack(const QString &file, Mark mark);

    storage::Connection &connection() { return *m_connection; }
    Sequencer &sequencer() { return *m_sequencer; }
    /// What all its pulls share.
    PageMemory pages{1024 * 1024};
    RecentChanges recent;
    Instant now{1'790'000'000'000};

private:
    void begin();

    const Registry &m_registry;
    int m_pageRows;
    std::unique_ptr<storage::Connection> m_connection;
    std::map<UserId, std::vector<Bucket>> m_sets;
    std::vector<Bucket> m_present;
    std::map<BlobHash, QByteArray> m_snapshots;
    SeededRandom m_random{7};
    std::unique_ptr<Leadership> m_leadership;
    std::unique_ptr<Sequencer> m_sequencer;
    std::unique_ptr<PullAnswerer> m_answerer;
};

class TestDesk
{
public:
    TestDesk(const Registry &registry, TestServer &server, const UserId &user, std::uint64_t seed);
    /// One that takes snapshots, with its store in files.
    TestDesk(const Registry &registry, TestServer &server, const UserId &user, std::uint64_t seed,
             std::unique_ptr<TestPlace> place);
    /// The same store opened by another program.
    void reopen(const Registry &registry, int schema);
    /// A copy of another desk's store as it is, with its sign-in, on a machine that knows nothing of its codes.
    TestDesk(const TestDesk &other, std::uint64_t seed);

    /// Does what the desk wants to do until it is quiet; stops after `most` requests. Answers how many there were.
    int synchronise(int most = 1000);
    /// One request and its answer.
    bool step();
    Uuid submit(const QByteArray &kind, const QJsonObject &arguments);
    Result<DeskEngine::Submitted> trySubmit(const QByteArray &kind, const QJsonObject &arguments);

    /// The whole content of the replicated tables as text, base layer and waiting layer alike.
    QByteArray dump();
    /// The program ends and begins again.
    void restart();
    /// Puts the store back to what `earlier` has, on this machine.
    void putBack(const TestDesk &earlier);

    DeskEngine &engine() { return *m_engine; }
    storage::Connection &connection() { return *m_connection; }
    TestPlace &place() { return *m_place; }
    /// What the server knows by the token: who he is, and the desk at which he signed in.
    Session session() const { return {user, m_signedInAs}; }
    const UserId user;
    Instant now{1'790'000'000'000};
    MemoryWitness witness;

private:
    const Registry *m_registry;
    int m_schema = 1;
    TestServer &m_server;
    SeededRandom m_random;
    QTemporaryDir m_folder;
    int m_copies = 0;
    std::unique_ptr<TestPlace> m_place;
    std::unique_ptr<storage::Connection> m_connection;
    std::unique_ptr<DeskEngine> m_engine;
    Uuid m_signedInAs;
};

/// Room for a store of the test's schema, and beside it.
std::unique_ptr<TestPlace> testPlace(const QByteArray &vfs = {});

/// The rows of all replicated tables, ordered; with a filter, only those of aggregates in these buckets of the server.
QByteArray dumpRows(storage::Connection &connection, const Registry &registry,
                    const std::vector<qint64> *serverBuckets = nullptr);

UserId user(int number);

} // namespace peygir::sync::testing
