// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <QString>

namespace peygir::kills {

/// Stops all threads of a process where they are (SIGSTOP), so that it can be looked at; it feels nothing of it. False
/// where it has ended.
bool freeze(qint64 pid);
/// SIGKILL: nothing in the program gets a chance.
void kill(qint64 pid);

/// Whether a frozen process is inside a write transaction on this SQLite file, seen from outside: SQLite in WAL mode holds
/// the lock at byte 120 of the -shm file from the beginning of a write transaction to its end, and the kernel says in
/// /proc/locks who holds it.
bool writesTo(const QString &database, qint64 pid);
/// The same for the leading peygird's session on PostgreSQL, as the database says.
bool writesToPostgresql(storage::Connection &database);

} // namespace peygir::kills
