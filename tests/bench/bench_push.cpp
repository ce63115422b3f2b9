// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench push: commands of the demo city, queued as their desks send them → applied and durable, on SQLite and on
// PostgreSQL, against a bare program that writes the same row images in the same groups. And on SQLite what it costs that each
// group is on the disk of a journal first: against the same without one.
//
//     bench_push [--commands 20000] [--rounds 5]
#include "bench/bare/bare_postgresql.h"
#include "bench/bare/bare_sqlite.h"
#include "bench/support/bench_server.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "composition/registry.h"
#include "storage/journaled_connection.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <cstdio>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostRatio = 2.5;
constexpr double mostRatioOfJournal = 1.6;

struct Work
{
    const CityDay &day;
    const Registry &registry;
    const std::vector<Push> &pushes;
    int rounds;
};

void report(Figures &figures, const QByteArray &name, const Work &work, const RecordingConnection &recorded,
            qint64 commands, qint64 applied, const Rounds &rounds)
{
    const Volume volume = volumeOf(recorded.groups());
    figures.ratio(name, rounds, mostRatio);
    figures.note(name + ".rate", double(commands) / median(rounds.ours), "commands/s");
    std::printf("      %lld commands in %zu pushes, %lld applied; %lld rows, %lld statements, %lld bytes in %zu groups\n",
                static_cast<long long>(commands), work.pushes.size(), static_cast<long long>(applied),
                static_cast<long long>(volume.rows), static_cast<long long>(recorded.statements()),
                static_cast<long long>(volume.bytes), recorded.groups().size());
}

void onSqlite(Figures &figures, const Work &work, qint64 commands)
{
    const BenchFolder folder;
    const QString prepared = folder.file("prepared.sqlite");
    {
        const auto connection = sqliteFile(prepared);
        const BenchServer server(*connection, work.registry, work.day);
    }
    const auto inner = sqliteFile(folder.copy(prepared, "recorded.sqlite"));
    RecordingConnection recorded(*inner);
    BenchServer recordedServer(recorded, work.registry, work.day);
    recorded.clear();
    const qint64 applied = recordedServer.run(work.pushes);

    Rounds rounds;
    for (int round = 0; round < work.rounds; ++round) {
        const auto connection = sqliteFile(folder.copy(prepared, "ours.sqlite"));
        BenchServer server(*connection, work.registry, work.day);
        const StopWatch ours;
        server.run(work.pushes);
        rounds.ours.push_back(ours.elapsed().count());

        const QString path = folder.copy(prepared, "bare.sqlite");
        {
            const auto again = sqliteFile(path);
            const BenchServer elected(*again, work.registry, work.day);
        }
        BareSqlite bare(path.toUtf8(), "EXTRA");
        const StopWatch theirs;
        bare.write(recorded.groups());
        rounds.bare.push_back(theirs.elapsed().count());
    }
    report(figures, "push.sqlite", work, recorded, commands, applied, rounds);
}

/// The store as `peygird` opens it, which counts its transactions with a journal and without.
double secondsOf(const BenchFolder &folder, const QString &prepared, const Work &work, const QString &journalFolder)
{
    auto inner = sqliteFile(folder.copy(prepared, "counted.sqlite"));
    std::unique_ptr<storage::WriteJournal> journal;
    if (!journalFolder.isEmpty())
        journal = must(storage::WriteJournal::open(journalFolder, must(storage::transactionNumber(*inner)).value_or(0)));
    const auto connection = storage::journaled(std::move(inner), journal.get());
    BenchServer server(*connection, work.registry, work.day);
    const StopWatch watch;
    server.run(work.pushes);
    return watch.elapsed().count();
}

void throughJournal(Figures &figures, const Work &work)
{
    const BenchFolder folder;
    const QString prepared = folder.file("prepared.sqlite");
    {
        const auto connection = storage::journaled(sqliteFile(prepared), nullptr);
        const BenchServer server(*connection, work.registry, work.day);
    }
    Rounds rounds;
    qint64 bytes = 0;
    for (int round = 0; round < work.rounds; ++round) {
        QDir journal(folder.file("journal"));
        journal.removeRecursively();
        rounds.ours.push_back(secondsOf(folder, prepared, work, journal.path()));
        rounds.bare.push_back(secondsOf(folder, prepared, work, {}));
        bytes = 0;
        for (const QFileInfo &segment : journal.entryInfoList(QDir::Files))
            bytes += segment.size();
    }
    figures.ratio("push.journal", rounds, mostRatioOfJournal);
    std::printf("      bare is the same without a journal, which has %lld bytes in the end\n", static_cast<long long>(bytes));
}

void onPostgresql(Figures &figures, const Work &work, qint64 commands, const QByteArray &conninfo)
{
    const auto inner = emptiedPostgresql(conninfo);
    RecordingConnection recorded(*inner);
    BenchServer recordedServer(recorded, work.registry, work.day);
    recorded.clear();
    const qint64 applied = recordedServer.run(work.pushes);

    Rounds rounds;
    for (int round = 0; round < work.rounds; ++round) {
        {
            const auto connection = emptiedPostgresql(conninfo);
            BenchServer server(*connection, work.registry, work.day);
            const StopWatch ours;
            server.run(work.pushes);
            rounds.ours.push_back(ours.elapsed().count());
        }
        {
            const auto connection = emptiedPostgresql(conninfo);
            const BenchServer elected(*connection, work.registry, work.day);
        }
        BarePostgresql bare(conninfo);
        const StopWatch theirs;
        bare.write(recorded.groups());
        rounds.bare.push_back(theirs.elapsed().count());
    }
    report(figures, "push.postgresql", work, recorded, commands, applied, rounds);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int count = numberArgument(argc, argv, "--commands", 20'000);
    const CityDay day;
    const Registry registry = makeRegistry();
    const std::vector<Push> pushes = pushesOf(day.commands(size_t(count)));
    const Work work{day, registry, pushes, numberArgument(argc, argv, "--rounds", 5)};
    Figures figures;
    onSqlite(figures, work, count);
    throughJournal(figures, work);
    if (const QByteArray conninfo = qgetenv("PEYGIR_TEST_POSTGRESQL"); !conninfo.isEmpty())
        onPostgresql(figures, work, count, conninfo);
    else
        std::printf("no PostgreSQL: push.postgresql is not measured\n");
    return figures.exitStatus();
}
