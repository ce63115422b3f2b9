// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "storage/connection.h"
#include "storage/migrations.h"
#include "storage/write_journal.h"

#include <QString>

#include <memory>
#include <mutex>

namespace peygir::server {

/// Where a server keeps what it knows.
struct StoreLocation
{
    /// This node's own folder: lock, local socket, certificates, crash ledger, and the database where that is embedded.
    QString folder;
    /// A libpq connection string; empty: SQLite in the folder.
    QByteArray postgresql = {};
};

/// The store of one node, held by one process at a time: whoever has opened it is the only one that serves, migrates
/// or loads there (SYNC 3). Connections may be opened from any thread.
class ServerStore
{
public:
    /// Makes the folder, readable by its owner only, and takes its lock. Fails with "server.folder" {folder},
    /// "server.in_use" {folder}.
    static Result<std::unique_ptr<ServerStore>> open(StoreLocation location);
    /// For reading beside a server that runs there: takes no lock, makes no folder. Only `openReading` and what is const
    /// about files may be used. Fails with "server.folder" {folder} where there is none.
    static Result<std::unique_ptr<ServerStore>> openBeside(StoreLocation location);
    /// Gives the lock back.
    ~ServerStore();
    ServerStore(const ServerStore &) = delete;
    ServerStore &operator=(const ServerStore &) = delete;

    /// Of an embedded store, through its journal. Fails besides with the errors of `storage::WriteJournal::open`.
    Result<std::unique_ptr<storage::Connection>> openWriting() const;
    Result<std::unique_ptr<storage::Connection>> openReading() const;

    /// Brings the schema up to date and gives a new store its history; answers how many migrations were applied.
    /// Harmless when repeated.
    Result<int> migrate() const;
    /// Fails with "server.schema_old" {pending} when `migrate` has something to do.
    Result<void> checkSchema() const;

    /// From now on, also after the next start, each transaction is brought into this folder first (docs/backup.md); empty: into
    /// none. Before the first `openWriting`. Fails with "server.journal_shared" on PostgreSQL, which has its own, and with
    /// "server.folder" {folder}.
    Result<void> setJournal(const QString &folder) const;
    /// Empty: there is none.
    QString journalFolder() const;
    /// The journal begins anew after a verified backup of the state after transaction `number`; what the one before it needs
    /// is kept.
    Result<void> noteBackup(storage::Connection &connection, qint64 number) const;
    /// A file has come: its bytes are brought into the journal's folder, as they are in no transaction.
    Result<void> journalBlob(const BlobHash &hash) const;

    const StoreLocation &location() const { return m_location; }
    bool isEmbedded() const { return m_location.postgresql.isEmpty(); }
    /// The same at every start of this node, another one on every other node.
    QByteArray nodeName() const;
    QString file(const QString &name) const;

private:
    ServerStore(StoreLocation location, int lock) : m_location(std::move(location)), m_lock(lock) {}
    Result<storage::WriteJournal *> journalOf(storage::Connection &connection) const;

    StoreLocation m_location;
    /// A file handle: the lock goes with the process, however that ends. -1: none.
    int m_lock;
    mutable std::mutex m_journalMutex;
    mutable std::unique_ptr<storage::WriteJournal> m_journal;
};

/// What desks and server tell one another of their schema: the highest number of a replicated migration.
Result<int> schemaNumber();

} // namespace peygir::server
