// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation/machine.h"

#include "storage/sqlite_connection.h"

#include <array>

namespace peygir::simulation {

namespace {

constexpr std::array<std::uint8_t, storage::KeyProvider::keyBytes> machineKey{1, 3, 7};
Files chosenFiles = Files::Clear;

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
    storage::SqliteOptions options;
    options.path = QStringLiteral("store.db");
    options.vfs = m_sealing ? m_sealing->name() : m_vfs.name();
    options.exclusive = true;
    TRY_LET(m_connection, storage::openSqlite(options));
    TRY_LET(const QByteArray seal, storage::sealOf(*m_connection));
    Q_ASSERT(seal.isEmpty() == (chosenFiles == Files::Clear));
    // A checkpoint every few transactions, so that the power goes there as well, and so that a run stays small.
    TRY(m_connection->run("PRAGMA wal_autocheckpoint = 40"));
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

testing::SimulatedDisk::Snapshot emptyImage(storage::Side side)
{
    Machine machine{testing::SimulatedDisk::Snapshot()};
    must(machine.open());
    must(storage::migrate(machine.connection(), must(storage::allMigrations()), side));
    return machine.image();
}

} // namespace peygir::simulation
