// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/server_store.h"

#include "base/hash.h"
#include "base/random.h"
#include "storage/postgresql_connection.h"
#include "storage/sqlite_connection.h"
#include "sync/server/leadership.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace peygir::server {

using storage::Connection;
using storage::Side;

Result<std::unique_ptr<ServerStore>> ServerStore::open(StoreLocation location)
{
    const Error noFolder("server.folder", {{QStringLiteral("folder"), location.folder}});
    if (location.folder.isEmpty() || !QDir().mkpath(location.folder))
        return noFolder;
    location.folder = QDir(location.folder).canonicalPath();
    QFile::setPermissions(location.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    const QByteArray lockFile = QFile::encodeName(location.folder + QStringLiteral("/peygird.lock"));
    const int lock = ::open(lockFile.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return noFolder;
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return Error("server.in_use", {{QStringLiteral("folder"), location.folder}});
    }
    return std::unique_ptr<ServerStore>(new ServerStore(std::move(location), lock));
}

Result<std::unique_ptr<ServerStore>> ServerStore::openBeside(StoreLocation location)
{
    const QString folder = QDir(location.folder).canonicalPath();
    if (location.folder.isEmpty() || folder.isEmpty())
        return Error("server.folder", {{QStringLiteral("folder"), location.folder}});
    location.folder = folder;
    return std::unique_ptr<ServerStore>(new ServerStore(std::move(location), -1));
}

ServerStore::~ServerStore()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

QString ServerStore::file(const QString &name) const { return m_location.folder + QLatin1Char('/') + name; }

QByteArray ServerStore::nodeName() const
{
    const qint64 name = shortHash(QSysInfo::machineUniqueId() + '\n' + QFile::encodeName(m_location.folder));
    return QByteArray::number(quint64(name), 16);
}

Result<std::unique_ptr<Connection>> ServerStore::openWriting() const
{
    if (!isEmbedded())
        return storage::openPostgresql(m_location.postgresql);
    storage::SqliteOptions options;
    options.path = file(QStringLiteral("peygir.sqlite"));
    return storage::openSqlite(options);
}

Result<std::unique_ptr<Connection>> ServerStore::openReading() const
{
    if (!isEmbedded())
        return storage::openPostgresql(m_location.postgresql);
    storage::SqliteOptions options;
    options.path = file(QStringLiteral("peygir.sqlite"));
    options.readOnly = true;
    options.mustExist = true;
    return storage::openSqlite(options);
}

Result<int> ServerStore::migrate() const
{
    TRY_LET(const auto migrations, storage::allMigrations());
    TRY_LET(const auto connection, openWriting());
    TRY_LET(const int applied, storage::migrate(*connection, migrations, Side::Server));
    SystemRandom random;
    TRY(sync::Leadership::establish(*connection, newUuid(SystemClock().now(), random), random.bytes(32)));
    return applied;
}

Result<void> ServerStore::checkSchema() const
{
    TRY_LET(const auto migrations, storage::allMigrations());
    TRY_LET(const auto connection, openWriting());
    TRY_LET(const int pending, storage::pendingMigrations(*connection, migrations, Side::Server));
    if (pending > 0)
        return Error("server.schema_old", {{QStringLiteral("pending"), pending}});
    return {};
}

Result<int> schemaNumber()
{
    TRY_LET(const auto migrations, storage::allMigrations());
    int highest = 0;
    for (const storage::Migration &migration : migrations) {
        if (migration.family == storage::Family::Replicated)
            highest = std::max(highest, migration.number);
    }
    return highest;
}

} // namespace peygir::server
