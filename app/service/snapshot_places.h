// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/rights.h"

#include <memory>

namespace peygir::server {

/// Places for pieces of snapshots that are on their way: few together, so that a morning of new desks leaves the others room,
/// and fewer for each person, so that nobody takes all of them. From any thread.
class SnapshotPlaces
{
public:
    SnapshotPlaces();
    ~SnapshotPlaces();

    /// One place, for as long as anybody keeps this.
    struct Place;
    /// Null where all are taken (`limits::snapshotsServed`), or all that one person may have
    /// (`limits::snapshotsServedToOne`). May be kept longer than this object lives.
    std::shared_ptr<Place> take(const UserId &user);

private:
    struct Taken;
    std::shared_ptr<Taken> m_taken;
};

} // namespace peygir::server
