// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/random.h"
#include "front/desk/store_rescue.h"
#include "storage/local_store.h"
#include "storage/query_thread.h"

#include <mutex>

namespace peygir::front {

/// One person's store on this machine, opened and brought up to date, with the connection on which the desk writes.
/// No other process has it as long as this lives. Belongs to one thread, but for `reader` and `interrupt`.
class DeskStore
{
public:
    /// Sealed with `keys`, where they are given. One that was found damaged is replaced first (`rescueStore`). Errors are those of `LocalStore::open` and `storage::migrate`. May take
    /// long: not on a thread that shows things.
    static Result<std::shared_ptr<DeskStore>> open(const QString &folder, const storage::OpenPolicy &policy,
                                                   storage::KeyProvider *keys = nullptr);
    ~DeskStore();
    DeskStore(const DeskStore &) = delete;
    DeskStore &operator=(const DeskStore &) = delete;

    storage::Connection &connection() { return *m_connection; }
    /// This desk's id, made at the first call.
    Result<Uuid> desk(Random &random, Instant now);
    /// Makes a store that is no desk yet the one with this id, by which the server knows it already.
    Result<void> beDesk(const Uuid &desk);
    /// A further connection, for reading; keeps the store open. From any thread.
    static storage::QueryThread::Open reader(const std::shared_ptr<DeskStore> &store);
    /// A further connection, for writing what belongs to this desk alone; keeps the store open. From any thread.
    static storage::QueryThread::Open writer(const std::shared_ptr<DeskStore> &store);
    /// For what builds another one beside it (`DeskPlace`).
    const storage::LocalStore &file() const { return *m_store; }
    /// The file of the store.
    const QString &path() const { return m_store->path(); }
    /// The way to files on which it lies (`LocalStore::vfs`); it lives as long as the store.
    QByteArray vfs() const { return m_store->vfs(); }
    /// It lay in clear until now (`LocalStore::wasSealedNow`).
    bool wasSealedNow() const { return m_store->wasSealedNow(); }
    /// It was damaged and was replaced as it was opened.
    const std::optional<RescueReport> &rescued() const { return m_rescued; }
    /// Nothing keeps what is in the file from someone who takes the disk.
    bool isUnencrypted() const;
    /// Stops the statement that runs on the writing connection. From any thread.
    void interrupt();
    /// Closes the writing connection; no statement may be run any more.
    void closeWriting();

private:
    static Result<std::shared_ptr<DeskStore>> openOnce(const QString &folder, const storage::OpenPolicy &policy,
                                                       storage::KeyProvider *keys);
    DeskStore(std::shared_ptr<storage::LocalStore> store, std::unique_ptr<storage::Connection> connection);

    std::shared_ptr<storage::LocalStore> m_store;
    std::optional<RescueReport> m_rescued;
    std::mutex m_mutex;
    std::unique_ptr<storage::Connection> m_connection;
};

/// The number of the schema that this program's migrations make, for the server to know what it may send.
Result<int> schemaNumber();

} // namespace peygir::front
