// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/backup.h"

#include "base/durable_file.h"
#include "service/copied_files.h"
#include "service/event_log.h"
#include "service/postgresql_dump.h"
#include "service/store_files.h"
#include "storage/journaled_connection.h"
#include "storage/sqlite_connection.h"
#include "storage/sqlite_copy.h"
#include "sync/server/history.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

#include <algorithm>

namespace peygir::server {

using storage::Connection;
using storage::RowView;
using storage::Transaction;
using sync::StoreReport;

namespace {

const QString manifestName = QStringLiteral("manifest.json");
const QString contentsName = QStringLiteral("contents.txt");

Result<void> soundOr(const StoreReport &report) { return report.isSound() ? Result<void>() : unsound(report); }

Result<StoreReport> auditFile(const QString &path, const Registry &registry)
{
    TRY_LET(const auto connection, storage::openSqlite({.path = path,
                                                        .readOnly = true,
                                                        .mustExist = true,
                                                        .journal = storage::SqliteOptions::Journal::Delete}));
    TRY(storage::checkIntegrity(*connection, storage::Integrity::Quick));
    TRY_LET(Transaction transaction, Transaction::begin(*connection, Connection::Access::Read));
    TRY_LET(const StoreReport report, sync::auditStore(*connection, registry));
    TRY(soundOr(report));
    return report;
}

/// The highest of the migrations that are in it.
Result<int> schemaOf(Connection &connection)
{
    int highest = 0;
    TRY(connection.each("SELECT MAX(number) FROM schema_version", {}, [&highest](const RowView &view) {
        highest = view.isNull(0) ? 0 : int(view.integer(0));
        return false;
    }));
    return highest;
}

Result<StoreReport> copyEmbedded(const ServerStore &store, const Registry &registry, const QString &folder,
                                 BackupManifest &manifest)
{
    manifest.file = QStringLiteral("store.sqlite");
    const QString copy = folder + u'/' + manifest.file;
    TRY(storage::copySqlite(store.file(files::database), copy));
    TRY_LET(const StoreReport report, auditFile(copy, registry));
    TRY_LET(const auto connection, storage::openSqlite({.path = copy,
                                                        .readOnly = true,
                                                        .mustExist = true,
                                                        .journal = storage::SqliteOptions::Journal::Delete}));
    TRY_LET(manifest.schema, schemaOf(*connection));
    TRY_LET(const std::optional<qint64> number, storage::transactionNumber(*connection));
    manifest.transaction = number.value_or(0);
    return report;
}

Result<StoreReport> dumpShared(const ServerStore &store, const Registry &registry, const QString &folder,
                               BackupManifest &manifest)
{
    manifest.embedded = false;
    manifest.file = QStringLiteral("store.dump");
    TRY_LET(const auto connection, store.openReading());
    TRY_LET(Transaction transaction, Transaction::begin(*connection, Connection::Access::Read));
    TRY(dumpPostgresql(*connection, store.location().postgresql, folder + u'/' + manifest.file));
    // The same snapshot that was dumped.
    TRY_LET(const StoreReport report, sync::auditStore(*connection, registry));
    TRY(soundOr(report));
    TRY_LET(manifest.schema, schemaOf(*connection));
    return report;
}

QByteArray listOf(std::vector<BlobHash> contents)
{
    std::sort(contents.begin(), contents.end());
    QByteArray list;
    for (const BlobHash &hash : contents)
        list += hash.hex() + '\n';
    return list;
}

/// What the backup has of the files that lie beside the journal.
Result<void> freeJournalOfFiles(const ServerStore &store, const QString &base)
{
    const QString journal = store.journalFolder();
    if (journal.isEmpty())
        return {};
    TRY_LET(const storage::BlobFolder beside, storage::BlobFolder::open(journal + u'/' + files::blobs));
    TRY_LET(const storage::BlobFolder kept, storage::BlobFolder::open(base + u'/' + files::blobs));
    for (const BlobHash &hash : beside.all()) {
        if (kept.sizeOf(hash))
            beside.remove(hash);
    }
    return {};
}

Result<void> noteInStore(const ServerStore &store, const BackupManifest &manifest)
{
    TRY_LET(const auto connection, store.openWriting());
    TRY_LET(Transaction transaction, Transaction::begin(*connection, Connection::Access::Write));
    TRY(sync::noteBackup(*connection, manifest.head));
    TRY(transaction.commit());
    return store.isEmbedded() ? store.noteBackup(*connection, manifest.transaction) : Result<void>();
}

/// All but the manifest, in a folder that has no backup's name yet.
Result<BackupManifest> fill(const ServerStore &store, const Registry &registry, const QString &base,
                            const QString &folder)
{
    BackupManifest manifest;
    TRY_LET(const StoreReport report, store.isEmbedded() ? copyEmbedded(store, registry, folder, manifest)
                                                         : dumpShared(store, registry, folder, manifest));
    manifest.head = report.head;
    manifest.rows = report.rows;
    manifest.buckets = report.buckets;
    TRY_LET(const FileSum sum, sumOfFile(folder + u'/' + manifest.file));
    manifest.bytes = sum.bytes;
    manifest.sha256 = sum.sha256;
    // After the database: a content that its rows name was whole before they were written.
    TRY_LET(const auto contents, copyNewBlobs(store.file(files::blobs), base + u'/' + files::blobs));
    const QByteArray list = listOf(contents);
    TRY(writeDurably(folder + u'/' + contentsName, list));
    manifest.contents = qint64(contents.size());
    manifest.contentsSha256 = BlobHash::of(list).hex();
    // Without the authority's key no desk would trust the server that is restored.
    TRY(copyFolder(store.file(files::certificates), folder + u'/' + files::certificates));
    return manifest;
}

} // namespace

Error unsound(const StoreReport &report)
{
    return Error("backup.unsound", {{QStringLiteral("found"), report.found},
                                    {QStringLiteral("finding"), QString::fromLatin1(report.findings.front().id())}});
}

void logBackup(const Backup &backup)
{
    logEvent("backup", {{"path", QFile::encodeName(backup.path)},
                        {"seq", QByteArray::number(backup.manifest.head.seq)},
                        {"bytes", QByteArray::number(backup.manifest.bytes)},
                        {"contents", QByteArray::number(backup.manifest.contents)}});
}

Result<Backup> makeBackup(const ServerStore &store, const Registry &registry, const QString &folder, Instant now)
{
    TRY(makePrivateFolder(folder));
    const QString base = QDir(folder).canonicalPath();
    const QString unfinished = base + QStringLiteral("/unfinished");
    // Left by one that was broken off. One process at a time makes backups of a store.
    QDir(unfinished).removeRecursively();
    TRY(makePrivateFolder(unfinished));
    auto filled = fill(store, registry, base, unfinished);
    if (!filled.ok()) {
        QDir(unfinished).removeRecursively();
        return filled.error();
    }
    filled->madeAt = now;
    TRY(writeDurably(unfinished + u'/' + manifestName, filled->toJson()));
    const QString name = QStringLiteral("peygir-%1-%2")
                             .arg(QDateTime::fromMSecsSinceEpoch(now.milliseconds(), Qt::UTC)
                                      .toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")))
                             .arg(filled->head.seq, 12, 10, QLatin1Char('0'));
    const QString path = base + u'/' + name;
    if (!QDir().rename(unfinished, path))
        return Error("backup.file", {{QStringLiteral("file"), path}});
    TRY(syncFolder(base));
    TRY(noteInStore(store, *filled));
    TRY(freeJournalOfFiles(store, base));
    return Backup{path, *filled};
}

Result<Backup> findBackup(const QString &path)
{
    const auto at = [](const QString &folder) -> Result<Backup> {
        TRY_LET(BackupManifest manifest, BackupManifest::read(folder + u'/' + manifestName));
        return Backup{QDir(folder).canonicalPath(), std::move(manifest)};
    };
    if (QFile::exists(path + u'/' + manifestName))
        return at(path);
    // Their names begin with their time.
    const QStringList names = QDir(path).entryList({QStringLiteral("peygir-*")}, QDir::Dirs, QDir::Name);
    if (names.isEmpty())
        return Error("backup.none", {{QStringLiteral("folder"), path}});
    return at(path + u'/' + names.last());
}

QString blobFolderOf(const Backup &backup)
{
    return QDir::cleanPath(backup.path + QStringLiteral("/../") + files::blobs);
}

Result<std::vector<BlobHash>> contentsOf(const Backup &backup)
{
    const QString path = backup.path + u'/' + contentsName;
    QFile file(path);
    const Error changed("backup.changed", {{QStringLiteral("file"), path}});
    if (!file.open(QIODevice::ReadOnly))
        return changed;
    const QByteArray list = file.readAll();
    if (BlobHash::of(list).hex() != backup.manifest.contentsSha256)
        return changed;
    std::vector<BlobHash> contents;
    for (const QByteArray &line : list.split('\n')) {
        if (line.isEmpty())
            continue;
        const auto hash = BlobHash::parse(line);
        if (!hash.ok())
            return changed;
        contents.push_back(*hash);
    }
    return contents;
}

Result<void> verifyBackup(const Backup &backup, const Registry &registry)
{
    const QString file = backup.path + u'/' + backup.manifest.file;
    const auto changed = [](const QString &what) { return Error("backup.changed", {{QStringLiteral("file"), what}}); };
    const auto sum = sumOfFile(file);
    if (!sum.ok() || sum->sha256 != backup.manifest.sha256)
        return changed(file);
    TRY_LET(const auto contents, contentsOf(backup));
    for (const BlobHash &hash : contents) {
        const QString path = storage::BlobFolder::at(blobFolderOf(backup), {}).pathOf(hash);
        const auto found = sumOfFile(path);
        if (!found.ok() || found->sha256 != hash.hex())
            return changed(path);
    }
    if (!backup.manifest.embedded)
        return readDump(file);
    TRY_LET(const StoreReport report, auditFile(file, registry));
    return report.head == backup.manifest.head ? Result<void>() : changed(file);
}

Result<StoreReport> auditLive(const ServerStore &store, const Registry &registry)
{
    TRY_LET(const auto connection, store.openReading());
    if (store.isEmbedded())
        TRY(storage::checkIntegrity(*connection, storage::Integrity::Quick));
    TRY_LET(Transaction transaction, Transaction::begin(*connection, Connection::Access::Read));
    return sync::auditStore(*connection, registry);
}

} // namespace peygir::server
