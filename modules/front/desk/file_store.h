// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "front/desk/sent_note.h"
#include "storage/blob_folder.h"

#include <map>
#include <optional>
#include <set>

namespace peygir::front {

/// The files of one desk, in a folder beside its store:
///
///     ab/abcd…     contents by their names
///     queue/abcd…  one small file for each content that the server does not have yet: its size, and whether a command is known
///                  to name it
///     sent/abcd…   one for each content that the server has taken from here (`SentNote`)
///     history      the history in which the server took them (its epoch)
///     most         the size of the largest file that the server takes
///
/// Beside a sealed store the contents are sealed, too, and the names stand for theirs (`BlobSeal`); what lay there in clear is
/// sealed when it is opened first.
///
/// What is queued is queued durably, and before the command that names it is given, so that no record ever names bytes
/// that nobody will send. On one thread.
class FileStore
{
public:
    /// Makes the folder. Fails with "storage.io".
    static Result<FileStore> open(const QString &folder, storage::BlobFolder::Write write = {},
                                  const storage::BlobFolder::Seal &seal = {});
    /// The seal that belongs to a store with this key; null for one in clear. Fails as `KeyProvider::withKey`.
    static Result<storage::BlobFolder::Seal> sealWith(storage::KeyProvider *keys);

    const storage::BlobFolder &blobs() const { return m_blobs; }
    QString pathOf(const BlobHash &hash) const { return m_blobs.pathOf(hash); }

    /// No command names it yet, unless it was queued before. Fails with "files.unreadable" where the bytes are not here;
    /// "storage.disk_full", "storage.io".
    Result<void> enqueue(const BlobHash &hash);
    /// A command that was accepted names it: from now on it leaves the queue by `dequeue` only.
    void noteNamed(const BlobHash &hash);
    /// Queued, and nobody has said that a command names it.
    bool isUnnamed(const BlobHash &hash) const { return m_unnamed.contains(hash); }
    /// It is not to be sent after all: what it was queued for came to nothing. Only for what `isUnnamed`; the bytes stay.
    void withdraw(const BlobHash &hash);
    /// The server has it since now. It is remembered that it went from here: a server that has lost its disk wants it again.
    void dequeue(const BlobHash &hash, Instant now);
    /// Nobody needs it any more.
    void remove(const BlobHash &hash);
    /// The server stands in this history. Where it was another one before, all that was sent from here is queued again (SYNC 9);
    /// answers whether anything was. Fails as `enqueue`; asked again then at the next start.
    Result<bool> meetHistory(const QString &history);
    /// Sizes of what is queued.
    const std::map<BlobHash, qint64> &queue() const { return m_queue; }

    /// What lies here and was sent from here.
    const std::map<BlobHash, SentNote> &sent() const { return m_sent; }
    /// The desk stands here now; after `open` nothing is known of that.
    void followSent(const sync::HistoryPlace &place);
    /// It was sent from here, and no backup is known to have it yet, or not for long enough (SYNC 9): it stays.
    bool mayBeWantedAgain(const BlobHash &hash, Instant now) const;

    qint64 most() const { return m_most; }
    void setMost(qint64 most);

private:
    FileStore(QString folder, storage::BlobFolder blobs, storage::BlobFolder::Seal seal)
        : m_folder(std::move(folder))
        , m_blobs(std::move(blobs))
        , m_seal(std::move(seal))
    {}
    Result<void> sealOlder();
    Result<void> sealOne(const QString &path, const BlobHash &hash);
    static Result<void> sealNote(const QString &clear, const QString &sealed);
    QString queuePath(const BlobHash &hash) const;
    QString sentPath(const BlobHash &hash) const;
    void readNotes();
    void readNote(const BlobHash &hash);
    void readQueueNote(const BlobHash &hash, qint64 size);
    Result<void> queueWith(const QByteArray &mark, const BlobHash &hash);

    QString m_folder;
    storage::BlobFolder m_blobs;
    storage::BlobFolder::Seal m_seal;
    std::map<BlobHash, qint64> m_queue;
    /// Of the queue.
    std::set<BlobHash> m_unnamed;
    std::map<BlobHash, SentNote> m_sent;
    qint64 m_most = 0;
    QString m_history;
    std::optional<sync::HistoryPlace> m_place;
};

} // namespace peygir::front
