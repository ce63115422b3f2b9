// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/restore.h"

#include "base/random.h"
#include "service/copied_files.h"
#include "service/event_log.h"
#include "service/postgresql_dump.h"
#include "service/store_files.h"
#include "storage/journaled_connection.h"
#include "storage/sqlite_connection.h"
#include "sync/server/gathering.h"

#include <QDir>
#include <QFile>

namespace peygir::server {

using storage::Connection;
using storage::Transaction;

namespace {

const QString halfDoneName = QStringLiteral("restoring.sqlite");

Result<std::unique_ptr<ServerStore>> emptyStore(const StoreLocation &location)
{
    const QDir folder(location.folder);
    if (folder.exists() && !folder.isEmpty())
        return Error("restore.not_empty", {{QStringLiteral("folder"), location.folder}});
    return ServerStore::open(location);
}

Result<void> bringFiles(const Backup &backup, const QString &journal, const ServerStore &store)
{
    TRY(copyFolder(backup.path + u'/' + files::certificates, store.file(files::certificates)));
    TRY_LET(const storage::BlobFolder blobs, storage::BlobFolder::open(store.file(files::blobs)));
    TRY_LET(const auto contents, contentsOf(backup));
    for (const BlobHash &hash : contents)
        TRY(copyBlob(storage::BlobFolder::at(blobFolderOf(backup), {}).pathOf(hash), hash, blobs));
    if (!journal.isEmpty())
        TRY(copyNewBlobs(journal + u'/' + files::blobs, store.file(files::blobs)));
    return {};
}

Result<sync::Cursor> soundHead(Connection &connection, const Registry &registry)
{
    TRY(storage::checkIntegrity(connection, storage::Integrity::Quick));
    TRY_LET(Transaction transaction, Transaction::begin(connection, Connection::Access::Read));
    TRY_LET(const sync::StoreReport report, sync::auditStore(connection, registry));
    return report.isSound() ? Result<sync::Cursor>(report.head) : unsound(report);
}

Result<void> gather(Connection &connection, Instant now)
{
    SystemRandom random;
    return sync::beginGathering(connection, newUuid(now, random), now);
}

Result<Restored> restoreEmbedded(const Backup &backup, const QString &journal, const ServerStore &store,
                                 const Registry &registry, Instant now)
{
    const QString halfDone = store.file(halfDoneName);
    TRY(copyFile(backup.path + u'/' + backup.manifest.file, halfDone));
    Restored restored{backup.manifest.head};
    {
        TRY_LET(const auto connection, storage::openSqlite({.path = halfDone,
                                                            .mustExist = true,
                                                            .journal = storage::SqliteOptions::Journal::Delete}));
        if (journal.isEmpty()) {
            TRY(gather(*connection, now));
        } else {
            TRY_LET(restored.fromJournal, storage::replayJournal(journal, *connection));
        }
        TRY_LET(restored.head, soundHead(*connection, registry));
    }
    if (!journal.isEmpty())
        TRY(store.setJournal(journal));
    if (!QFile::rename(halfDone, store.file(files::database)))
        return Error("backup.file", {{QStringLiteral("file"), halfDone}});
    TRY(syncFolder(store.location().folder));
    return restored;
}

Result<Restored> restoreShared(const Backup &backup, const ServerStore &store, const Registry &registry, Instant now)
{
    TRY_LET(const auto connection, store.openWriting());
    bool isEmpty = true;
    TRY(connection->each("SELECT 1 FROM pg_catalog.pg_tables WHERE tablename = 'schema_version'"
                         " AND schemaname = current_schema()", {},
                         [&isEmpty](const storage::RowView &) { return isEmpty = false; }));
    if (!isEmpty)
        return Error("restore.not_empty", {{QStringLiteral("folder"), QStringLiteral("the database")}});
    TRY(restoreDump(*connection, store.location().postgresql, backup.path + u'/' + backup.manifest.file));
    TRY(gather(*connection, now));
    TRY_LET(Transaction transaction, Transaction::begin(*connection, Connection::Access::Read));
    TRY_LET(const sync::StoreReport report, sync::auditStore(*connection, registry));
    return report.isSound() ? Result<Restored>(Restored{report.head}) : unsound(report);
}

} // namespace

Result<Restored> restoreStore(const Backup &backup, const QString &journal, const StoreLocation &location,
                              const Registry &registry, Instant now)
{
    if (backup.manifest.embedded != location.postgresql.isEmpty())
        return Error("restore.other_database");
    TRY(verifyBackup(backup, registry));
    TRY_LET(const auto store, emptyStore(location));
    TRY(bringFiles(backup, journal, *store));
    return backup.manifest.embedded ? restoreEmbedded(backup, journal, *store, registry, now)
                                    : restoreShared(backup, *store, registry, now);
}

Result<void> logGathering(Connection &connection)
{
    TRY_LET(const std::optional<sync::Gathering> gathering, sync::gatheringOf(connection));
    if (!gathering)
        return {};
    const auto number = [](qint64 value) { return QByteArray::number(value); };
    logEvent(gathering->ended ? "gathering-ended" : "gathering",
             {{"from", number(gathering->from)},
              {"desks", number(gathering->desks)},
              {"returned", number(gathering->returned)},
              {"brought", number(gathering->brought)},
              {"waiting", number(gathering->waiting)}});
    TRY_LET(const std::vector<sync::Places> lost, sync::possiblyLost(connection));
    if (!gathering->ended)
        return {};
    for (const sync::Places &places : lost)
        logEvent("possibly-lost", {{"first", number(places.first)}, {"last", number(places.last)}});
    return {};
}

} // namespace peygir::server
