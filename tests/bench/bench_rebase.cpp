// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench rebase: 1,000 commands of the demo city wait on a desk, and one foreign row that they read arrives: how long
// putting it under them takes, against their first execution in one transaction. Then 10,000 foreign rows arrive in
// pulls of one server group each, as they do while somebody types a message; rebase.typed is the longest of them.
// At last the same in a real window behind a real server, a process each: the line comes back, the thousand go and ten
// thousand rows come while somebody types; rebase.blocked is the longest that a key would have waited.
//
//     bench_rebase [--commands 1000] [--rows 10000] [--rounds 5]
#include "base/limits.h"
#include "bench/rebase/typing_window.h"
#include "bench/support/bench_desk.h"
#include "bench/support/bench_seal.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "bench/support/waiting.h"
#include "catalogue/core/subject.h"
#include "composition/registry.h"
#include "reference/core/put_record.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostRatio = 3.0;
constexpr double mostTypedMs = 300;
constexpr double mostBlockedMs = 16;

/// Another desk changes a subject, which every registration and every referral of its cases reads.
Envelope changedSubject(const CityDay &day, int days)
{
    const auto base = day.baseInformation();
    const auto found = std::find_if(base.begin(), base.end(), [](const Envelope &envelope) {
        return envelope.arguments.value(QLatin1String("type")).toString() ==
               QLatin1String(catalogue::Subject::tableName);
    });
    Envelope changed = *found;
    SeededRandom random(quint64(1000 + days));
    changed.id = newUuid(day.now(), random);
    QJsonObject record = changed.arguments.value(QLatin1String("record")).toObject();
    record.insert(QStringLiteral("deadline_hours"), 24 * days);
    changed.arguments.insert(QStringLiteral("record"), record);
    return changed;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int count = numberArgument(argc, argv, "--commands", 1000);
    const int foreignRows = numberArgument(argc, argv, "--rows", 10'000);
    const int rounds = numberArgument(argc, argv, "--rounds", 5);
    const CityDay day;
    const Registry registry = makeRegistry();
    const UserId user = day.allRounder();

    // The first of these the server and the desk know; the next wait on the desk; the others are foreign.
    constexpr int knownBefore = 3000;
    const std::vector<Envelope> all = day.commands(size_t(knownBefore + count + foreignRows), user);
    const auto firstWaiting = all.begin() + knownBefore;
    const std::vector<Envelope> known(all.begin(), firstWaiting);
    const std::vector<Envelope> waiting(firstWaiting, firstWaiting + count);
    const std::vector<Envelope> foreign = aboutOtherCases({firstWaiting + count, all.end()}, waiting);
    const auto serverConnection = sqliteInMemory();
    BenchServer server(*serverConnection, registry, day);
    server.run(known);

    const BenchFolder folder;
    const BenchSeal seal(argc, argv);
    const QString empty = folder.file("empty.sqlite");
    migrateAll(*sqliteFile(empty), false);
    const QString prepared = folder.file("prepared.sqlite");
    seal.lay(empty, prepared);
    {
        const auto connection = sqliteFile(prepared, seal.vfs());
        BenchDesk desk(*connection, *serverConnection, registry, day, server.token());
        desk.greet();
        desk.pullAll();
    }

    Rounds rebase;
    int shown = 0;
    for (int round = 0; round < rounds; ++round) {
        const auto connection = sqliteFile(folder.copy(prepared, "desk.sqlite"), seal.vfs());
        BenchDesk desk(*connection, *serverConnection, registry, day, server.token());
        desk.greet();
        if (server.run({changedSubject(day, round + 3)}) != 1)
            qFatal("the foreign row was refused");
        const QByteArray answer = desk.answer(desk.pullRequest());
        const StopWatch first;
        shown = executeFirst(*connection, registry, waiting);
        rebase.bare.push_back(first.elapsed().count());
        const StopWatch again;
        desk.receive(answer);
        rebase.ours.push_back(again.elapsed().count());
    }

    const auto connection = sqliteFile(folder.copy(prepared, "desk.sqlite"), seal.vfs());
    BenchDesk desk(*connection, *serverConnection, registry, day, server.token());
    desk.greet();
    desk.receive(desk.answer(desk.pullRequest()));
    executeFirst(*connection, registry, waiting);
    std::vector<double> typed;
    const qint64 rowsBefore = countRows(*serverConnection, registry);
    qint64 rowsHere = 0;
    for (size_t at = 0; at < foreign.size() && rowsHere < foreignRows; at += size_t(limits::groupCommands)) {
        const auto from = foreign.begin() + qsizetype(at);
        const auto to = from + qsizetype(std::min(size_t(limits::groupCommands), foreign.size() - at));
        server.run(std::vector<Envelope>(from, to));
        const QByteArray answer = desk.answer(desk.pullRequestFromStatus());
        const StopWatch watch;
        desk.receive(answer);
        typed.push_back(watch.elapsed().count() * 1000);
        rowsHere = countRows(*serverConnection, registry) - rowsBefore;
    }

    Figures figures;
    figures.ratio("rebase", rebase, mostRatio);
    std::printf("      %d waiting commands, %d of them with an effect here; bare is their first execution\n", count,
                shown);
    figures.atMost("rebase.typed", *std::max_element(typed.begin(), typed.end()), "ms", mostTypedMs);
    std::printf("      %lld foreign rows in %zu pulls with the same commands waiting; median %.1f ms\n",
                static_cast<long long>(rowsHere), typed.size(), median(typed));

    std::vector<double> blocked;
    TypedWhileRowsCame last;
    for (int round = 0; round < rounds; ++round) {
        last = typeWhileRowsCome(day, registry, known, waiting, foreign, foreignRows);
        blocked.push_back(last.longestMs);
    }
    figures.atMost("rebase.blocked", median(blocked), "ms", mostBlockedMs);
    std::printf("      a window while %zu commands went and %lld rows came in %.1f s, %d keys typed; rounds:",
                waiting.size(), static_cast<long long>(last.rows), last.seconds, last.keys);
    for (const double one : blocked)
        std::printf(" %.1f", one);
    std::printf("\n");
    return figures.exitStatus();
}
