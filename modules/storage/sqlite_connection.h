// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/instant.h"
#include "storage/connection.h"

#include <QString>

#include <memory>

namespace peygir::storage {

/// How a file is opened. The pragmas that are not named here are the same for every file: pages of 4096 bytes,
/// temp_store MEMORY, no mmap, a cache of 32 MB, trusted_schema off.
struct SqliteOptions
{
    /// Full: what was committed survives a power cut. Normal: the last commits may be lost, never half of one; for
    /// files that can be fetched again. There is no Off (SEALED stores would not open again); the harness that must
    /// see commits being lost says so by name.
    enum class Synchronous { Full, Normal, OffForTests };
    enum class Journal { Wal, Delete };

    /// ":memory:" opens a database that lives as long as the connection.
    QString path = {};
    /// The name of a registered VFS; empty is the programs' own way to files (`fileVfs`).
    QByteArray vfs = {};
    bool readOnly = false;
    /// Fails with "storage.missing" instead of making a new file.
    bool mustExist = false;
    /// Holds the file's lock for as long as the connection lives: WAL without shared memory, for one connection.
    bool exclusive = false;
    Synchronous synchronous = Synchronous::Full;
    Journal journal = Journal::Wal;
    Milliseconds busyTimeout{5000};
    /// Whether what is deleted is overwritten. No: only for files that hold nothing but what lies elsewhere as well.
    enum class Erase { Yes, No };
    Erase erase = Erase::Yes;
    /// A new file in clear leaves the end of each page empty too: its pages are sealed elsewhere (`PageFile`).
    bool roomForSeal = false;
};

/// Opens a SQLite file below `Connection`. Writing transactions take the write lock at their begin (IMMEDIATE) and wait
/// for it up to `busyTimeout`, then fail with "storage.busy". Fails with "storage.missing", "storage.damaged" (also for
/// a file that is no database), "storage.busy", "storage.io".
Result<std::unique_ptr<Connection>> openSqlite(const SqliteOptions &options);

/// Runs SQLite's own check; fails with "storage.damaged" and the first finding under "detail". Quick leaves out whether
/// indexes match their tables. Reads the whole file.
enum class Integrity { Quick, Full };
Result<void> checkIntegrity(Connection &connection, Integrity depth);

} // namespace peygir::storage
