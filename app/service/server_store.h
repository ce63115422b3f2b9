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
    /// The same of a streaming replica of that database; empty: there is none.
    QByteArray replica = {};
};

/// How the schema of the database fits this program.
enum class SchemaFit {
    Whole,
    /// What only the server has is another: nothing is written.
    ReadsOnly,
    /// What desks have too is another: rows are not what this program takes them for.
    None
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
    /// To the replica, or where there is none or it cannot be reached as `openReading`. What it shows may be older.
    Result<std::unique_ptr<storage::Connection>> openReplica() const;

    /// Brings the schema up to date and gives a new store its history; answers how many migrations were applied.
    /// Harmless when repeated. Where nodes may run on a shared store it leads meanwhile: the node that led loses the
    /// leadership, and nobody else gets it (SYNC 3).
    Result<int> migrate() const;
    /// The same for who leads by this connection, or is alone with a store that has never been migrated.
    Result<int> bringUpToDate(storage::Connection &connection) const;
    /// Fails with "server.schema_old" {pending} when `migrate` has something to do.
    Result<void> checkSchema() const;
    /// How the schema is now, whatever others have done to it. Fails with the machine's errors only.
    Result<SchemaFit> schemaFit(storage::Connection &connection) const;

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
    bool hasReplica() const { return !isEmbedded() && !m_location.replica.isEmpty(); }
    /// The same at every start of this node, another one on every other node: by it a node that comes back leads again at
    /// once, so that two of one name would take the leadership from one another without end.
    QByteArray nodeName() const;
    QString file(const QString &name) const;

private:
    ServerStore(StoreLocation location, int lock, std::vector<storage::Migration> migrations)
        : m_location(std::move(location))
        , m_lock(lock)
        , m_migrations(std::move(migrations))
    {}
    Result<storage::WriteJournal *> journalOf(storage::Connection &connection) const;

    StoreLocation m_location;
    /// A file handle: the lock goes with the process, however that ends. -1: none.
    int m_lock;
    QByteArray m_drawnName;
    /// All that this program knows.
    std::vector<storage::Migration> m_migrations;
    mutable std::mutex m_journalMutex;
    mutable std::unique_ptr<storage::WriteJournal> m_journal;
};

/// What desks and server tell one another of their schema: the highest number of a replicated migration.
Result<int> schemaNumber();

} // namespace peygir::server
