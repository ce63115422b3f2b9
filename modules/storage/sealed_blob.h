// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/blob_hash.h"
#include "storage/key_provider.h"
#include "storage/sealing.h"

#include <QIODevice>
#include <QString>

#include <memory>
#include <optional>

namespace peygir::storage {

/// How the files beside a sealed store are sealed (docs/adr/0010), each with a key of its own made from the store's:
///
///     prefix (16 bytes in clear) · head (name and size of the content) · blocks of 64 KiB, the last one shorter
///
/// Head and blocks have 40 bytes of nonce and tag each. The head is written when the content is whole. Nothing can be
/// changed, moved, left out or put in unnoticed. What they are called on the disk says nothing about the content to whoever
/// has the same one.
class BlobSeal
{
public:
    explicit BlobSeal(KeyProvider::Key store);

    const SecretKey &key() const { return m_key; }
    /// Sixty-four hexadecimal digits that stand for this name here.
    QByteArray nameFor(QByteArrayView name) const;

private:
    SecretKey m_key;
};

/// One sealed content as a file: grows at its end, is read at any place. On one thread at a time.
class SealedBlob
{
public:
    static constexpr qint64 blockBytes = 64 * 1024;

    /// Makes the file or goes on with it; what was torn at its end is cut off. Fails with "storage.io", "storage.disk_full";
    /// "storage.wrong_key" where it is not ours.
    static Result<std::unique_ptr<SealedBlob>> openToWrite(const QString &path, const BlobSeal &seal);
    /// A whole one. Fails with "storage.missing", "storage.wrong_key", "storage.damaged".
    static Result<std::unique_ptr<SealedBlob>> openToRead(const QString &path, const BlobSeal &seal);
    ~SealedBlob();
    SealedBlob(const SealedBlob &) = delete;
    SealedBlob &operator=(const SealedBlob &) = delete;

    /// Of the content.
    qint64 size() const { return m_size; }
    /// What it was kept as; nothing while it is not whole.
    const std::optional<BlobHash> &hash() const { return m_hash; }

    /// As write(2) at a place; so that a test can fill the disk.
    using WriteAt = std::function<qint64(int file, const char *bytes, size_t count, qint64 at)>;
    void setWriteAt(WriteAt write) { m_writeAt = std::move(write); }
    /// Fails with "storage.disk_full", "storage.io"; then nothing of `bytes` counts, and where the disk could not keep even that, the
    /// last block is gone too (`size`).
    Result<void> append(QByteArrayView bytes);
    /// Writes the head and syncs: from now on it is whole.
    Result<void> finish(const BlobHash &hash);
    /// From `at` on, at most to the end of its block. Fails with "storage.damaged", "storage.io".
    Result<QByteArray> read(qint64 at);

    /// How large the content of a file of this size is.
    static qint64 contentSize(qint64 fileSize);

private:
    SealedBlob(int file, QString path, std::unique_ptr<FileSeal> seal);
    Result<void> writeAt(QByteArrayView bytes, qint64 at);
    Result<QByteArray> readBlock(qint64 block);
    Result<void> cutTornEnd();
    Result<void> readHead();

    int m_file;
    QString m_path;
    std::unique_ptr<FileSeal> m_seal;
    WriteAt m_writeAt;
    qint64 m_size = 0;
    std::optional<BlobHash> m_hash;
    /// The block that was used last.
    qint64 m_block = -1;
    QByteArray m_content;
};

/// A whole sealed content as a device that can be read at any place. Not opened yet. It may be used on another thread than
/// it was made on, by one at a time.
std::unique_ptr<QIODevice> sealedBlobDevice(std::unique_ptr<SealedBlob> blob);

} // namespace peygir::storage
