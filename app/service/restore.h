// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "service/backup.h"

namespace peygir::server {

/// What came back.
struct Restored
{
    /// Where the history stands now.
    sync::Cursor head;
    /// Transactions that the journal has added to the backup.
    qint64 fromJournal = 0;
};

/// Makes a store out of a backup, and of the journal that goes on from it: then it is the state of the last commit (SYNC 9). Without a
/// journal (empty) it is the beginning of another history, which gathers from the desks what they have kept
/// (`sync::Gathering`). The folder must be empty or not there, and PostgreSQL's database without our tables; an embedded
/// database gets its name when everything else is done, so that a restore that was broken off is no store. Everything is
/// verified, before and after.
///
/// Fails with "restore.not_empty" {folder}, "restore.other_database" (a backup of SQLite into PostgreSQL, or the other way
/// round), "storage.journal_gap" and "storage.journal_damaged" (nothing is left in the
/// folder but what was copied), and as `verifyBackup` does.
Result<Restored> restoreStore(const Backup &backup, const QString &journal, const StoreLocation &location,
                              const Registry &registry, Instant now);

/// The line `gathering` in the log, and what it has not got: `possibly-lost` with the places of the lost history.
Result<void> logGathering(storage::Connection &connection);

} // namespace peygir::server
