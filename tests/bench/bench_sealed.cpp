// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench sealed: what sealing costs a desk: the same acts by the same code on a store in clear and on a sealed one, one after
// the other in each round. About 100,000 rows pulled into an empty desk; search among a million cards, store and index
// sealed; one message registered on that desk.
//
//     bench_sealed [--cards 1000000] [--rows 100000] [--messages 40] [--rounds 5]
#include "bench/support/bench_desk.h"
#include "bench/support/big_desk.h"
#include "bench/support/big_index.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "bench/support/search_questions.h"
#include "cases/store/sql_search_queries.h"
#include "composition/registry.h"
#include "intake/core/register_case.h"
#include "storage/sealed_copy.h"
#include "storage/sealing_vfs.h"
#include "storage/sqlite_connection.h"
#include "storage/vfs.h"
#include "sync/desk/desk_state.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostRatio = 1.5;
constexpr double mostRegister = 1.8;
/// How long a usual disk of a desk takes to sync; this machine's may take nothing.
constexpr double usualSyncMs = 5;
constexpr std::array<std::uint8_t, storage::KeyProvider::keyBytes> benchKey{1, 3, 7};

std::unique_ptr<storage::Connection> opened(const QString &path, const QByteArray &vfs)
{
    return must(storage::openSqlite({.path = path, .vfs = vfs, .mustExist = true}));
}

/// One desk that pulls everything; answers how long receiving took.
double pulled(const QString &path, const QByteArray &vfs, storage::Connection &server, const Registry &registry,
              const CityDay &day, qint64 token)
{
    const auto connection = opened(path, vfs);
    BenchDesk desk(*connection, server, registry, day, token);
    desk.greet();
    Seconds receiving{0};
    desk.engine().wantPull();
    while (const auto request = must(desk.engine().next(day.now()))) {
        const QByteArray answer = desk.answer(request->body);
        const StopWatch watch;
        desk.receive(answer);
        receiving += watch.elapsed();
    }
    if (must(desk.engine().status()).mismatches != 0)
        qFatal("the desk does not hold what the server says");
    return receiving.count();
}

void measurePull(Figures &figures, const QByteArray &vfs, int rows, int rounds)
{
    const CityDay day;
    const Registry registry = makeRegistry();
    const auto serverConnection = sqliteInMemory();
    BenchServer server(*serverConnection, registry, day);
    // A command leaves about two rows behind.
    server.run(day.commands(size_t(rows) / 2));
    const BenchFolder folder;
    const QString empty = folder.file("empty.sqlite");
    migrateAll(*sqliteFile(empty), false);
    const QString emptySealed = folder.file("sealed.sqlite");
    must(storage::copySealed(empty, emptySealed, vfs));
    Rounds measured;
    for (int round = 0; round < rounds; ++round) {
        measured.ours.push_back(
            pulled(folder.copy(emptySealed, "ours.sqlite"), vfs, *serverConnection, registry, day, server.token()));
        measured.bare.push_back(
            pulled(folder.copy(empty, "clear.sqlite"), {}, *serverConnection, registry, day, server.token()));
    }
    figures.ratio("sealed.pull", measured, mostRatio);
}

/// A big desk with its index, as it lies in clear or sealed.
struct Side
{
    Side(const QString &store, const QByteArray &vfs)
        : connection(opened(store, vfs))
        , board(std::make_shared<storage::SearchBoard>(store, vfs))
        , reader(board)
    {
        // Opened as by the keeper: whole and ours.
        storage::SearchKeeper keeper(*connection, searchSources(), board);
        while (must(keeper.work())) {
        }
    }

    double search(const QStringList &questions)
    {
        const StopWatch watch;
        for (const QString &question : questions)
            must(cases::searchCases(*connection, reader, question, {}, 50));
        return watch.elapsed().count();
    }

    std::unique_ptr<storage::Connection> connection;
    std::shared_ptr<storage::SearchBoard> board;
    storage::SearchReader reader;
};

void measureSearch(Figures &figures, Side &sealed, Side &clear, int rounds)
{
    const auto words = wordsOf(*clear.connection, someCases(*clear.connection));
    const QStringList questions = byDecile(words) + pairsOf(words) + beginningsOf(words);
    Rounds measured;
    for (int round = 0; round < rounds; ++round) {
        measured.ours.push_back(sealed.search(questions));
        measured.bare.push_back(clear.search(questions));
    }
    figures.ratio("sealed.search", measured, mostRatio);
    std::printf("      %lld questions; the first round, with cold caches, %.0f ms over %.0f ms\n",
                static_cast<long long>(questions.size()), measured.ours.front() * 1000, measured.bare.front() * 1000);
}

