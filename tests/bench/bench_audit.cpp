// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench audit: everything on a desk with a million cards is looked at once: each row's hash is made anew from its content
// and compared, and the sums of all buckets (SYNC 17). The time of a million rows, as "check everything" walks: steps in
// transactions of their own. Then one letter is changed in a copy of the store, and the walk has to find it.
//
//     bench_audit [--cards 1000000] [--rounds 5]
#include "base/limits.h"
#include "bench/support/big_desk.h"
#include "bench/support/bench_server.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "composition/registry.h"
#include "sync/desk/self_check.h"

#include <QCoreApplication>

#include <cstdio>
#include <ctime>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostSeconds = 2;

/// Seconds that this program has run, whatever else the machine does.
double processorSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

struct Walked
{
    double seconds = 0;
    double processor = 0;
    double longestStep = 0;
    bool hasFound = false;
};

Walked walkOnce(storage::Connection &connection, const Registry &registry)
{
    sync::SelfCheck check(connection, registry);
    Walked walked;
    const double before = processorSeconds();
    const StopWatch whole;
    for (bool isLast = false; !isLast;) {
        const StopWatch one;
        must(connection.begin(storage::Connection::Access::Write));
        const auto step = must(check.walk(limits::selfCheckMemberships));
        must(connection.commit());
        isLast = step.isLast;
        walked.hasFound = walked.hasFound || step.hasFound;
        walked.longestStep = std::max(walked.longestStep, one.elapsed().count());
    }
    walked.seconds = whole.elapsed().count();
    walked.processor = processorSeconds() - before;
    return walked;
}

/// What a bare program reads to do nothing with it.
double readOnce(storage::Connection &connection, const Registry &registry)
{
    const StopWatch time;
    for (const auto &[kind, type] : registry.aggregates()) {
        for (const Table *table : type.tables) {
            QByteArray lengths;
            for (const QByteArray &column : table->allNames)
                lengths += (lengths.isEmpty() ? "length(" : " + length(") + column + ')';
            must(connection.each("SELECT SUM(" + lengths + ") FROM " + table->name, {},
                                 [](const storage::RowView &) { return true; }));
        }
    }
    return time.elapsed().count();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const BigDesk big = bigDesk(numberArgument(argc, argv, "--cards", int(bigDeskCards)));
    const int rounds = numberArgument(argc, argv, "--rounds", 5);
    const Registry registry = makeRegistry();
    const BenchFolder folder;
    const auto connection = sqliteFile(big.copyStore(folder.file("store")));
    const double millions = double(countRows(*connection, registry)) / 1e6;

    // The first one finds the file in no cache of ours.
    Walked longest = walkOnce(*connection, registry);
    if (longest.hasFound)
        qFatal("the store is not what it was counted to be");
    Rounds time;
    std::vector<double> processor;
    for (int round = 0; round < rounds; ++round) {
        const Walked walked = walkOnce(*connection, registry);
        longest.longestStep = std::max(longest.longestStep, walked.longestStep);
        time.ours.push_back(walked.seconds);
        processor.push_back(walked.processor);
        time.bare.push_back(readOnce(*connection, registry));
    }
    Figures figures;
    figures.atMost("audit", median(time.ours) / millions, "s", mostSeconds, time.ratio());
    std::printf("      %.0f rows in %.2f s (%.2f s of the processor), reading them alone %.2f s; longest step %.1f ms\n",
                millions * 1e6, median(time.ours), median(processor), median(time.bare), longest.longestStep * 1e3);

    must(connection->run("UPDATE case_card SET plaque = plaque || '1' WHERE rowid = (SELECT MAX(rowid) / 2 FROM case_card)"));
    if (!walkOnce(*connection, registry).hasFound)
        qFatal("a changed letter was not found");
    return figures.exitStatus();
}
