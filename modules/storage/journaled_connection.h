// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"
#include "storage/write_journal.h"

namespace peygir::storage {

/// A writing connection to an embedded server store that counts its transactions (`journal_state`) and, where there is a
/// journal, brings each of them onto its disk before the commit: the statements with their bound values. So every table and
/// every writer is covered, and as none of our statements reads a clock or draws a number, running them again on a backup
/// gives the same rows. A statement outside of a transaction becomes one of its own.
///
/// `journal` may be null: then it only counts, so that a journal that comes later sees what it has missed. It outlives the
/// connection. On a store without `journal_state` it does nothing of all this.
std::unique_ptr<Connection> journaled(std::unique_ptr<Connection> connection, WriteJournal *journal);

/// Whether a store counts its transactions, and the number of the last one.
Result<std::optional<qint64>> transactionNumber(Connection &connection);

/// Runs the entries of a journal behind the store's own number on it; answers how many. Fails as `WriteJournal::read` does,
/// with "storage.journal_damaged" where an entry cannot be read, and the errors of `Connection`.
Result<qint64> replayJournal(const QString &folder, Connection &connection);

} // namespace peygir::storage
