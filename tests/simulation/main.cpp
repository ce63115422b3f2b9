// SPDX-License-Identifier: GPL-3.0-or-later
// syncsim: one server and its desks in one process, tortured from a seed (SYNC, Proof).
#include "simulation/machine.h"
#include "simulation/runner.h"
#include "simulation/tally.h"

#include "sync/wire/plants.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>

#include <algorithm>
#include <array>
#include <malloc.h>

#include <cstdio>

using namespace peygir;
using namespace peygir::simulation;

namespace {

struct PlantName
{
    sync::Plant plant;
    const char *name;
    /// The oracles that find it for the right reason; what another one says of it is an accident. None: whichever comes.
    std::array<const char *, 4> reasons{};
};
constexpr PlantName plantNames[] = {
    {sync::Plant::SkipReceipt, "skip-receipt",
     {"a command has one outcome", "one place in the history for each command"}},
    {sync::Plant::CursorOnSequence, "cursor-on-sequence",
     {"a desk's base is the server's state at its cursor", "groups are visible whole or not at all"}},
    {sync::Plant::PageBeforeComplete, "page-before-complete", {"a desk's base is the server's state at its cursor"}},
    {sync::Plant::PurgeWithoutMembership, "purge-without-membership",
     {"a desk's base is the server's state at its cursor", "sums agree"}},
    {sync::Plant::LeaveAtAcknowledgement, "leave-at-ack", {"a command shows until its rows are here"}},
    {sync::Plant::RewindFirstTableOnly, "rewind-first-table-only",
     {"nothing outside the rights is readable",
      "a desk's base is the server's state at its cursor",
      "what shows is what waits, in its order, on the base"}},
    {sync::Plant::ShadowOverwritten, "shadow-overwritten",
     {"nothing outside the rights is readable",
      "a desk's base is the server's state at its cursor",
      "what shows is what waits, in its order, on the base"}},
    {sync::Plant::IdByCounter, "id-by-counter",
     {"an acknowledged command has its effect", "what shows is what waits, in its order, on the base"}},
    {sync::Plant::RetryForgetsReceipt, "retry-forgets-receipt",
     {"what was not applied has no effect",
      "a held command comes to one end",
      "rows are what the commands make of those before"}},
    {sync::Plant::ReceiptElsewhere, "receipt-elsewhere",
     {"one place in the history for each command",
      "an acknowledged command has one effect",
      "every command is applied, refused or held",
      "rows are what the commands make of those before"}},
    {sync::Plant::OutcomeByBatch, "outcome-by-batch", {"a command has one outcome"}},
    {sync::Plant::EnteredSeqStale, "entered-seq-stale",
     {"a desk's base is the server's state at its cursor", "sums agree"}},
    {sync::Plant::ForgetRefused, "forget-refused", {"what was entered is kept in its order"}},
    {sync::Plant::ReplayByTime, "replay-by-time", {"what shows is what waits, in its order, on the base"}},
    {sync::Plant::BlockPositionLost, "block-position-lost", {"a code of a block is told once"}},
    {sync::Plant::HistoryChangeNotSeen, "history-change-not-seen",
     {"a desk's base is the server's state at its cursor",
      "every command is applied, refused or held",
      "groups are visible whole or not at all"}},
    {sync::Plant::EffectTwiceAtRepush, "effect-twice-at-repush",
     {"an acknowledged command has one effect",
      "a command has one outcome",
      "one place in the history for each command",
      "rows are what the commands make of those before"}},
    {sync::Plant::ChecksumOverWaiting, "checksum-over-waiting", {"sums are what a recount gives", "sums agree"}},
    {sync::Plant::FencingUnchecked, "fencing-unchecked", {"who was overtaken writes nothing"}},
    {sync::Plant::SnapshotWithIdentity, "snapshot-with-identity", {"the server knows what each desk sent"}},
    {sync::Plant::BlockReusedAfterClone, "block-reused-after-clone", {"a code of a block is told once"}},
    {sync::Plant::ChangeFromWrongBase, "delta-from-wrong-base",
     {"a desk's base is the server's state at its cursor", "sums are what a recount gives", "sums agree"}},
    {sync::Plant::SecondWriteLost, "second-write-lost", {"rows are what the commands make of those before"}},
    {sync::Plant::UnknownForgotten,
     "unknown-forgotten",
     {"a desk's base is the server's state at its cursor", "sums are what a recount gives", "sums agree"}},
    {sync::Plant::UnknownRefused,
     "unknown-refused",
     {"what is held, or refused for another's sake, has a reason in the run"}},
};

bool isReason(const PlantName &plant, const Violation &violation)
{
    return !plant.reasons.front()
        || std::any_of(plant.reasons.begin(), plant.reasons.end(),
                       [&violation](const char *reason) { return reason && violation.oracle == reason; });
}

struct Order
{
    Settings settings;
    quint64 from = 1;
    quint64 to = 100;
    bool listPlants = false;
    /// Plants one bug after the other and says which seed finds it.
    bool findPlants = false;
    /// Fails where a command of the registry was never applied.
    bool everyCommand = false;
    int jobs = 1;
    /// Every so many seeds one is run a second time.
    quint64 again = 1;
    /// Where the sums of these seeds are written; empty: nowhere.
    QString sums;
};

/// After so many seeds that failed the rest says nothing new.
constexpr int mostFailures = 5;

/// Nothing where the arguments are wrong; the sentence is on standard error.
std::optional<Order> readOrder(const QCoreApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Simulates one server and its desks from a seed."));
    parser.addHelpOption();
    const auto option = [&parser](const char *name, const char *what, const char *value = nullptr) {
        parser.addOption({QLatin1String(name), QLatin1String(what), value ? QString(QLatin1String(value)) : QString()});
    };
    option("seeds", "first and last seed", "A..B");
    option("steps", "steps of each run before everything heals", "N");
    option("desks", "at most this many desks", "N");
    option("without", "leave a kind of fault out (may be repeated)", "FAULT");
    option("plant", "plant a bug", "BUG");
    option("list-plants", "say which bugs can be planted");
    option("find-plants", "plant each bug in turn and print the table of the seeds that find them");
    option("every-command", "fail where a command of the registry was never applied in all these seeds");
    option("jobs", "share the seeds among this many processes", "N");
    option("again", "run only every N-th seed twice (else all)", "N");
    option("sums", "write what happened in these seeds there as JSON (not with --jobs)", "FILE");
    option("sealed", "let all databases lie sealed on their disks");
    option("trace", "print what happens");
    parser.process(app);
    Order order;
    order.settings.printed = parser.isSet(QStringLiteral("trace"));
    if (parser.isSet(QStringLiteral("sealed")))
        setFiles(Files::Sealed);
    order.listPlants = parser.isSet(QStringLiteral("list-plants"));
    order.findPlants = parser.isSet(QStringLiteral("find-plants"));
    order.everyCommand = parser.isSet(QStringLiteral("every-command"));
    bool right = true;
    const auto number = [&](const QString &text) {
        bool isNumber = false;
        const qint64 value = text.toLongLong(&isNumber);
        right = right && isNumber && value >= 0;
        return value;
    };
    if (parser.isSet(QStringLiteral("seeds"))) {
        const QStringList ends = parser.value(QStringLiteral("seeds")).split(QStringLiteral(".."));
        order.from = quint64(number(ends.front()));
        order.to = quint64(number(ends.back()));
        right = right && ends.size() <= 2 && order.from <= order.to;
    }
    if (parser.isSet(QStringLiteral("steps")))
        order.settings.steps = int(number(parser.value(QStringLiteral("steps"))));
    if (parser.isSet(QStringLiteral("desks")))
        order.settings.desks = int(number(parser.value(QStringLiteral("desks"))));
    if (parser.isSet(QStringLiteral("jobs")))
        order.jobs = int(number(parser.value(QStringLiteral("jobs"))));
    if (parser.isSet(QStringLiteral("again")))
        order.again = quint64(number(parser.value(QStringLiteral("again"))));
    order.sums = parser.value(QStringLiteral("sums"));
    right = right && (order.sums.isEmpty() || order.jobs == 1);
    for (const QString &name : parser.values(QStringLiteral("without"))) {
        const auto known = std::find_if(faultNames.begin(), faultNames.end(),
                                        [&name](const FaultName &fault) { return name == QLatin1String(fault.name); });
        right = right && known != faultNames.end();
        if (known != faultNames.end())
            order.settings.without.insert(known->fault);
    }
    for (const QString &name : parser.values(QStringLiteral("plant"))) {
        const auto known = std::find_if(std::begin(plantNames), std::end(plantNames),
                                        [&name](const PlantName &plant) { return name == QLatin1String(plant.name); });
        right = right && known != std::end(plantNames);
        if (known != std::end(plantNames))
            sync::plants().active = known->plant;
    }
    if (right && parser.positionalArguments().isEmpty() && order.settings.desks > 0 && order.jobs > 0 &&
        order.again > 0)
        return order;
    std::fputs("syncsim: wrong arguments; see syncsim --help and --list-plants\n", stderr);
    return std::nullopt;
}

/// What has to stand in a command line for the bug that is planted here.
QByteArray plantedWords()
{
    for (const PlantName &plant : plantNames) {
        if (plant.plant == sync::plants().active)
            return QByteArray(" --plant ") + plant.name;
    }
    return {};
}

void printFailure(const Beginning &beginning, const Settings &settings, const Violation &violation)
{
    std::printf("seed %llu failed at step %d: %s\n    %s\n", static_cast<unsigned long long>(settings.seed),
                violation.step, violation.oracle.constData(), violation.words.constData());
    std::fflush(stdout);
    const Shrunk small = shrink(beginning, settings, violation);
    std::printf("shrunk to: %s%s --trace\n  step %d: %s\n    %s\n", commandLine(small.settings).constData(),
                plantedWords().constData(), small.violation.step, small.violation.oracle.constData(), small.violation.words.constData());
}

int runSeeds(const Order &order)
{
    const Beginning beginning;
    QElapsedTimer timer;
    timer.start();
    Tally tally;
    for (quint64 seed = order.from; seed <= order.to && tally.failures() < mostFailures; ++seed) {
        Settings settings = order.settings;
        settings.seed = seed;
        World::Counts counts;
        const bool isTwice = seed % order.again == 0;
        const auto violation = isTwice ? runTwice(beginning, settings, &counts) : runOnce(beginning, settings, &counts);
        if (violation) {
            printFailure(beginning, settings, *violation);
            tally.addFailure(seed, *violation);
        } else {
            tally.add(counts, isTwice);
        }
    }
    const int neverApplied = tally.printFates(beginning.registry);
    const World::Counts &sum = tally.sum();
    for (const FaultName &fault : faultNames)
        std::printf("%s %d  ", fault.name, sum.faults.contains(fault.fault) ? sum.faults.at(fault.fault) : 0);
    std::printf("\n%llu seeds, %d failed; %.0f hours simulated, %d commands, %d messages, %d power cuts; %.1f seeds/s\n",
                static_cast<unsigned long long>(order.to - order.from + 1), tally.failures(),
                double(sum.simulated.count()) / 3'600'000, sum.commands, sum.messages, sum.crashes,
                double(order.to - order.from + 1) * 1000.0 / double(std::max<qint64>(1, timer.elapsed())));
    if (!order.sums.isEmpty()) {
        QFile file(order.sums);
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(tally.toJson()).toJson()) < 0) {
            std::fprintf(stderr, "syncsim: cannot write %s\n", qPrintable(order.sums));
            return 1;
        }
    }
    return tally.failures() > 0 || (order.everyCommand && neverApplied > 0) ? 1 : 0;
}

