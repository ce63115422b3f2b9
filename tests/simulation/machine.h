// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/registry.h"
#include "storage/connection.h"
#include "storage/migrations.h"
#include "storage/sealing_vfs.h"
#include "storage/switched_connection.h"
#include "support/simulated_disk.h"
#include "sync/desk/store_place.h"

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

    /// What a store with nothing in it looks like that is built beside the one in use; for a desk.
    void setEmptyStore(QByteArray content) { m_emptyStore = std::move(content); }

    Result<void> open();
    /// Nothing may use the connection any longer.
    void close() { m_connection.reset(); }
    bool isOpen() const { return m_connection != nullptr; }
    storage::Connection &connection() { return *m_connection; }
    testing::SimulatedDisk &disk() { return m_disk; }

    /// The room beside its database, on the same disk; for a desk.
    sync::StorePlace &place() { return m_place; }

    /// The power goes: what was not synced may be lost or torn. Nothing may use the connection any longer.
    void cutPower(Random &random);
    /// Nothing may use the connection any longer.
    void putBack(const testing::SimulatedDisk::Snapshot &image);
    /// Everything on the disk, with nothing left to sync.
    testing::SimulatedDisk::Snapshot image();

private:
    class Place final : public sync::StorePlace
    {
    public:
        explicit Place(Machine &machine) : m_machine(machine) {}
        Result<std::unique_ptr<storage::Connection>> openNext(Next next) override;
        Result<std::unique_ptr<storage::PageFile>> openPages(const QByteArray &name) override;
        QString pathOfPages(const QByteArray &name) const override;
        Result<void> removePages(const QByteArray &name) override;
        Result<void> discardNext() override;
        Result<void> exchange(const std::function<Result<void>()> &last) override;

    private:
        Machine &m_machine;
    };

    QByteArray vfs() const { return m_sealing ? m_sealing->name() : m_vfs.name(); }

    testing::SimulatedDisk m_disk;
    storage::DiskVfs m_vfs;
    /// Where files are sealed; all machines have one key, so that an image can begin on any of them.
    std::optional<storage::SealingVfs> m_sealing;
    std::shared_ptr<storage::ConnectionSwitch> m_switch = std::make_shared<storage::ConnectionSwitch>();
    std::unique_ptr<storage::Connection> m_connection;
    QByteArray m_emptyStore;
    Place m_place{*this};
};

/// A disk with a database that has the schema of `side` after these migrations, and no rows.
testing::SimulatedDisk::Snapshot emptyImage(std::span<const storage::Migration> migrations, storage::Side side);
/// The file of such a database of a desk.
QByteArray closedStore(std::span<const storage::Migration> migrations);

} // namespace peygir::simulation
