// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/connection.h"
#include "storage/migrations.h"
#include "storage/sealing_vfs.h"
#include "support/simulated_disk.h"

#include <optional>

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

/// How the databases of all machines of this process lie on their disks. To be chosen before the first one is made.
enum class Files { Clear, Sealed };
void setFiles(Files files);
Files files();

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
    /// Nothing may use the connection any longer.
    void putBack(const testing::SimulatedDisk::Snapshot &image);
    /// Everything on the disk, with nothing left to sync.
    testing::SimulatedDisk::Snapshot image();

private:
    testing::SimulatedDisk m_disk;
    storage::DiskVfs m_vfs;
    /// Where files are sealed; all machines have one key, so that an image can begin on any of them.
    std::optional<storage::SealingVfs> m_sealing;
    std::unique_ptr<storage::Connection> m_connection;
};

/// A disk with a database that has the schema of `side` and no rows.
testing::SimulatedDisk::Snapshot emptyImage(storage::Side side);

} // namespace peygir::simulation
