// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/light/light_desk.h"
#include "bench/support/bench_server.h"
#include "support/standard_city/case_commands.h"
#include "support/standard_city/case_life_stream.h"
#include "system/support/server_process.h"

namespace peygir::bench {

/// A real server of a city with work going on, and any number of light desks on it.
class LightCity
{
public:
    /// Who the light desks are: `people` persons, each in a unit of his own as far as there are units, who may only read
    /// what `verb` is about.
    struct Watchers
    {
        QByteArray verb;
        int people;
    };

    /// Loads the city and its first `cases` cases, and starts its server. What comes after them, up to `later` further
    /// cases, is told by `nextCommand`.
    LightCity(standard_city::CityPlan plan, const Watchers &watchers, qint64 cases, qint64 later);

    LightLoop loop;
    const test::ServerProcess &server() const { return *m_server; }

    /// Desks of the watchers, person by person and then again, signed in and known to the server.
    std::vector<std::unique_ptr<LightDesk>> watchers(int count);
    /// The desk of whoever gave a command.
    LightDesk &deskOf(const UserId &author);
    Envelope nextCommand();
    /// Runs `act` for each of the desks, some at a time, and waits until all have called `done`.
    void forAll(std::vector<std::unique_ptr<LightDesk>> &desks,
                const std::function<void(LightDesk &, LightDesk::Then done)> &act);

    /// Seconds that the server's threads have run.
    double processorSeconds() const;
    /// Its share of the machine's memory, in bytes.
    double memory() const;

private:
    void readLog();
    std::unique_ptr<LightDesk> newDesk(const QString &name);

    const standard_city::CityPlan m_plan;
    const int m_people;
    const Registry m_registry;
    BenchFolder m_folder;
    standard_city::CaseLifeStream m_lives;
    standard_city::CaseCommands m_stream;
    std::unique_ptr<test::ServerProcess> m_server;
    std::unique_ptr<LightServer> m_light;
    SeededRandom m_random{SystemRandom().next()};
    std::map<UserId, std::unique_ptr<LightDesk>> m_authors;
};

/// Seconds on the clock of the benches.
inline double secondsSince(LightLoop::Clock::time_point begin)
{
    return std::chrono::duration<double>(LightLoop::Clock::now() - begin).count();
}

} // namespace peygir::bench