int findPlants(const Order &order)
{
    const Beginning beginning;
    int missed = 0;
    std::puts("| planted bug | seed | step | the oracle that found it |\n|---|---|---|---|");
    for (const PlantName &plant : plantNames) {
        sync::plants().active = plant.plant;
        std::optional<Violation> violation;
        Settings settings = order.settings;
        for (settings.seed = order.from; settings.seed <= order.to; ++settings.seed) {
            violation = runTwice(beginning, settings);
            if (violation && isReason(plant, *violation))
                break;
            violation.reset();
        }
        missed += violation ? 0 : 1;
        if (violation)
            std::printf("| %s | %llu | %d | %s |\n", plant.name, static_cast<unsigned long long>(settings.seed),
                        violation->step, violation->oracle.constData());
        else
            std::printf("| %s | – | – | not found by %llu seeds |\n", plant.name,
                        static_cast<unsigned long long>(order.to - order.from + 1));
    }
    return missed > 0 ? 1 : 0;
}

/// Runs itself in several processes, each with a part of the seeds.
int shareSeeds(const Order &order)
{
    QStringList arguments = QCoreApplication::arguments().mid(1);
    for (const char *own : {"--seeds", "--jobs"}) {
        const auto at = arguments.indexOf(QLatin1String(own));
        if (at >= 0)
            arguments.remove(at, std::min<qsizetype>(2, arguments.size() - at));
    }
    std::vector<std::unique_ptr<QProcess>> parts;
    const quint64 share = (order.to - order.from + quint64(order.jobs)) / quint64(order.jobs);
    for (quint64 from = order.from; from <= order.to; from += share) {
        const QString seeds = QStringLiteral("%1..%2").arg(from).arg(std::min(order.to, from + share - 1));
        auto part = std::make_unique<QProcess>();
        part->setProcessChannelMode(QProcess::ForwardedChannels);
        part->start(QCoreApplication::applicationFilePath(), arguments + QStringList{QStringLiteral("--seeds"), seeds});
        parts.push_back(std::move(part));
    }
    int status = 0;
    for (const auto &part : parts) {
        part->waitForFinished(-1);
        if (part->exitStatus() != QProcess::NormalExit || part->exitCode() != 0)
            status = 1;
    }
    return status;
}

} // namespace

int main(int argc, char **argv)
{
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    // Each run allocates and frees the same few megabytes: they are not worth a call to the system.
    mallopt(M_MMAP_THRESHOLD, 256 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 512 * 1024 * 1024);
    const QCoreApplication app(argc, argv);
    const auto order = readOrder(app);
    if (!order)
        return 2;
    if (order->listPlants) {
        for (const PlantName &plant : plantNames)
            std::puts(plant.name);
        return 0;
    }
    if (order->findPlants)
        return findPlants(*order);
    return order->jobs > 1 ? shareSeeds(*order) : runSeeds(*order);
}
