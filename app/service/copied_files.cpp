// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/copied_files.h"

#include "base/durable_file.h"

#include <QDir>
#include <QFile>

#include <fcntl.h>
#include <unistd.h>

namespace peygir::server {

using storage::BlobFolder;

namespace {

constexpr qint64 pieceBytes = 1024 * 1024;

Error fileError(const QString &path) { return Error("backup.file", {{QStringLiteral("file"), path}}); }

Result<void> syncAt(const QString &path, int flags)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | flags);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    return synced ? Result<void>() : fileError(path);
}

} // namespace

Result<FileSum> sumOfFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(path);
    BlobHasher hasher;
    qint64 bytes = 0;
    for (QByteArray piece = file.read(pieceBytes); !piece.isEmpty(); piece = file.read(pieceBytes)) {
        hasher.add(piece);
        bytes += piece.size();
    }
    if (file.error() != QFileDevice::NoError)
        return fileError(path);
    return FileSum{bytes, hasher.finish().hex()};
}

Result<void> copyBlob(const QString &fromPath, const BlobHash &hash, const BlobFolder &to)
{
    if (to.sizeOf(hash))
        return {};
    QFile file(fromPath);
    if (!file.open(QIODevice::ReadOnly))
        return fileError(fromPath);
    const QByteArray name = "copy-" + hash.hex();
    to.discard(name);
    TRY_LET(const auto blob, to.begin(name));
    for (QByteArray piece = file.read(pieceBytes); !piece.isEmpty(); piece = file.read(pieceBytes))
        TRY(blob->append(piece));
    if (file.error() != QFileDevice::NoError)
        return fileError(fromPath);
    const auto kept = to.keep(*blob, hash);
    return kept.ok() ? Result<void>() : kept.error().with(QStringLiteral("file"), fromPath);
}

Result<std::vector<BlobHash>> copyNewBlobs(const QString &from, const QString &to)
{
    TRY_LET(const BlobFolder target, BlobFolder::open(to));
    if (!QDir(from).exists())
        return std::vector<BlobHash>();
    TRY_LET(const BlobFolder source, BlobFolder::open(from));
    std::vector<BlobHash> contents = source.all();
    for (const BlobHash &hash : contents)
        TRY(copyBlob(source.pathOf(hash), hash, target));
    return contents;
}

Result<void> copyFile(const QString &from, const QString &to)
{
    if (!QFile::copy(from, to) || !QFile::setPermissions(to, QFile::ReadOwner | QFile::WriteOwner))
        return fileError(to);
    return syncAt(to, 0);
}

Result<void> copyFolder(const QString &from, const QString &to)
{
    const QDir source(from);
    if (!source.exists())
        return {};
    TRY(makePrivateFolder(to));
    const QStringList names = source.entryList(QDir::Files);
    for (const QString &name : names)
        TRY(copyFile(source.filePath(name), to + u'/' + name));
    return syncFolder(to);
}

Result<void> syncFolder(const QString &path) { return syncAt(path, O_DIRECTORY); }

} // namespace peygir::server
