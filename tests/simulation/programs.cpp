// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/programs.h"

#include "composition/registry.h"
#include "simulation/machine.h"
#include "simulation/notices.h"

#include <algorithm>

namespace peygir::simulation {

namespace {

Program programWith(Registry registry, std::vector<storage::Migration> more)
{
    Program program{std::move(registry), must(storage::allMigrations())};
    std::move(more.begin(), more.end(), std::back_inserter(program.migrations));
    return program;
}

} // namespace

int Program::schema() const
{
    int newest = 0;
    for (const storage::Migration &migration : migrations) {
        if (migration.family == storage::Family::Replicated)
            newest = std::max(newest, migration.number);
    }
    return newest;
}

Programs::Programs()
{
    Registry registry = makeRegistry();
    earlier::addNotices(registry);
    earlierDesk = programWith(std::move(registry), earlier::migrations());
    registry = makeRegistry();
    later::addNotices(registry, later::Takes::EarlierCommands);
    earlierServer = programWith(std::move(registry), later::migrations());
    registry = makeRegistry();
    later::addNotices(registry, later::Takes::All);
    later = programWith(std::move(registry), later::migrations());
    for (Program *desk : {&earlierDesk, &later})
        desk->emptyStore = closedStore(desk->migrations);
}

} // namespace peygir::simulation
