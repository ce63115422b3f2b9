// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "command/registry.h"
#include "service/backup_manifest.h"
#include "service/server_store.h"
#include "sync/server/audit.h"

namespace peygir::server {

/// Backups lie in one folder, each in one of its own, with the bytes of files beside them by their content (docs/backup.md):
///
///     FOLDER/peygir-20261126T021500Z-000000012345/   manifest.json  store.sqlite | store.dump  contents.txt  certificates/
///     FOLDER/blobs/ab/ab31…
///
/// A backup has its name only when it was read again and found sound.
struct Backup
{
    QString path;
    BackupManifest manifest;
};

/// Copies the state of this moment, while the server goes on, and verifies the copy: opened, checked by the database itself,
/// each row, sum and place in the history counted anew. Of the files only those are copied that `folder` has not yet. Then the
/// store remembers how far it is safe (`sync::noteBackup`). Takes as long as reading everything; from any thread.
///
/// Of PostgreSQL pg_dump makes it and what is counted is the very snapshot that it dumps; the dump itself is read to its
/// end by pg_restore.
///
/// Fails with "backup.unsound" {found, finding} (the store is damaged: nothing is kept), "backup.program" {program, detail}
/// (pg_dump or pg_restore), "backup.file" {file}, and the machine's errors.
Result<Backup> makeBackup(const ServerStore &store, const Registry &registry, const QString &folder, Instant now);

/// `path` is one backup, or a folder of backups, of which the newest is meant. Fails with "backup.none" {folder},
/// "backup.manifest".
Result<Backup> findBackup(const QString &path);

/// Whether a backup is still what it was when it was made: the hash of each of its files; of SQLite's also all that is said at
/// `makeBackup`. Fails with "backup.changed" {file} and as `makeBackup` does.
Result<void> verifyBackup(const Backup &backup, const Registry &registry);

/// Reads the store itself, also beside a server that runs on it.
Result<sync::StoreReport> auditLive(const ServerStore &store, const Registry &registry);

/// "backup.unsound" of a report that is not.
Error unsound(const sync::StoreReport &report);
/// The line `backup` in the log: its folder, seq and size.
void logBackup(const Backup &backup);

/// The files that a backup has, by their content, and where their bytes lie.
Result<std::vector<BlobHash>> contentsOf(const Backup &backup);
QString blobFolderOf(const Backup &backup);

} // namespace peygir::server