std::vector<Uuid> idsOf(storage::Connection &store, QByteArrayView sql)
{
    std::vector<Uuid> ids;
    must(store.each(sql, {}, [&ids](const storage::RowView &row) {
        ids.push_back(row.uuid(0));
        return true;
    }));
    return ids;
}

/// A desk at which messages are registered.
class RegisteringDesk
{
public:
    RegisteringDesk(Side &side, const BigDesk &big, const Registry &registry)
        : m_now(big.now)
        , m_subjects(idsOf(*side.connection, "SELECT id FROM subject WHERE active ORDER BY id"))
        , m_streets(idsOf(*side.connection, "SELECT id FROM place WHERE level = 'street' AND active ORDER BY id"))
        , m_engine(prepared(*side.connection), registry, m_random, big.user, 0, m_witness)
    {
        must(m_engine.open(m_now));
    }

    double registerOne()
    {
        ++m_number;
        const auto at = [this](const std::vector<Uuid> &ids) { return ids[size_t(m_number) * 7919 % ids.size()]; };
        const intake::RegisterCase command{{},
                                           catalogue::SubjectId(at(m_subjects)),
                                           places::PlaceId(at(m_streets)),
                                           QString::number(m_number % 200 + 1),
                                           {},
                                           QStringLiteral("A lamp is broken beside the school, since three days."),
                                           QStringLiteral("0912%1").arg(1'000'000 + m_number * 7),
                                           QStringLiteral("Caller %1").arg(m_number),
                                           cases::Channel::Phone,
                                           cases::Urgency::FollowUp,
                                           {}};
        const QJsonObject arguments = fieldsToJson(command);
        const StopWatch watch;
        must(m_engine.submit(intake::RegisterCase::kind, arguments, m_now + Milliseconds(m_number * 1000), "code"));
        return watch.elapsed().count();
    }

private:
    /// It has never met its server: without blocks of codes it makes its own, and wants a number for that.
    static storage::Connection &prepared(storage::Connection &connection)
    {
        sync::DeskState state(connection);
        must(state.load());
        must(state.setDeskNumber(12'345));
        return connection;
    }

    Instant m_now;
    std::vector<Uuid> m_subjects;
    std::vector<Uuid> m_streets;
    SeededRandom m_random{7};
    ForgetfulWitness m_witness;
    sync::DeskEngine m_engine;
    int m_number = 0;
};

void measureRegister(Figures &figures, RegisteringDesk &sealed, RegisteringDesk &clear, int messages, int rounds)
{
    Rounds measured;
    for (int round = 0; round < rounds; ++round) {
        double ours = 0;
        double bare = 0;
        for (int message = 0; message < messages; ++message) {
            ours += sealed.registerOne();
            bare += clear.registerOne();
        }
        measured.ours.push_back(ours / messages);
        measured.bare.push_back(bare / messages);
    }
    figures.ratio("sealed.register", measured, mostRegister);
    const double ours = median(measured.ours) * 1000;
    const double bare = median(measured.bare) * 1000;
    std::printf("      %.2f ms over %.2f ms each; where a sync takes %.0f ms more, by calculation: ratio %.2f\n", ours, bare,
                usualSyncMs, (ours + usualSyncMs) / (bare + usualSyncMs));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int rounds = numberArgument(argc, argv, "--rounds", 5);
    const storage::SealingVfs vfs(benchKey, storage::fileVfs());
    Figures figures;
    measurePull(figures, vfs.name(), numberArgument(argc, argv, "--rows", 100'000), rounds);

    const BigDesk big = bigDesk(numberArgument(argc, argv, "--cards", int(bigDeskCards)));
    indexWhole(big, std::make_shared<storage::SearchBoard>(big.store()));
    const BenchFolder folder;
    const QString clearStore = big.copyStore(folder.file("clear"));
    if (!QFile::copy(storage::SearchBoard(big.store()).path(), storage::SearchBoard(clearStore).path()))
        qFatal("cannot copy the index");
    const QString sealedStore = folder.file("sealed/desk.db");
    if (!QDir().mkpath(folder.file("sealed")))
        qFatal("no folder");
    const StopWatch sealing;
    must(storage::copySealed(clearStore, sealedStore, vfs.name()));
    const double took = sealing.elapsed().count();
    must(storage::copySealed(storage::SearchBoard(clearStore).path(), storage::SearchBoard(sealedStore).path(), vfs.name()));
    figures.note("sealed.conversion", took, "s");

    Side sealed(sealedStore, vfs.name());
    Side clear(clearStore, {});
    measureSearch(figures, sealed, clear, rounds);
    const Registry registry = makeRegistry();
    RegisteringDesk sealedDesk(sealed, big, registry);
    RegisteringDesk clearDesk(clear, big, registry);
    measureRegister(figures, sealedDesk, clearDesk, numberArgument(argc, argv, "--messages", 40), rounds);
    return figures.exitStatus();
}
