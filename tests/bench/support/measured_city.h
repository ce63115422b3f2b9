// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/standard_city/volume.h"

namespace peygir::bench {

/// What one change costs a server, all told: TLS, HTTP, deciding, committing, reading, packing. Seconds of one core.
struct ServerCost
{
    /// One command in a push of its own.
    double command = 0;
    /// One row of a first synchronisation.
    double row = 0;
};

/// What the desks of one role pull while the city works.
struct RoleTraffic
{
    /// Seconds of one core, for one pull after a second in which something changed.
    double secondsPerPull = 0;
    double bytesPerPull = 0;
    int pulls = 0;
};

struct MeasuredCity
{
    standard_city::RowSizes sizes;
    /// Rows that the rules leave in a file for each row that `fileRows` counts.
    double fileRowsPerCounted = 1;
    /// What every desk has besides cases: places, chart, catalogue. Bytes on the desk and on the way to it.
    double referenceStored = 0;
    double referenceWire = 0;
    qint64 referenceRows = 0;
    ServerCost server;
    /// By the index of the role in the plan.
    std::vector<RoleTraffic> traffic;
    // How much of what was measured.
    qint64 cases = 0;
    qint64 commands = 0;
    qint64 cards = 0;
    qint64 fileRows = 0;
    qint64 citizens = 0;
    double loadingSeconds = 0;
};

/// Makes the first `cases` cases of a year of this city, runs them through the rules into a server's store, serves that
/// store by a real peygird and pulls from it by real desks: one that holds all cards, one with all files, one with all
/// citizens, one with none of them. Then lets the city work on, `changes` commands in each of some seconds, and has
/// desks of every role pull after each second. Ends the program where something fails.
MeasuredCity measureCity(const standard_city::CityPlan &plan, Instant now, qint64 cases, int changes);

} // namespace peygir::bench
