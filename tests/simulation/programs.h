// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/migrations.h"

namespace peygir::simulation {

/// What runs on a machine: a desk's program or a server's, of one version.
struct Program
{
    /// What it knows and decides by.
    Registry registry;
    std::vector<storage::Migration> migrations;
    /// A closed file with its desk's schema and no rows; only a desk's program has it.
    QByteArray emptyStore = {};

    /// The number of its newest replicated migration.
    int schema() const;
    const Table *table(QByteArrayView name) const { return registry.table(name); }
};

/// The versions that meet in a run. A city's server is brought up to date first, so that its tables are the later ones
/// from the beginning; what its program takes may be older.
struct Programs
{
    Programs();

    Program earlierDesk;
    Program earlierServer;
    /// Desk and server.
    Program later;
};

} // namespace peygir::simulation
