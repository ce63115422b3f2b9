// SPDX-License-Identifier: GPL-3.0-or-later
//
// bench desks: many idle desks on one real server, each with the ear (TLS and WebSocket) and the line that a desk has, the
// signs of life and the polls that a desk sends: the server's processor time over a minute, and its memory. Then one
// message comes in that all of them hold, and the time until the last one has been told.
//
//     bench_desks [--desks 2000] [--seconds 60]
#include "bench/light/light_city.h"
#include "bench/support/figures.h"
#include "bench/support/must.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstdio>

using namespace peygir;
using namespace peygir::bench;

namespace {

constexpr double mostOfCore = 10;
constexpr double mostMemory = 250;
constexpr double mostTold = 1;
constexpr int people = 200;
/// After everybody has come the server is left alone for a moment.
constexpr auto settling = std::chrono::seconds(5);

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const int count = numberArgument(argc, argv, "--desks", 2000);
    const int seconds = numberArgument(argc, argv, "--seconds", 60);
    LightCity city(must(standard_city::demoCityPlan()), {"cases.read_cards", people}, 200, 200);
    auto desks = city.watchers(count);
    const double before = city.memory();
    city.forAll(desks, [&](LightDesk &desk, LightDesk::Then done) {
        if (desks.front()->cursor())
            desk.setCursor(*desks.front()->cursor());
        desk.pull([&desk, done] { desk.listen(done); });
    });
    const auto never = [] { return false; };
    city.loop.run(never, settling);

    const double began = city.processorSeconds();
    city.loop.run(never, std::chrono::seconds(seconds));
    const double used = city.processorSeconds() - began;
    const double memory = city.memory();
    int polls = 0;
    for (const auto &desk : desks)
        polls += desk->pulls() - 1;

    std::vector<double> told;
    const Envelope command = city.nextCommand();
    LightDesk &author = city.deskOf(command.author);
    const auto sent = LightLoop::Clock::now();
    for (const auto &desk : desks) {
        desk->poked = [&told, sent, heard = false]() mutable {
            if (!std::exchange(heard, true))
                told.push_back(secondsSince(sent));
        };
    }
    qint64 seq = 0;
    author.push({command.encoded()}, [&seq](const sync::PushResponse &answer) {
        if (answer.receipts.front().outcome != sync::Outcome::Applied)
            qFatal("the message was not applied");
        seq = answer.receipts.front().seq;
    });
    if (!city.loop.run([&] { return told.size() == desks.size(); }, std::chrono::seconds(30)))
        qFatal("only %zu of %zu desks were told", told.size(), desks.size());
    const double all = *std::max_element(told.begin(), told.end());
    const auto isHere = [&seq](const auto &desk) { return desk->cursor()->seq >= seq; };
    if (!city.loop.run([&] { return seq > 0 && std::all_of(desks.begin(), desks.end(), isHere); }, std::chrono::minutes(1)))
        qFatal("not every desk has pulled the message");
    const double pulled = secondsSince(sent);

    Figures figures;
    figures.atMost("desks.processor", used / seconds * 100, "% of a core", mostOfCore);
    figures.atMost("desks.memory", memory / 1e6, "MB", mostMemory);
    figures.atMost("desks.told", all, "s", mostTold);
    std::printf("      %d desks of %d persons; %d polls in %d s; %.0f MB with nobody listening; half were told after %.2f s; all had pulled after %.1f s\n",
                count, people, polls, seconds, before / 1e6, median(told), pulled);
    return figures.exitStatus();
}
