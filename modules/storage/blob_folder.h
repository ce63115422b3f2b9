// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "base/instant.h"
#include "storage/sealed_blob.h"

#include <QIODevice>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include <sys/types.h>

namespace peygir::storage {

/// A content on its way into a folder, which grows at its end only. Destroying it closes the file; what was written
/// stays and can be gone on with.
class UnfinishedBlob
{
public:
    ~UnfinishedBlob();
    UnfinishedBlob(const UnfinishedBlob &) = delete;
    UnfinishedBlob &operator=(const UnfinishedBlob &) = delete;

    qint64 size() const { return m_size; }
    /// Fails with "storage.disk_full", "storage.io"; then nothing of `bytes` counts.
    Result<void> append(QByteArrayView bytes);

private:
    friend class BlobFolder;
    using Write = std::function<ssize_t(int file, const char *bytes, size_t count)>;
    UnfinishedBlob(int file, QString path, qint64 size, Write write);
    UnfinishedBlob(std::unique_ptr<SealedBlob> sealed, QString path);
    Result<void> sync() const;
    /// The name of all that is in the file.
    Result<BlobHash> hash() const;

    int m_file = -1;
    /// Instead of the file.
    std::unique_ptr<SealedBlob> m_sealed;
    QString m_path;
    qint64 m_size;
    Write m_write;
    /// Of a content that was written here from its beginning; others are read once more.
    std::optional<BlobHasher> m_hasher;
};

/// Files by the name of their content: a folder on a desk or a server that may hold each content once (SYNC 20), in clear or
/// sealed (`SealedBlob`). What has its name is whole and survives a power cut. From any thread; one unfinished content belongs to one writer at a
/// time.
class BlobFolder
{
public:
    /// As write(2), so that a test can fill the disk.
    using Write = UnfinishedBlob::Write;

    using Seal = std::shared_ptr<const BlobSeal>;

    /// Makes the folder where it is missing, for its owner only. With a seal nothing lies there in clear, not even the names
    /// of the contents. Fails with "storage.io".
    static Result<BlobFolder> open(const QString &folder, Write write = {}, Seal seal = {});
    /// A folder that somebody else has opened.
    static BlobFolder at(const QString &folder, Seal seal) { return BlobFolder(folder, {}, std::move(seal)); }

    /// Nothing where it is not here in whole.
    std::optional<qint64> sizeOf(const BlobHash &hash) const;
    /// Where it lies or would lie.
    QString pathOf(const BlobHash &hash) const;
    /// The content, open for reading at any place; null where it is not here in whole. Of a sealed one that was changed
    /// reading fails.
    std::unique_ptr<QIODevice> read(const BlobHash &hash) const;

    /// Begins what is called `name` for as long as it has no content's name, or goes on with it. `name` is made of
    /// letters, digits and '-' by us. Fails with "storage.busy" while somebody else writes at it, in whatever process.
    Result<std::unique_ptr<UnfinishedBlob>> begin(const QByteArray &name) const;
    qint64 unfinishedSize(const QByteArray &name) const;
    /// How many there are whose name begins so. Not of a sealed folder.
    int unfinished(const QByteArray &prefix) const;
    /// What all of them take on the disk.
    qint64 unfinishedBytes() const;
    void discard(const QByteArray &name) const;
    /// Those that nobody has gone on with since.
    void discardOlderThan(Instant since) const;

    /// Ends an unfinished one: from now on it is here under the name of its content, durably. Where `expected` is given
    /// and is not that name, the bytes are thrown away: "storage.blob_hash_wrong". "storage.disk_full", "storage.io":
    /// nothing is lost, it is still unfinished.
    Result<BlobHash> keep(UnfinishedBlob &blob, const std::optional<BlobHash> &expected) const;

    /// All that are here in whole, in no order.
    std::vector<BlobHash> all() const;
    /// Nobody needs it. Harmless where it is not here; what cannot be removed stays.
    void remove(const BlobHash &hash) const;

    /// What the disk has left for us.
    qint64 room() const;

private:
    BlobFolder(QString folder, Write write, Seal seal)
        : m_folder(std::move(folder))
        , m_write(std::move(write))
        , m_seal(std::move(seal))
    {}
    QString unfinishedPath(const QByteArray &name) const;

    QString m_folder;
    Write m_write;
    Seal m_seal;
};

} // namespace peygir::storage
