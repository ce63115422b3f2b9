// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <QString>

#include <functional>
#include <optional>

namespace peygir::kills {

/// Where a kill shall fall: at a moment of chance, wherever that is, or inside a write transaction, at a place of chance.
enum class Aim { Anywhere, Inside };
/// A program that is hardly ever inside is killed where it stands after so many looks.
constexpr int mostLooks = 500;

/// Stops all threads of a process where they are (SIGSTOP), so that it can be looked at; it feels nothing of it. False
/// where it has ended.
bool freeze(qint64 pid);
/// Lets a frozen process go on.
void thaw(qint64 pid);
/// SIGKILL: nothing in the program gets a chance.
void kill(qint64 pid);

/// Whether a frozen process is inside a write transaction on this SQLite file, seen from outside: SQLite in WAL mode holds
/// the lock at byte 120 of the -shm file from the beginning of a write transaction to its end, and the kernel says in
/// /proc/locks who holds it.
bool writesTo(const QString &database, qint64 pid);
/// The same for the leading peygird's session on PostgreSQL, as the database says.
bool writesToPostgresql(storage::Connection &database);

/// Freezes a process and kills it, where the aim says so not before `isInside` answers yes; `pass` waits between two looks.
/// Answers whether it was inside; nothing where it ended by itself.
std::optional<bool> killAt(qint64 pid, Aim aim, const std::function<bool()> &isInside, const std::function<void()> &pass);

} // namespace peygir::kills
