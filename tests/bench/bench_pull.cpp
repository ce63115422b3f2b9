// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench pull: about 100,000 rows from the server's pages into an empty desk, applied and durable, against a bare
// program that inserts the same rows, and which buckets they are in, into the same schema in one transaction.
//
//     bench_pull [--rows 100000] [--rounds 5]
#include "bench/bare/bare_sqlite.h"
#include "bench/support/bench_desk.h"
#include "bench/support/bench_seal.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "composition/registry.h"

#include <QCoreApplication>

#include <cstdio>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostRatio = 2.0;

/// A server with at least this many rows.
void fill(BenchServer &server, storage::Connection &connection, const Registry &registry, const CityDay &day,
          qint64 wanted)
{
    // A command leaves about two rows behind.
    const std::vector<Envelope> commands = day.commands(size_t(wanted));
    constexpr size_t step = 2000;
    for (size_t at = 0; at < commands.size() && countRows(connection, registry) < wanted; at += step) {
        const auto first = commands.begin() + qsizetype(at);
        server.run(std::vector<Envelope>(first, first + qsizetype(std::min(step, commands.size() - at))));
    }
}

/// All rows of the desk and its membership, as images.
WrittenGroup imagesOf(storage::Connection &desk, const Registry &registry)
{
    WrittenGroup group;
    const auto read = [&](const QByteArray &table, std::vector<QByteArray> columns, std::vector<Value::Type> types) {
        Write write{table, std::move(columns), {}, {}, {}};
        QByteArray names;
        for (const QByteArray &column : write.columns)
            names += (names.isEmpty() ? "" : ", ") + column;
        must(desk.each("SELECT " + names + " FROM " + table, {}, [&](const storage::RowView &view) {
            for (size_t i = 0; i < types.size(); ++i)
                write.values.push_back(view.value(int(i), types[i]));
            return true;
        }));
        if (!write.values.empty())
            group.push_back(std::move(write));
    };
    using enum Value::Type;
    for (const auto &[kind, type] : registry.aggregates()) {
        for (const Table *table : type.tables) {
            std::vector<Value::Type> types{Uuid, Uuid, Integer, Integer, Integer};
            for (const Column &column : table->columns)
                types.push_back(column.type);
            read(table->name, table->allNames, types);
        }
    }
    read("held", {"kind", "aggregate", "bucket"}, {Integer, Uuid, Integer});
    return group;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int wanted = numberArgument(argc, argv, "--rows", 100'000);
    const int rounds = numberArgument(argc, argv, "--rounds", 5);
    const CityDay day;
    const Registry registry = makeRegistry();
    const auto serverConnection = sqliteInMemory();
    BenchServer server(*serverConnection, registry, day);
    fill(server, *serverConnection, registry, day, wanted);

    const BenchFolder folder;
    const QString empty = folder.file("empty.sqlite");
    migrateAll(*sqliteFile(empty), false);
    const BenchSeal seal(argc, argv);
    const QString ours = folder.file("empty-ours.sqlite");
    seal.lay(empty, ours);

    Rounds applied;
    Rounds whole;
    std::vector<WrittenGroup> images;
    qint64 statements = 0;
    qint64 bytes = 0;
    int pages = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto connection = sqliteFile(folder.copy(ours, "ours.sqlite"), seal.vfs());
        RecordingConnection counted(*connection);
        BenchDesk desk(round == 0 ? static_cast<storage::Connection &>(counted) : *connection, *serverConnection,
                       registry, day, server.token());
        desk.greet();
        Seconds receiving{0};
        Seconds answering{0};
        bytes = 0;
        pages = 0;
        desk.engine().wantPull();
        while (const auto request = must(desk.engine().next(day.now()))) {
            const StopWatch answerTime;
            const QByteArray answer = desk.answer(request->body);
            answering += answerTime.elapsed();
            const StopWatch receiveTime;
            desk.receive(answer);
            receiving += receiveTime.elapsed();
            bytes += answer.size();
            ++pages;
        }
        if (round == 0) {
            images = {imagesOf(*connection, registry)};
            statements = counted.statements();
            // A first round to warm the caches and to know the images.
            if (must(desk.engine().status()).mismatches != 0)
                qFatal("the desk does not hold what the server says");
        }
        BareSqlite bare(folder.copy(empty, "bare.sqlite").toUtf8(), "EXTRA");
        const StopWatch theirs;
        bare.write(images);
        const double bareTime = theirs.elapsed().count();
        applied.ours.push_back(receiving.count());
        applied.bare.push_back(bareTime);
        whole.ours.push_back((receiving + answering).count());
        whole.bare.push_back(bareTime);
    }
    Figures figures;
    figures.ratio("pull", applied, mostRatio);
    figures.note("pull.rate", double(volumeOf(images).rows) / median(applied.ours), "rows/s");
    std::printf("      with making the pages: %.0f ms, ratio %.2f\n", median(whole.ours) * 1000, whole.ratio());
    std::printf("      %lld rows (memberships included), %lld statements, %lld bytes of values; %d answers, %lld bytes on the wire\n",
                static_cast<long long>(volumeOf(images).rows), static_cast<long long>(statements),
                static_cast<long long>(volumeOf(images).bytes), pages, static_cast<long long>(bytes));
    return figures.exitStatus();
}
