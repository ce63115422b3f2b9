// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "arguments.h"

namespace peygir::server {

/// `backup FOLDER`: a verified backup (docs/backup.md), through the server that runs on the store or without one.
Result<void> backupStore(const QStringList &words);
/// `verify [BACKUP]`: reads the store, or a backup, to its end. What is found is printed, and fails with "backup.unsound".
Result<void> verifyStore(const QStringList &words);
/// `restore BACKUP [--journal FOLDER]`: makes a store of a backup, in an empty folder (docs/backup.md).
Result<void> restoreBackup(const QStringList &words);
/// `gather [begin|end]`: what the desks bring after a restore. `begin`, while no server runs, is for a store that was put back
/// to an older state by other means.
Result<void> gatherFromDesks(const QStringList &words);
/// `doctor`: what is wrong with a store, and what to do. Fails with "doctor.trouble" {count} where something must be done.
Result<void> examineStore(const QStringList &words);

} // namespace peygir::server
