// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench storm: the network of a whole city comes back. Many desks of 200 units, known to the server, open their lines and
// ears in one moment, say hello, push what they have registered meanwhile and pull what is new in their unit's files, with
// the waits of a real desk when the server asks for patience. The time until the last command of the last desk has its
// outcome, so that nothing waits any more; and until everybody has pulled what came of it.
//
//     bench_storm [--desks 2000] [--commands 20]
#include "bench/light/light_city.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"
#include "support/standard_city/larger_city.h"

#include <QCoreApplication>

#include <cstdio>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostSeconds = 30;
constexpr int units = 200;
constexpr int firstCases = 200;

/// What a desk has registered while it was alone.
std::vector<std::vector<QByteArray>> registrations(LightCity &city, const std::vector<std::unique_ptr<LightDesk>> &desks,
                                                   int each)
{
    std::vector<std::vector<QByteArray>> waiting(desks.size());
    Envelope command = city.nextCommand();
    const QByteArray kind = "RegisterCase";
    for (size_t i = 0; i < desks.size(); ++i) {
        while (waiting[i].size() < size_t(each)) {
            if (command.kind == kind) {
                command.author = desks[i]->user();
                waiting[i].push_back(command.encoded());
            }
            command = city.nextCommand();
        }
    }
    return waiting;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int count = numberArgument(argc, argv, "--desks", 2000);
    const int each = numberArgument(argc, argv, "--commands", 20);
    LightCity city(standard_city::largerCity(must(standard_city::demoCityPlan()), {}), {"cases.read_files", units}, firstCases,
                   qint64(count) * each + 1000);
    auto desks = city.watchers(count);
    city.forAll(desks, [&](LightDesk &desk, LightDesk::Then done) { desk.pull(done); });
    const auto waiting = registrations(city, desks, each);
    for (const auto &desk : desks)
        desk->hangUp();

    qint64 bytesBefore = 0;
    for (const auto &desk : desks)
        bytesBefore += desk->bytesPulled();
    std::map<sync::Outcome, int> outcomes;
    size_t pushed = 0;
    size_t drained = 0;
    double lastPush = 0;
    const double before = city.processorSeconds();
    const auto began = LightLoop::Clock::now();
    for (size_t i = 0; i < desks.size(); ++i) {
        LightDesk &desk = *desks[i];
        desk.listen({});
        desk.greet([&, i] {
            desks[i]->push(waiting[i], [&, i](const sync::PushResponse &answer) {
                for (const sync::Receipt &receipt : answer.receipts)
                    ++outcomes[receipt.outcome];
                ++pushed;
                lastPush = secondsSince(began);
                desks[i]->pull([&drained] { ++drained; });
            });
        });
    }
    if (!city.loop.run([&] { return drained == desks.size(); }, std::chrono::minutes(5)))
        qFatal("only %zu of %zu desks are drained, %zu have pushed", drained, desks.size(), pushed);
    const double all = secondsSince(began);
    const double used = city.processorSeconds() - before;
    qint64 busy = 0;
    qint64 pulls = 0;
    qint64 bytes = 0;
    for (const auto &desk : desks) {
        busy += desk->busy();
        pulls += desk->pulls();
        bytes += desk->bytesPulled();
    }

    Figures figures;
    figures.atMost("storm", lastPush, "s", mostSeconds);
    figures.note("storm.pulled", all, "s");
    figures.atMost("storm.refused", outcomes[sync::Outcome::Refused] + outcomes[sync::Outcome::Held], "commands", 0);
    std::printf("      %d commands applied; %.1f s of the server's processor; asked for patience %lld times;"
                " %lld pulls of %.0f MB\n",
                outcomes[sync::Outcome::Applied], used, static_cast<long long>(busy),
                static_cast<long long>(pulls - count), double(bytes - bytesBefore) / 1e6);
    return figures.exitStatus();
}
