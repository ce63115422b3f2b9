// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench bootstrap: an empty desk of a large city meets its server, a real peygird over HTTPS, until everything that its
// person may hold is there, sealed, counted against the server's sums, indexed and searchable. Against it a bare program
// copies the same rows as a file, makes the same indexes, and has the same search index made, all in clear.
//
//     bench_bootstrap [--cards 100000] [--rounds 3]
#include "bench/support/big_city.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "composition/registry.h"
#include "front/desk/desk_runtime.h"
#include "front/desk/store_key.h"
#include "indexing/search_sources.h"
#include "storage/search_writer.h"
#include "storage/sqlite_connection.h"
#include "system/support/server_process.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTimer>

#include <cstdio>
#include <unistd.h>

using namespace peygir;
using namespace peygir::bench;
using storage::Connection;
using storage::RowView;

namespace {

constexpr double mostRatio = 2.5;
constexpr auto mostWait = std::chrono::minutes(30);

qint64 numberOf(Connection &connection, const QByteArray &sql)
{
    qint64 number = 0;
    must(connection.each(sql, {}, [&number](const RowView &view) {
        number = view.integer(0);
        return false;
    }));
    return number;
}

/// A server makes its snapshots when it has nothing else to do, long before desks come.
void awaitSnapshots(const BigCity &city)
{
    const auto connection = must(storage::openSqlite(
        {.path = city.folder + QStringLiteral("/server/peygir.sqlite"), .readOnly = true, .mustExist = true}));
    const QByteArray large = QByteArray::number(limits::snapshotRows);
    const StopWatch watch;
    while (numberOf(*connection, "SELECT COUNT(DISTINCT bucket) FROM snapshot")
           < numberOf(*connection, "SELECT COUNT(*) FROM bucket_sum WHERE row_count >= " + large)) {
        if (watch.elapsed() > mostWait)
            qFatal("no snapshots are made");
        usleep(200'000);
    }
    std::printf("      %lld snapshots, %.1f MB, there after %.1f s\n",
                static_cast<long long>(numberOf(*connection, "SELECT COUNT(*) FROM snapshot")),
                double(numberOf(*connection, "SELECT COALESCE(SUM(data_bytes), 0) FROM snapshot")) / 1e6, watch.elapsed().count());
    std::fflush(stdout);
}

struct Bootstrap
{
    double whole = 0;
    double searchable = 0;
};

/// One desk from its first moment to its end, in `folder`; sealed where there are keys.
class NewDesk
{
public:
    NewDesk(const BigCity &city, const test::ServerProcess &server, QString folder,
            std::shared_ptr<storage::KeyProvider> keys)
        : m_city(city)
        , m_server(server)
        , m_folder(std::move(folder))
        , m_keys(std::move(keys))
    {
        SystemRandom random;
        auto store = must(front::DeskStore::open(storeFolder(), policy(), m_keys.get()));
        const Uuid desk = must(store->desk(random, SystemClock().now()));
        store->closeWriting();
        test::Caller caller(server);
        m_token = caller.signIn(city.signInName, city.password, desk);
    }

    QString store() const { return storeFolder() + QStringLiteral("/desk.db"); }

    Bootstrap run()
    {
        front::DeskSettings settings{storeFolder(), policy(), m_city.user, {}};
        settings.openTransport = [url = m_server.url(), trust = m_server.trust()] {
            return front::openHttpsTransport(url, trust);
        };
        settings.witnessFolder = m_folder + QStringLiteral("/witness");
        settings.keys = m_keys;
        Bootstrap seen;
        QEventLoop loop;
        QTimer look;
        const StopWatch watch;
        front::DeskRuntime desk(settings, m_registry, m_token);
        std::shared_ptr<storage::SearchBoard> board;
        std::unique_ptr<storage::SearchWriter> search;
        QObject::connect(&desk, &front::DeskRuntime::opened, &loop, [&] {
            board = std::make_shared<storage::SearchBoard>(desk.store()->path(), desk.store()->vfs());
            search = std::make_unique<storage::SearchWriter>(storage::SearchWriter::Settings{
                front::DeskStore::writer(desk.store()), searchSources(), board, {}});
        });
        QObject::connect(&desk, &DeskPort::rowsChanged, &loop, [&] {
            if (search)
                search->nudge();
        });
        QObject::connect(&desk, &DeskPort::statusChanged, &loop, [&] {
            if (seen.whole == 0 && search && !desk.status().firstSynchronisation) {
                seen.whole = watch.elapsed().count();
                if (desk.status().mismatches != 0)
                    qFatal("the desk does not hold what the server says");
            }
        });
        QObject::connect(&look, &QTimer::timeout, &loop, [&] {
            if (seen.whole > 0 && board->state().whole && !hasMarks(desk)) {
                seen.searchable = watch.elapsed().count();
                loop.quit();
            }
        });
        look.start(50);
        QTimer::singleShot(mostWait, &loop, [] { qFatal("the desk does not come to an end"); });
        loop.exec();
        search.reset();
        return seen;
    }

private:
    QString storeFolder() const { return m_folder + QStringLiteral("/store"); }
    static storage::OpenPolicy policy() { return {.unencryptedVolume = storage::OpenPolicy::UnencryptedVolume::Allow}; }
    static bool hasMarks(const front::DeskRuntime &desk)
    {
        const auto reader = must(desk.reader()());
        return numberOf(*reader, "SELECT COUNT(*) FROM dirty") > 0;
    }

    const BigCity &m_city;
    const test::ServerProcess &m_server;
    const Registry m_registry = makeRegistry();
    QString m_folder;
    std::shared_ptr<storage::KeyProvider> m_keys;
    QByteArray m_token;
};

/// The same rows in a file without secondary indexes, and how those are made.
class BareCopy
{
public:
    BareCopy(const QString &store, const QString &folder) : m_rows(folder + QStringLiteral("/rows.db")), m_folder(folder)
    {
        const auto connection = must(storage::openSqlite({.path = store, .mustExist = true}));
        must(connection->each("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", {},
                              [this](const RowView &view) {
                                  m_names.push_back(view.utf8(0));
                                  m_statements.push_back(view.utf8(1));
                                  return true;
                              }));
        for (const QByteArray &name : m_names)
            must(connection->run("DROP INDEX " + name));
        must(connection->run("DELETE FROM search_pair"));
        must(connection->run("VACUUM INTO ?", {Value::text(m_rows.toUtf8())}));
    }

    Bootstrap run()
    {
        const QString copy = m_folder + QStringLiteral("/bare.db");
        QFile::remove(copy);
        const StopWatch watch;
        copyFile(copy);
        const auto connection = must(storage::openSqlite({.path = copy, .mustExist = true}));
        must(connection->begin(Connection::Access::Write));
        for (const QByteArray &statement : m_statements)
            must(connection->run(statement));
        must(connection->commit());
        Bootstrap seen;
        seen.whole = watch.elapsed().count();
        storage::SearchKeeper keeper(*connection, searchSources(), std::make_shared<storage::SearchBoard>(copy));
        while (must(keeper.work())) {
        }
        seen.searchable = watch.elapsed().count();
        return seen;
    }

private:
    void copyFile(const QString &to) const
    {
        QFile from(m_rows);
        QFile target(to);
        if (!from.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly))
            qFatal("no file");
        constexpr qint64 atOnce = 1024 * 1024;
        while (!from.atEnd()) {
            if (target.write(from.read(atOnce)) <= 0)
                qFatal("no room");
        }
        target.flush();
        ::fsync(target.handle());
    }

    QString m_rows;
    QString m_folder;
    std::vector<QByteArray> m_names;
    std::vector<QByteArray> m_statements;
};

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const BigCity city = bigCity(numberArgument(argc, argv, "--cards", 100'000));
    const int rounds = numberArgument(argc, argv, "--rounds", 3);
    test::ServerProcess server(city.folder);
    server.start();
    awaitSnapshots(city);
    // What is copied is what a desk gets, once in clear.
    const QTemporaryDir clear(city.folder + QStringLiteral("/clear-XXXXXX"));
    NewDesk first(city, server, clear.path(), {});
    first.run();
    BareCopy bare(first.store(), clear.path());
    Rounds whole;
    Rounds searchable;
    for (int round = 0; round < rounds; ++round) {
        const QTemporaryDir folder(city.folder + QStringLiteral("/desk-XXXXXX"));
        NewDesk desk(city, server, folder.path(), front::StoreKey::fresh());
        const Bootstrap ours = desk.run();
        const Bootstrap theirs = bare.run();
        std::printf("      whole %.1f s, searchable %.1f s; copied and indexed %.1f s, searchable %.1f s; %.0f MB\n", ours.whole,
                    ours.searchable, theirs.whole, theirs.searchable, double(QFileInfo(desk.store()).size()) / 1e6);
        std::fflush(stdout);
        whole.ours.push_back(ours.whole);
        whole.bare.push_back(theirs.whole);
        searchable.ours.push_back(ours.searchable);
        searchable.bare.push_back(theirs.searchable);
    }
    Figures figures;
    figures.ratio("bootstrap", searchable, mostRatio);
    figures.note("bootstrap.store", whole.ratio(), "times the copy and its indexes");
    figures.note("bootstrap.whole", median(whole.ours), "s");
    return figures.exitStatus();
}
