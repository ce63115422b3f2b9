// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/world.h"

#include <QJsonObject>

namespace peygir::simulation {

/// What happened in many runs.
class Tally
{
public:
    /// A run that was clean; whether it was run a second time, with the same end.
    void add(const World::Counts &counts, bool isTwice);
    /// A run that was not.
    void addFailure(quint64 seed, const Violation &violation);

    int failures() const { return int(m_failures.size()); }
    const World::Counts &sum() const { return m_sum; }
    /// Prints what became of the commands of every kind. Answers how many kinds of the registry were never applied.
    int printFates(const Registry &registry) const;
    /// For those who add up several of these: "seeds" clean ones, "twice" of them, "failures" with seed, step, oracle
    /// and words, "milliseconds" of simulated time, "faults" and "commands" by kind.
    QJsonObject toJson() const;

private:
    World::Counts m_sum;
    int m_clean = 0;
    int m_twice = 0;
    std::vector<std::pair<quint64, Violation>> m_failures;
};

} // namespace peygir::simulation
