// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/beginning.h"
#include "simulation/world.h"

namespace peygir::simulation {

/// Runs a seed and looks at everything.
std::optional<Violation> runOnce(const Beginning &beginning, const Settings &settings, World::Counts *counts = nullptr);
/// Runs a seed twice, the second time unseen, and compares what happened.
std::optional<Violation> runTwice(const Beginning &beginning, const Settings &settings, World::Counts *counts = nullptr);

/// Leaves out steps, desks and faults as long as the same oracle still fails.
struct Shrunk
{
    Settings settings;
    Violation violation;
};
Shrunk shrink(const Beginning &beginning, const Settings &settings, const Violation &violation);

/// The arguments that make this run again.
QByteArray commandLine(const Settings &settings);

} // namespace peygir::simulation
