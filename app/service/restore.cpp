// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/restore.h"

#include "service/copied_files.h"
#include "service/store_files.h"
#include "storage/journaled_connection.h"
#include "storage/sqlite_connection.h"
#include "sync/server/history.h"

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
        TRY(copyBlob(storage::BlobFolder::pathIn(blobFolderOf(backup), hash), hash, blobs));
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

} // namespace

Result<Restored> restoreWithJournal(const Backup &backup, const QString &journal, const StoreLocation &location,
                                    const Registry &registry)
{
    TRY(verifyBackup(backup, registry));
    TRY_LET(const auto store, emptyStore(location));
    TRY(bringFiles(backup, journal, *store));
    const QString halfDone = store->file(halfDoneName);
    TRY(copyFile(backup.path + u'/' + backup.manifest.file, halfDone));
    Restored restored{backup.manifest.head};
    {
        TRY_LET(const auto connection, storage::openSqlite({.path = halfDone,
                                                            .mustExist = true,
                                                            .journal = storage::SqliteOptions::Journal::Delete}));
        TRY_LET(restored.fromJournal, storage::replayJournal(journal, *connection));
        TRY_LET(restored.head, soundHead(*connection, registry));
    }
    TRY(store->setJournal(journal));
    if (!QFile::rename(halfDone, store->file(files::database)))
        return Error("backup.file", {{QStringLiteral("file"), halfDone}});
    TRY(syncFolder(location.folder));
    return restored;
}

} // namespace peygir::server
