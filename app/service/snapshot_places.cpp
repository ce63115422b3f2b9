// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/snapshot_places.h"

#include "base/limits.h"

#include <map>
#include <mutex>

namespace peygir::server {

struct SnapshotPlaces::Taken
{
    std::mutex mutex;
    int together = 0;
    /// Only of those who have one.
    std::map<UserId, int> each;
};

struct SnapshotPlaces::Place
{
    std::shared_ptr<Taken> taken;
    UserId user;

    ~Place()
    {
        const std::lock_guard lock(taken->mutex);
        --taken->together;
        const auto own = taken->each.find(user);
        if (--own->second == 0)
            taken->each.erase(own);
    }
};

SnapshotPlaces::SnapshotPlaces() : m_taken(std::make_shared<Taken>()) {}

SnapshotPlaces::~SnapshotPlaces() = default;

std::shared_ptr<SnapshotPlaces::Place> SnapshotPlaces::take(const UserId &user)
{
    const std::lock_guard lock(m_taken->mutex);
    const auto own = m_taken->each.find(user);
    const int taken = own == m_taken->each.end() ? 0 : own->second;
    if (m_taken->together >= limits::snapshotsServed || taken >= limits::snapshotsServedToOne)
        return nullptr;
    ++m_taken->together;
    ++m_taken->each[user];
    return std::shared_ptr<Place>(new Place{m_taken, user});
}

} // namespace peygir::server
