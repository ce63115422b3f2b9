// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bench/support/city_day.h"
#include "storage/connection.h"
#include "sync/server/endpoint.h"
#include "sync/server/leadership.h"

#include <QTemporaryDir>

#include <functional>

namespace peygir::bench {

/// A sequencer that leads, over a database that holds the demo city's base information and no case.
class BenchServer
{
public:
    /// `connection` is empty (then it is set up), or a copy of one that was set up before.
    BenchServer(storage::Connection &connection, const Registry &registry, const CityDay &day);
    /// The same for any city: `baseInformation` is asked for only where the database is empty.
    BenchServer(storage::Connection &connection, const Registry &registry, Instant now,
                const std::function<std::vector<Envelope>()> &baseInformation);

    sync::Sequencer &sequencer() { return *m_sequencer; }
    qint64 token() const { return m_leadership.token(); }

    /// Decodes pushes and runs them as the server's thread does: as many as have come, up to a group.
    /// Answers how many commands were applied.
    qint64 run(std::span<const Push> pushes);
    /// Commands that never were on a wire.
    qint64 run(const std::vector<Envelope> &commands);

private:
    void setUp(const std::vector<Envelope> &base);

    storage::Connection &m_connection;
    Instant m_now;
    sync::Leadership m_leadership;
    std::unique_ptr<sync::Sequencer> m_sequencer;
};

/// Where a bench keeps its files; removed at the end.
class BenchFolder
{
public:
    BenchFolder();
    QString file(const char *name) const { return m_folder.filePath(QLatin1String(name)); }
    /// A fresh copy of a closed database file.
    QString copy(const QString &file, const char *name) const;

private:
    QTemporaryDir m_folder;
};

/// `vfs` as in `openSqlite`.
std::unique_ptr<storage::Connection> sqliteFile(const QString &path, const QByteArray &vfs = {});
std::unique_ptr<storage::Connection> sqliteInMemory();
/// Everything that is in it goes.
std::unique_ptr<storage::Connection> emptiedPostgresql(const QByteArray &conninfo);

void migrateAll(storage::Connection &connection, bool server);
qint64 countRows(storage::Connection &connection, const Registry &registry);

} // namespace peygir::bench
