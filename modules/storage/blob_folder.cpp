// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/blob_folder.h"

#include "base/durable_file.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace peygir::storage {

namespace {

constexpr qint64 blobPieceBytes = 1024 * 1024;

Error blobDiskError(int number, const QString &path)
{
    const bool isFull = number == ENOSPC || number == EDQUOT;
    return Error(
        isFull ? "storage.disk_full" : "storage.io",
        {{QStringLiteral("path"), path}, {QStringLiteral("detail"), QString::fromLocal8Bit(std::strerror(number))}});
}

Result<void> syncedFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::fsync(folder) == 0;
    const int number = errno;
    if (folder >= 0)
        ::close(folder);
    return synced ? Result<void>() : blobDiskError(number, path);
}

} // namespace

UnfinishedBlob::UnfinishedBlob(int file, QString path, qint64 size, Write write)
    : m_file(file)
    , m_path(std::move(path))
    , m_size(size)
    , m_write(std::move(write))
{
    if (size == 0)
        m_hasher.emplace();
}

UnfinishedBlob::~UnfinishedBlob() { ::close(m_file); }

Result<void> UnfinishedBlob::append(QByteArrayView bytes)
{
    for (QByteArrayView left = bytes; !left.isEmpty();) {
        const ssize_t written = m_write ? m_write(m_file, left.data(), size_t(left.size()))
                                        : ::write(m_file, left.data(), size_t(left.size()));
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0) {
            const Error error = blobDiskError(written < 0 ? errno : ENOSPC, m_path);
            // Half a piece would shift all that comes after it.
            if (::ftruncate(m_file, m_size) != 0)
                m_hasher.reset();
            return error;
        }
        left = left.sliced(written);
    }
    if (m_hasher)
        m_hasher->add(bytes);
    m_size += bytes.size();
    return {};
}

Result<BlobHash> UnfinishedBlob::hash() const
{
    if (m_hasher)
        return m_hasher->finish();
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return blobDiskError(EIO, m_path);
    BlobHasher hasher;
    for (QByteArray piece = file.read(blobPieceBytes); !piece.isEmpty(); piece = file.read(blobPieceBytes))
        hasher.add(piece);
    if (file.error() != QFileDevice::NoError)
        return blobDiskError(EIO, m_path);
    return hasher.finish();
}

Result<BlobFolder> BlobFolder::open(const QString &folder, Write write)
{
    const QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (const auto made = makePrivateFolder(path + QStringLiteral("/unfinished")); !made.ok())
        return Error("storage.io", made.error().values());
    return BlobFolder(path, std::move(write));
}

QString BlobFolder::pathIn(const QString &folder, const BlobHash &hash)
{
    // 256 folders: none of them grows to where file systems become slow.
    return folder + u'/' + hash.text().first(2) + u'/' + hash.text();
}

std::optional<qint64> BlobFolder::sizeOf(const BlobHash &hash) const
{
    const QFileInfo file(pathOf(hash));
    return file.isFile() ? std::optional(file.size()) : std::nullopt;
}

QString BlobFolder::unfinishedPath(const QByteArray &name) const
{
    Q_ASSERT(!name.isEmpty() && !name.contains('/') && !name.contains('.'));
    return m_folder + QStringLiteral("/unfinished/") + QString::fromLatin1(name);
}

Result<std::unique_ptr<UnfinishedBlob>> BlobFolder::begin(const QByteArray &name) const
{
    const QString path = unfinishedPath(name);
    const int file = ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (file < 0)
        return blobDiskError(errno, path);
    // Of the open file, not of the process: servers that share the folder keep each other out as well.
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        const int number = errno;
        ::close(file);
        return number == EWOULDBLOCK ? Error("storage.busy") : blobDiskError(number, path);
    }
    return std::unique_ptr<UnfinishedBlob>(new UnfinishedBlob(file, path, ::lseek(file, 0, SEEK_END), m_write));
}

qint64 BlobFolder::unfinishedSize(const QByteArray &name) const { return QFileInfo(unfinishedPath(name)).size(); }

int BlobFolder::unfinished(const QByteArray &prefix) const
{
    const QDir folder(m_folder + QStringLiteral("/unfinished"));
    return int(folder.entryList({QString::fromLatin1(prefix) + u'*'}, QDir::Files).size());
}

void BlobFolder::discard(const QByteArray &name) const { QFile::remove(unfinishedPath(name)); }

void BlobFolder::discardOlderThan(Instant since) const
{
    const QDir folder(m_folder + QStringLiteral("/unfinished"));
    const QFileInfoList files = folder.entryInfoList(QDir::Files);
    for (const QFileInfo &file : files) {
        if (file.lastModified().toMSecsSinceEpoch() < since.milliseconds())
            QFile::remove(file.filePath());
    }
}

Result<BlobHash> BlobFolder::keep(UnfinishedBlob &blob, const std::optional<BlobHash> &expected) const
{
    TRY_LET(const BlobHash hash, blob.hash());
    if (expected && *expected != hash) {
        QFile::remove(blob.m_path);
        return Error("storage.blob_hash_wrong");
    }
    if (sizeOf(hash)) {
        QFile::remove(blob.m_path);
        return hash;
    }
    if (::fsync(blob.m_file) != 0)
        return blobDiskError(errno, blob.m_path);
    const QString path = pathOf(hash);
    const QString folder = QFileInfo(path).path();
    const bool isNewFolder = !QFileInfo(folder).isDir();
    if (const auto made = makePrivateFolder(folder); !made.ok())
        return Error("storage.io", made.error().values());
    if (::rename(QFile::encodeName(blob.m_path).constData(), QFile::encodeName(path).constData()) != 0)
        return blobDiskError(errno, path);
    // Without these the old names may come back with the power.
    TRY(syncedFolder(folder));
    if (isNewFolder)
        TRY(syncedFolder(m_folder));
    return hash;
}

std::vector<BlobHash> BlobFolder::all() const
{
    std::vector<BlobHash> contents;
    const QStringList folders = QDir(m_folder).entryList({QStringLiteral("??")}, QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString &folder : folders) {
        const QStringList names = QDir(m_folder + u'/' + folder).entryList(QDir::Files);
        for (const QString &name : names) {
            // Whatever else somebody put there is not ours.
            const auto hash = BlobHash::parse(name.toLatin1());
            if (hash.ok() && name.startsWith(folder))
                contents.push_back(*hash);
        }
    }
    return contents;
}

void BlobFolder::remove(const BlobHash &hash) const { QFile::remove(pathOf(hash)); }

qint64 BlobFolder::room() const { return QStorageInfo(m_folder).bytesAvailable(); }

} // namespace peygir::storage
