// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/blob_folder.h"

namespace peygir::server {

struct FileSum
{
    qint64 bytes;
    /// Hexadecimal.
    QByteArray sha256;
};
/// Reads a file to its end. Fails with "backup.file" {file}.
Result<FileSum> sumOfFile(const QString &path);

/// Copies into the folder of contents `to` what `from` has and it has not, each found to be what its name says; answers all
/// that `from` has. A missing `from` has none. Fails with "storage.blob_hash_wrong" {file} where a content is damaged, and the
/// disk's errors.
Result<std::vector<BlobHash>> copyNewBlobs(const QString &from, const QString &to);
/// One content. Nothing is done where it is there.
Result<void> copyBlob(const QString &fromPath, const BlobHash &hash, const storage::BlobFolder &to);

/// Copies the files of a folder, for their owner only, without those of folders in it. A missing `from` has none. Fails with
/// "backup.file" {file}.
Result<void> copyFolder(const QString &from, const QString &to);
/// One file, to a name that is not there; it survives a power cut.
Result<void> copyFile(const QString &from, const QString &to);

/// After this the names in the folder survive a power cut.
Result<void> syncFolder(const QString &path);

} // namespace peygir::server
