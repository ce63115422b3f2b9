// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/server_store.h"

#include "base/durable_file.h"
#include "base/hash.h"
#include "base/random.h"
#include "service/copied_files.h"
#include "service/event_log.h"
#include "service/heartbeat.h"
#include "service/store_files.h"
#include "storage/journaled_connection.h"
#include "storage/postgresql_connection.h"
#include "storage/sqlite_connection.h"
#include "sync/server/leadership.h"
#include "sync/server/schema_mark.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSysInfo>

#include <algorithm>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace peygir::server {

using storage::Connection;
using storage::Side;

namespace {

const QString journalSetting = QStringLiteral("journal-folder");

/// Drawn once for each folder: machines made of one image have one id, and their folders one path.
Result<QByteArray> drawnName(const QString &path)
{
    const Error failed("server.folder", {{QStringLiteral("folder"), path}});
    QFile known(path);
    if (known.open(QIODevice::ReadOnly)) {
        const QByteArray name = known.readAll().trimmed();
        return name.isEmpty() ? Result<QByteArray>(failed) : name;
    }
    SystemRandom random;
    const QByteArray name = random.bytes(16).toHex();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(name + '\n') < 0 || !file.commit())
        return failed;
    return name;
}

} // namespace

Result<std::unique_ptr<ServerStore>> ServerStore::open(StoreLocation location)
{
    const Error noFolder("server.folder", {{QStringLiteral("folder"), location.folder}});
    if (location.folder.isEmpty() || !QDir().mkpath(location.folder))
        return noFolder;
    location.folder = QDir(location.folder).canonicalPath();
    QFile::setPermissions(location.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    TRY_LET(auto migrations, storage::allMigrations());
    const QByteArray lockFile = QFile::encodeName(location.folder + QStringLiteral("/peygird.lock"));
    const int lock = ::open(lockFile.constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (lock < 0)
        return noFolder;
    if (::flock(lock, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock);
        return Error("server.in_use", {{QStringLiteral("folder"), location.folder}});
    }
    std::unique_ptr<ServerStore> store(new ServerStore(std::move(location), lock, std::move(migrations)));
    TRY_LET(store->m_drawnName, drawnName(store->file(QStringLiteral("node"))));
    return store;
}

Result<std::unique_ptr<ServerStore>> ServerStore::openBeside(StoreLocation location)
{
    const QString folder = QDir(location.folder).canonicalPath();
    if (location.folder.isEmpty() || folder.isEmpty())
        return Error("server.folder", {{QStringLiteral("folder"), location.folder}});
    location.folder = folder;
    TRY_LET(auto migrations, storage::allMigrations());
    return std::unique_ptr<ServerStore>(new ServerStore(std::move(location), -1, std::move(migrations)));
}

ServerStore::~ServerStore()
{
    if (m_lock >= 0)
        ::close(m_lock);
}

QString ServerStore::file(const QString &name) const { return m_location.folder + QLatin1Char('/') + name; }

QByteArray ServerStore::nodeName() const
{
    const qint64 name = shortHash(QSysInfo::machineUniqueId() + '\n' + QFile::encodeName(m_location.folder) +
                                  '\n' + m_drawnName);
    return QByteArray::number(quint64(name), 16);
}

Result<std::unique_ptr<Connection>> ServerStore::openWriting() const
{
    if (!isEmbedded())
        return storage::openPostgresql(m_location.postgresql);
    storage::SqliteOptions options;
    options.path = file(files::database);
    TRY_LET(auto connection, storage::openSqlite(options));
    TRY_LET(storage::WriteJournal *const journal, journalOf(*connection));
    return storage::journaled(std::move(connection), journal);
}

Result<storage::WriteJournal *> ServerStore::journalOf(Connection &connection) const
{
    const std::lock_guard lock(m_journalMutex);
    const QString folder = journalFolder();
    if (m_journal || folder.isEmpty())
        return m_journal.get();
    TRY_LET(const std::optional<qint64> number, storage::transactionNumber(connection));
    // A store that is not migrated yet; what makes it ready for a journal is in none.
    if (!number)
        return static_cast<storage::WriteJournal *>(nullptr);
    TRY_LET(m_journal, storage::WriteJournal::open(folder, *number));
    if (m_journal->hasGap())
        logEvent("journal-gap", {{"folder", QFile::encodeName(folder)}});
    return m_journal.get();
}

QString ServerStore::journalFolder() const
{
    QFile setting(file(journalSetting));
    return setting.open(QIODevice::ReadOnly) ? QString::fromUtf8(setting.readAll()).trimmed() : QString();
}

Result<void> ServerStore::setJournal(const QString &folder) const
{
    if (!isEmbedded())
        return Error("server.journal_shared");
    const QString setting = file(journalSetting);
    if (folder.isEmpty() && (!QFile::exists(setting) || QFile::remove(setting)))
        return {};
    if (folder.isEmpty() || !writeDurably(setting, QDir(folder).absolutePath().toUtf8() + '\n').ok())
        return Error("server.folder", {{QStringLiteral("folder"), setting}});
    return {};
}

Result<void> ServerStore::noteBackup(Connection &connection, qint64 number) const
{
    TRY(connection.run("UPDATE journal_state SET backed_up_before = backed_up, backed_up = ? WHERE id = 1 AND backed_up < ?",
                       {Value(number), Value(number)}));
    qint64 needed = 0;
    TRY(connection.each("SELECT backed_up_before FROM journal_state WHERE id = 1", {}, [&needed](const storage::RowView &view) {
        needed = view.integer(0);
        return false;
    }));
    const std::lock_guard lock(m_journalMutex);
    return m_journal ? m_journal->rotate(needed) : Result<void>();
}

Result<void> ServerStore::journalBlob(const BlobHash &hash) const
{
    const QString folder = journalFolder();
    if (folder.isEmpty())
        return {};
    TRY_LET(const storage::BlobFolder blobs, storage::BlobFolder::open(folder + u'/' + files::blobs));
    return copyBlob(storage::BlobFolder::at(file(files::blobs), {}).pathOf(hash), hash, blobs);
}

Result<std::unique_ptr<Connection>> ServerStore::openReading() const
{
    if (!isEmbedded())
        return storage::openPostgresql(m_location.postgresql);
    storage::SqliteOptions options;
    options.path = file(files::database);
    options.readOnly = true;
    options.mustExist = true;
    return storage::openSqlite(options);
}

Result<std::unique_ptr<Connection>> ServerStore::openReplica() const
{
    if (!hasReplica())
        return openReading();
    auto replica = storage::openPostgresql(m_location.replica);
    return replica.ok() ? std::move(replica) : openReading();
}

Result<int> ServerStore::migrate() const
{
    TRY_LET(const auto connection, openWriting());
    TRY_LET(const bool isOld, storage::isMigrated(*connection));
    if (isEmbedded() || !isOld)
        return bringUpToDate(*connection);
    TRY_LET(const SchemaFit fit, schemaFit(*connection));
    TRY_LET(const int pending, storage::pendingMigrations(*connection, m_migrations, Side::Server));
    if (fit == SchemaFit::Whole && pending == 0)
        return 0;
    // It writes no commands, so nobody is told to hand any on to it.
    sync::Leadership leadership(*connection, {nodeName(), {}});
    TRY(leadership.takeOver(SystemClock().now()));
    Result<int> applied(0);
    {
        const Heartbeat heartbeat(*this, leadership);
        applied = bringUpToDate(*connection);
    }
    const auto resigned = leadership.resign();
    return applied.ok() && !resigned.ok() ? Result<int>(resigned.error()) : applied;
}

Result<int> ServerStore::bringUpToDate(Connection &connection) const
{
    TRY_LET(const int applied, storage::migrate(connection, m_migrations, Side::Server));
    SystemRandom random;
    TRY(sync::Leadership::establish(connection, newUuid(SystemClock().now(), random), random.bytes(32)));
    TRY_LET(const int number, schemaNumber());
    TRY(sync::markSchema(connection, number));
    return applied;
}

Result<void> ServerStore::checkSchema() const
{
    TRY_LET(const auto connection, openWriting());
    TRY_LET(const int pending, storage::pendingMigrations(*connection, m_migrations, Side::Server));
    if (pending > 0)
        return Error("server.schema_old", {{QStringLiteral("pending"), pending}});
    return {};
}

Result<SchemaFit> ServerStore::schemaFit(Connection &connection) const
{
    const auto pending = storage::pendingMigrations(connection, m_migrations, Side::Server);
    if (pending.ok() && *pending == 0)
        return SchemaFit::Whole;
    const bool isOfTheSchema = pending.ok() || pending.error().id() == "storage.schema_newer" ||
                               pending.error().id().startsWith("storage.migration_");
    if (!isOfTheSchema)
        return pending.error();
    TRY_LET(const int own, schemaNumber());
    const auto mark = sync::schemaMark(connection);
    // A store from before there was a mark.
    if (!mark.ok() && mark.error().id() == "storage.sql")
        return SchemaFit::None;
    TRY(mark);
    return *mark == own ? SchemaFit::ReadsOnly : SchemaFit::None;
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
