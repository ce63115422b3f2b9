// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/runner.h"

#include "simulation/machine.h"
#include "sync/wire/plants.h"

#include <algorithm>

namespace peygir::simulation {

namespace {

/// What planted bugs remember must not reach the next run.
void forgetPlants()
{
    const sync::Plant active = sync::plants().active;
    sync::plants() = {};
    sync::plants().active = active;
}

std::vector<QByteArray> linesOf(const Beginning &beginning, Settings settings)
{
    settings.kept = true;
    settings.printed = false;
    forgetPlants();
    World world(beginning, settings);
    (void)world.run();
    return world.trace().lines();
}

/// Where a run that is looked at and one that is not go apart.
QByteArray firstDifference(const Beginning &beginning, const Settings &settings, const Settings &unseen)
{
    const auto seen = linesOf(beginning, settings);
    const auto other = linesOf(beginning, unseen);
    const auto [a, b] = std::mismatch(seen.begin(), seen.end(), other.begin(), other.end());
    return "looked at:     " + (a == seen.end() ? QByteArray("nothing") : *a)
        + "\n    not looked at: " + (b == other.end() ? QByteArray("nothing") : *b);
}

} // namespace

std::optional<Violation> runOnce(const Beginning &beginning, const Settings &settings, World::Counts *counts)
{
    forgetPlants();
    World world(beginning, settings);
    auto violation = world.run();
    if (counts)
        *counts = world.counts();
    return violation;
}

std::optional<Violation> runTwice(const Beginning &beginning, const Settings &settings, World::Counts *counts)
{
    forgetPlants();
    World first(beginning, settings);
    if (auto violation = first.run())
        return violation;
    if (counts)
        *counts = first.counts();
    Settings unseen = settings;
    unseen.checked = false;
    unseen.printed = false;
    forgetPlants();
    World second(beginning, unseen);
    (void)second.run();
    if (first.trace().hash() != second.trace().hash())
        return Violation{"the same seed gives the same run", firstDifference(beginning, settings, unseen), settings.steps};
    return std::nullopt;
}

Shrunk shrink(const Beginning &beginning, const Settings &settings, const Violation &violation)
{
    Shrunk best{settings, violation};
    best.settings.printed = false;
    const auto attempt = [&](const Settings &smaller) {
        const auto wrong = runOnce(beginning, smaller);
        // Another oracle would tell another story.
        const bool isSame = wrong && wrong->oracle == violation.oracle;
        if (isSame)
            best = {smaller, *wrong};
        return isSame;
    };
    Settings cut = best.settings;
    cut.steps = std::min(violation.step, cut.steps);
    attempt(cut);
    for (int pass = 0; pass < 2; ++pass) {
        for (const FaultName &name : faultNames) {
            Settings smaller = best.settings;
            if (smaller.without.insert(name.fault).second)
                attempt(smaller);
        }
        // Fewer desks draw other chances: where one less does not fail, two less may.
        for (int desks = 1; desks < best.settings.desks; ++desks) {
            Settings smaller = best.settings;
            smaller.desks = desks;
            if (attempt(smaller))
                break;
        }
        for (int less = best.settings.steps / 2; less > 0; less /= 2) {
            Settings smaller = best.settings;
            smaller.steps -= less;
            while (smaller.steps > 0 && attempt(smaller))
                smaller.steps -= less;
        }
    }
    return best;
}

QByteArray commandLine(const Settings &settings)
{
    const QByteArray seed = QByteArray::number(settings.seed);
    QByteArray line = "syncsim --seeds " + seed + ".." + seed + " --steps " + QByteArray::number(settings.steps)
        + " --desks " + QByteArray::number(settings.desks);
    for (const FaultName &name : faultNames) {
        if (!settings.has(name.fault))
            line += QByteArray(" --without ") + name.name;
    }
    if (files() == Files::Sealed)
        line += " --sealed";
    return line;
}

} // namespace peygir::simulation
