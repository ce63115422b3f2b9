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

/// Makes a store out of a backup and the journal that goes on from it: the state of the last commit (SYNC 9). The folder must
/// be empty or not there; the database gets its name when everything else is done, so that a restore that was broken off is
/// no store. Everything is verified, before and after.
///
/// Fails with "restore.not_empty" {folder}, "storage.journal_gap" and "storage.journal_damaged" (nothing is left in the
/// folder but what was copied), and as `verifyBackup` does.
Result<Restored> restoreWithJournal(const Backup &backup, const QString &journal, const StoreLocation &location,
                                    const Registry &registry);

} // namespace peygir::server
