// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/support/bench_server.h"

#include "base/limits.h"
#include "bench/support/must.h"
#include "cases/core/post_load.h"
#include "storage/migrations.h"
#include "storage/postgresql_connection.h"
#include "storage/sqlite_connection.h"

#include <QFile>

namespace peygir::bench {

using storage::Connection;
using sync::Arrival;

BenchServer::BenchServer(Connection &connection, const Registry &registry, const CityDay &day)
    : BenchServer(connection, registry, day.now(), [&day] { return day.baseInformation(); })
{}

BenchServer::BenchServer(Connection &connection, const Registry &registry, Instant now,
                         const std::function<std::vector<Envelope>()> &baseInformation)
    : m_connection(connection), m_now(now), m_leadership(connection, {"bench", ""})
{
    int tables = 0;
    const char *find = connection.dialect() == storage::Dialect::Sqlite
        ? "SELECT 1 FROM sqlite_schema WHERE name = 'server_state'"
        : "SELECT 1 FROM pg_catalog.pg_tables WHERE tablename = 'server_state' AND schemaname = current_schema()";
    must(connection.each(find, {}, [&tables](const storage::RowView &) { return ++tables < 0; }));
    if (tables == 0) {
        migrateAll(connection, true);
        SeededRandom random(7);
        must(sync::Leadership::establish(connection, newUuid(m_now, random), QByteArray(32, 'k')));
    }
    if (!must(m_leadership.campaign(m_now)))
        qFatal("the bench does not lead");
    m_sequencer = std::make_unique<sync::Sequencer>(connection, registry);
    m_sequencer->lead(m_leadership.token());
    m_sequencer->keep(cases::tallies());
    if (tables == 0)
        setUp(baseInformation());
}

void BenchServer::setUp(const std::vector<Envelope> &base)
{
    if (run(base) != qint64(base.size()))
        qFatal("the base information was refused");
}

qint64 BenchServer::run(const std::vector<Envelope> &commands)
{
    qint64 applied = 0;
    std::vector<Arrival> arrivals;
    for (const Envelope &envelope : commands)
        arrivals.push_back({envelope.encoded(), envelope, envelope.author.uuid(), m_now});
    for (const sync::Receipt &receipt : must(m_sequencer->run(arrivals)).receipts)
        applied += receipt.outcome == sync::Outcome::Applied;
    return applied;
}

qint64 BenchServer::run(std::span<const Push> pushes)
{
    qint64 applied = 0;
    std::vector<Arrival> waiting;
    const auto flush = [&] {
        for (const sync::Receipt &receipt : must(m_sequencer->run(waiting)).receipts)
            applied += receipt.outcome == sync::Outcome::Applied;
        waiting.clear();
    };
    for (const Push &push : pushes) {
        auto arrivals = must(sync::endpoint::arrivals({push.user, push.desk}, push.body, m_now));
        if (waiting.size() + arrivals.size() > size_t(limits::groupCommands))
            flush();
        std::move(arrivals.begin(), arrivals.end(), std::back_inserter(waiting));
    }
    if (!waiting.empty())
        flush();
    return applied;
}

BenchFolder::BenchFolder()
{
    if (!m_folder.isValid())
        qFatal("no folder: %s", qPrintable(m_folder.errorString()));
}

QString BenchFolder::copy(const QString &path, const char *name) const
{
    const QString to = file(name);
    for (const char *tail : {"", "-wal", "-shm"})
        QFile::remove(to + QLatin1String(tail));
    if (!QFile::copy(path, to))
        qFatal("cannot copy %s", qPrintable(path));
    return to;
}

std::unique_ptr<Connection> sqliteFile(const QString &path, const QByteArray &vfs)
{
    storage::SqliteOptions options;
    options.path = path;
    options.vfs = vfs;
    return must(storage::openSqlite(options));
}

std::unique_ptr<Connection> sqliteInMemory() { return sqliteFile(QStringLiteral(":memory:")); }

std::unique_ptr<Connection> emptiedPostgresql(const QByteArray &conninfo)
{
    auto connection = must(storage::openPostgresql(conninfo));
    must(connection->runScript("DROP SCHEMA IF EXISTS public CASCADE; CREATE SCHEMA public"));
    return connection;
}

void migrateAll(Connection &connection, bool server)
{
    must(storage::migrate(connection, must(storage::allMigrations()),
                          server ? storage::Side::Server : storage::Side::Desk));
}

qint64 countRows(Connection &connection, const Registry &registry)
{
    qint64 rows = 0;
    for (const auto &[kind, type] : registry.aggregates()) {
        for (const Table *table : type.tables) {
            must(connection.each("SELECT COUNT(*) FROM " + table->name, {}, [&rows](const storage::RowView &view) {
                rows += view.integer(0);
                return true;
            }));
        }
    }
    return rows;
}

} // namespace peygir::bench
