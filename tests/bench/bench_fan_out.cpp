// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench fan-out: many desks hold the cards of a whole city while it works: the server's processor time, and the time from
// the push of a change to the moment at which a desk has pulled and decoded it, for every change and every desk.
//
//     bench_fan_out [--desks 300] [--changes 5] [--minutes 1]
#include "bench/light/light_city.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostOfCore = 50;
constexpr double mostSeen = 2;
constexpr int people = 100;
constexpr int firstCases = 500;

/// Where a desk was when.
struct Seen
{
    LightLoop::Clock::time_point at;
    qint64 seq;
};

struct Change
{
    LightLoop::Clock::time_point sent;
    qint64 seq = 0;
};

double percentile(std::vector<double> &sorted, double part)
{
    return sorted[std::min(sorted.size() - 1, size_t(part * double(sorted.size())))];
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int count = numberArgument(argc, argv, "--desks", 300);
    const int perSecond = numberArgument(argc, argv, "--changes", 5);
    const int seconds = 60 * numberArgument(argc, argv, "--minutes", 1);
    const size_t wanted = size_t(perSecond * seconds);
    LightCity city(must(standard_city::demoCityPlan()), {"cases.read_cards", people}, firstCases, qint64(wanted) + 100);
    auto desks = city.watchers(count);
    std::vector<std::vector<Seen>> seen(desks.size());
    city.forAll(desks, [&](LightDesk &desk, LightDesk::Then done) {
        if (desks.front()->cursor())
            desk.setCursor(*desks.front()->cursor());
        desk.pull([&desk, done] { desk.listen(done); });
    });
    std::vector<Envelope> commands;
    for (size_t i = 0; i < wanted; ++i) {
        commands.push_back(city.nextCommand());
        city.deskOf(commands.back().author);
    }
    for (size_t i = 0; i < desks.size(); ++i)
        desks[i]->pulled = [&desk = *desks[i], &list = seen[i]] {
            list.push_back({LightLoop::Clock::now(), desk.cursor()->seq});
        };

    const double before = city.processorSeconds();
    const auto began = LightLoop::Clock::now();
    std::vector<Change> changes(wanted);
    size_t applied = 0;
    for (size_t i = 0; i < wanted; ++i) {
        city.loop.after(std::chrono::microseconds(qint64(i) * 1'000'000 / perSecond), [&, i] {
            changes[i].sent = LightLoop::Clock::now();
            city.deskOf(commands[i].author).push({commands[i].encoded()}, [&, i](const sync::PushResponse &answer) {
                changes[i].seq = answer.receipts.front().seq;
                ++applied;
            });
        });
    }
    const auto allSeen = [&] {
        return applied == wanted && std::all_of(desks.begin(), desks.end(), [&](const auto &desk) {
                   return desk->cursor()->seq >= changes.back().seq;
               });
    };
    if (!city.loop.run(allSeen, std::chrono::seconds(seconds + 60)))
        qFatal("not everything was seen");
    const double took = secondsSince(began);
    const double used = city.processorSeconds() - before;

    std::vector<double> times;
    for (const Change &change : changes) {
        for (const std::vector<Seen> &list : seen) {
            const auto first = std::find_if(list.begin(), list.end(), [&](const Seen &one) { return one.seq >= change.seq; });
            if (first == list.end())
                qFatal("a change was seen by nobody knows whom");
            times.push_back(std::chrono::duration<double>(first->at - change.sent).count());
        }
    }
    std::sort(times.begin(), times.end());
    qint64 pulls = 0, bytes = 0, busy = 0;
    for (const auto &desk : desks) {
        pulls += desk->pulls();
        bytes += desk->bytesPulled();
        busy += desk->busy();
    }
    Figures figures;
    figures.atMost("fan-out.processor", used / took * 100, "% of a core", mostOfCore);
    figures.atMost("fan-out.seen.p99", percentile(times, 0.99), "s", mostSeen);
    std::printf("      %zu changes in %.0f s to %d desks; seen after %.2f s (half), %.2f s (the last)\n", wanted, took, count,
                percentile(times, 0.5), times.back());
    std::printf("      %lld pulls (%.1f/s for each desk), %.2f ms of the server each; %lld bytes; asked for patience %lld times\n",
                static_cast<long long>(pulls), double(pulls) / took / count, used / double(pulls) * 1000,
                static_cast<long long>(bytes), static_cast<long long>(busy));
    return figures.exitStatus();
}
