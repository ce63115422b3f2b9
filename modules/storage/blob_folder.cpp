// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/blob_folder.h"

#include "base/durable_file.h"
#include "storage/disk_room.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

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

UnfinishedBlob::UnfinishedBlob(std::unique_ptr<SealedBlob> sealed, QString path)
    : m_sealed(std::move(sealed))
    , m_path(std::move(path))
    , m_size(m_sealed->size())
{
    if (m_size == 0)
        m_hasher.emplace();
}

UnfinishedBlob::~UnfinishedBlob()
{
    if (m_file >= 0)
        ::close(m_file);
}

Result<void> UnfinishedBlob::append(QByteArrayView bytes)
{
    if (m_sealed) {
        const auto appended = m_sealed->append(bytes);
        if (appended.ok() && m_hasher)
            m_hasher->add(bytes);
        else if (!appended.ok() && m_sealed->size() != m_size)
            // A block that was there already went with it.
            m_hasher.reset();
        m_size = m_sealed->size();
        return appended;
    }
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
    BlobHasher hasher;
    if (m_sealed) {
        for (qint64 at = 0; at < m_size;) {
            TRY_LET(const QByteArray piece, m_sealed->read(at));
            hasher.add(piece);
            at += piece.size();
        }
        return hasher.finish();
    }
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return blobDiskError(EIO, m_path);
    for (QByteArray piece = file.read(blobPieceBytes); !piece.isEmpty(); piece = file.read(blobPieceBytes))
        hasher.add(piece);
    if (file.error() != QFileDevice::NoError)
        return blobDiskError(EIO, m_path);
    return hasher.finish();
}

Result<void> UnfinishedBlob::sync() const
{
    return ::fsync(m_file) == 0 ? Result<void>() : blobDiskError(errno, m_path);
}

Result<BlobFolder> BlobFolder::open(const QString &folder, Write write, Seal seal)
{
    const QString path = QDir::cleanPath(QFileInfo(folder).absoluteFilePath());
    if (const auto made = makePrivateFolder(path + QStringLiteral("/unfinished")); !made.ok())
        return Error("storage.io", made.error().values());
    return BlobFolder(path, std::move(write), std::move(seal));
}

QString BlobFolder::pathOf(const BlobHash &hash) const
{
    // By its own name somebody would see whether a paper that he has lies here, too.
    const QString name = m_seal ? QString::fromLatin1(m_seal->nameFor(hash.hex())) : hash.text();
    // 256 folders: none of them grows to where file systems become slow.
    return m_folder + u'/' + name.first(2) + u'/' + name;
}

std::unique_ptr<QIODevice> BlobFolder::read(const BlobHash &hash) const
{
    std::unique_ptr<QIODevice> device;
    if (!m_seal) {
        device = std::make_unique<QFile>(pathOf(hash));
    } else {
        auto sealed = SealedBlob::openToRead(pathOf(hash), *m_seal);
        if (!sealed.ok() || (*sealed)->hash() != hash)
            return nullptr;
        device = sealedBlobDevice(std::move(*sealed));
    }
    return device->open(QIODevice::ReadOnly) ? std::move(device) : nullptr;
}

std::optional<qint64> BlobFolder::sizeOf(const BlobHash &hash) const
{
    const QFileInfo file(pathOf(hash));
    if (!file.isFile())
        return std::nullopt;
    return m_seal ? SealedBlob::contentSize(file.size()) : file.size();
}

QString BlobFolder::unfinishedPath(const QByteArray &name) const
{
    Q_ASSERT(!name.isEmpty() && !name.contains('/') && !name.contains('.'));
    return m_folder + QStringLiteral("/unfinished/") + QString::fromLatin1(m_seal ? m_seal->nameFor(name) : name);
}

Result<std::unique_ptr<UnfinishedBlob>> BlobFolder::begin(const QByteArray &name) const
{
    const QString path = unfinishedPath(name);
    if (m_seal) {
        TRY_LET(auto sealed, SealedBlob::openToWrite(path, *m_seal));
        if (m_write) {
            sealed->setWriteAt([write = m_write](int file, const char *bytes, size_t count, qint64 at) -> qint64 {
                return ::lseek(file, at, SEEK_SET) < 0 ? -1 : write(file, bytes, count);
            });
        }
        return std::unique_ptr<UnfinishedBlob>(new UnfinishedBlob(std::move(sealed), path));
    }
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

qint64 BlobFolder::unfinishedSize(const QByteArray &name) const
{
    const qint64 size = QFileInfo(unfinishedPath(name)).size();
    return m_seal ? SealedBlob::contentSize(size) : size;
}

int BlobFolder::unfinished(const QByteArray &prefix) const
{
    Q_ASSERT(!m_seal);
    const QDir folder(m_folder + QStringLiteral("/unfinished"));
    return int(folder.entryList({QString::fromLatin1(prefix) + u'*'}, QDir::Files).size());
}

qint64 BlobFolder::unfinishedBytes() const
{
    qint64 bytes = 0;
    const QFileInfoList files = QDir(m_folder + QStringLiteral("/unfinished")).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files)
        bytes += file.size();
    return bytes;
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
    TRY(blob.m_sealed ? blob.m_sealed->finish(hash) : blob.sync());
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
            if (m_seal) {
                const auto sealed = SealedBlob::openToRead(m_folder + u'/' + folder + u'/' + name, *m_seal);
                if (sealed.ok())
                    contents.push_back(*(*sealed)->hash());
                continue;
            }
            // Whatever else somebody put there is not ours.
            const auto hash = BlobHash::parse(name.toLatin1());
            if (hash.ok() && name.startsWith(folder))
                contents.push_back(*hash);
        }
    }
    return contents;
}

void BlobFolder::remove(const BlobHash &hash) const { QFile::remove(pathOf(hash)); }

qint64 BlobFolder::room() const { return diskRoom(m_folder); }

} // namespace peygir::storage
