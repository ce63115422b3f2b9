// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulation/city.h"
#include "simulation/desk.h"
#include "simulation/mirror.h"
#include "simulation/programs.h"

namespace peygir::simulation {

/// Where every run begins, made once in a process: the city is in the server's database, everybody has a desk that has
/// met the server.
struct Beginning
{
    Beginning();

    City city;
    Programs programs;
    /// What the later of them know.
    const Registry &registry = programs.later.registry;
    testing::SimulatedDisk::Snapshot server;
    /// Desks with the program of one version.
    struct Desks
    {
        const Program *program;
        /// One for each of city.users().
        std::vector<DeskImage> met;
        /// A store with nothing in it.
        DeskImage fresh;
    };
    Desks earlierDesks{&programs.earlierDesk, {}, {}};
    Desks desks{&programs.later, {}, {}};
    /// The server's state at the beginning.
    std::optional<Mirror> mirror;

    static constexpr Instant at{1'790'000'000'000};

private:
    /// Of the second cycle: with the follow-up, with an official, with whoever checks his reply, with whoever tells the citizen.
    static constexpr int stages = 4;

    void say(class Server &server, const QByteArray &kind, const QJsonObject &arguments);
    /// A case of each subject that walks a second version stands there: nobody gets that far in the few steps of a run.
    void haveUnderWay(class Server &server, int stage);
    /// Of each citizen's name, which somebody has to settle.
    void haveTwoOpinions(class Server &server);
    void meet(class Server &server, Desks &all);
};

} // namespace peygir::simulation
