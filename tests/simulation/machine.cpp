// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/machine.h"

#include "storage/sqlite_connection.h"

#include <array>

namespace peygir::simulation {

namespace {

constexpr std::array<std::uint8_t, storage::KeyProvider::keyBytes> machineKey{1, 3, 7};
Files chosenFiles = Files::Clear;
constexpr char storeName[] = "store.db";
constexpr char nextName[] = "next.db";

Error failed(storage::DiskAnswer answer)
{
    return Error(answer == storage::DiskAnswer::Full ? "storage.disk_full" : "storage.io");
}

} // namespace

void setFiles(Files files) { chosenFiles = files; }

Files files() { return chosenFiles; }

void must(const Result<void> &result)
{
    if (!result.ok())
        qFatal("%s %s", result.error().id().constData(),
               qPrintable(result.error().values().value(QStringLiteral("detail")).toString()));
}

Machine::Machine(const testing::SimulatedDisk::Snapshot &image) : m_vfs(m_disk)
{
    m_disk.restore(image);
    if (chosenFiles == Files::Sealed)
        m_sealing.emplace(machineKey, m_vfs.name());
}

Result<void> Machine::open()
{
    m_connection.reset();
    TRY_LET(m_connection, m_switch->connect([this]() -> Result<std::unique_ptr<storage::Connection>> {
        TRY_LET(auto connection,
                storage::openSqlite({.path = QString::fromLatin1(storeName), .vfs = vfs(), .exclusive = true}));
        TRY_LET(const QByteArray seal, storage::sealOf(*connection));
        Q_ASSERT(seal.isEmpty() == (chosenFiles == Files::Clear));
        // A checkpoint every few transactions, so that the power goes there as well, and so that a run stays small.
        TRY(connection->run("PRAGMA wal_autocheckpoint = 40"));
        return connection;
    }));
    return {};
}

void Machine::cutPower(Random &random)
{
    m_disk.powerCut(random);
    m_connection.reset();
    m_disk.restart();
}

void Machine::putBack(const testing::SimulatedDisk::Snapshot &image)
{
    m_connection.reset();
    m_disk.restore(image);
}

testing::SimulatedDisk::Snapshot Machine::image()
{
    m_connection.reset();
    return m_disk.snapshot();
}

Result<std::unique_ptr<storage::Connection>> Machine::Place::openNext(Next next)
{
    testing::SimulatedDisk &disk = m_machine.m_disk;
    if (next == Next::Kept && !disk.exists(nextName))
        return Error("storage.missing");
    if (next == Next::Fresh) {
        TRY(discardNext());
        const auto file = disk.open(nextName, storage::Disk::Creation::IfMissing);
        if (!file)
            return Error("storage.io");
        if (const auto answer = file->write(0, m_machine.m_emptyStore); answer != storage::DiskAnswer::Ok)
            return failed(answer);
        if (const auto answer = file->sync(); answer != storage::DiskAnswer::Ok)
            return failed(answer);
    }
    return storage::openSqlite({.path = QString::fromLatin1(nextName),
                                .vfs = m_machine.vfs(),
                                .mustExist = true,
                                .exclusive = true,
                                .journal = storage::SqliteOptions::Journal::Delete});
}

Result<std::unique_ptr<storage::PageFile>> Machine::Place::openPages(const QByteArray &name)
{
    return storage::PageFile::open(pathOfPages(name), m_machine.vfs());
}

QString Machine::Place::pathOfPages(const QByteArray &name) const { return QStringLiteral("pages-") + QString::fromLatin1(name); }

Result<void> Machine::Place::removePages(const QByteArray &name)
{
    return storage::removePageFile(pathOfPages(name), m_machine.vfs());
}

Result<void> Machine::Place::discardNext()
{
    for (const QByteArray &name : m_machine.m_disk.names()) {
        if (name.startsWith(storeName))
            continue;
        if (const auto answer = m_machine.m_disk.remove(name, storage::Disk::Durability::Now); answer != storage::DiskAnswer::Ok)
            return failed(answer);
    }
    return {};
}

Result<void> Machine::Place::exchange(const std::function<Result<void>()> &last)
{
    return m_machine.m_switch->exclusively(last, [this]() -> Result<void> {
        const auto log = m_machine.m_disk.content(QByteArray(storeName) + "-wal");
        if (log && !log->isEmpty())
            return Error("storage.io");
        const auto answer = m_machine.m_disk.rename(nextName, storeName);
        return answer == storage::DiskAnswer::Ok ? Result<void>() : failed(answer);
    });
}

testing::SimulatedDisk::Snapshot emptyImage(std::span<const storage::Migration> migrations, storage::Side side)
{
    Machine machine{testing::SimulatedDisk::Snapshot()};
    must(machine.open());
    must(storage::migrate(machine.connection(), migrations, side));
    return machine.image();
}

QByteArray closedStore(std::span<const storage::Migration> migrations)
{
    Machine machine{emptyImage(migrations, storage::Side::Desk)};
    return *machine.disk().content(storeName);
}

} // namespace peygir::simulation
