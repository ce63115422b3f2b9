// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/connection.h"
#include "storage/migrations.h"
#include "support/simulated_disk.h"

namespace peygir::simulation {

/// What a value is worth that cannot be missing unless the simulator itself is wrong: stops the program otherwise.
template <class T>
T must(Result<T> result)
{
    if (!result.ok())
        qFatal("%s %s", result.error().id().constData(),
               qPrintable(result.error().values().value(QStringLiteral("detail")).toString()));
    return std::move(result).value();
}
void must(const Result<void> &result);

/// A computer with one database on a disk from which the power can be taken at any write.
class Machine
{
public:
    /// The disk begins as `image`.
    explicit Machine(const testing::SimulatedDisk::Snapshot &image);

    Result<void> open();
    bool isOpen() const { return m_connection != nullptr; }
    storage::Connection &connection() { return *m_connection; }
    testing::SimulatedDisk &disk() { return m_disk; }

    /// The power goes: what was not synced may be lost or torn. Nothing may use the connection any longer.
    void cutPower(Random &random);
    /// Everything on the disk, with nothing left to sync.
    testing::SimulatedDisk::Snapshot image();

private:
    testing::SimulatedDisk m_disk;
    storage::DiskVfs m_vfs;
    std::unique_ptr<storage::Connection> m_connection;
};

/// A disk with a database that has the schema of `side` and no rows.
testing::SimulatedDisk::Snapshot emptyImage(storage::Side side);

} // namespace peygir::simulation
