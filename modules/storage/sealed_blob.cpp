// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealed_blob.h"

#include <QFile>
#include <QtEndian>

#include <sodium.h>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace peygir::storage {

namespace {

constexpr qint64 headClear = 32 + 8;
constexpr qint64 blobHeadBytes = headClear + FileSeal::extraBytes;
constexpr qint64 blocksAt = FileSeal::prefixBytes + blobHeadBytes;
constexpr qint64 sealedBlockBytes = SealedBlob::blockBytes + FileSeal::extraBytes;
constexpr char purpose[] = "peygir files";

using Kind = SealedPlace::Kind;

Error blobError(int number, const QString &path)
{
    const bool isFull = number == ENOSPC || number == EDQUOT;
    return Error(
        isFull ? "storage.disk_full" : "storage.io",
        {{QStringLiteral("path"), path}, {QStringLiteral("detail"), QString::fromLocal8Bit(std::strerror(number))}});
}

/// What stands behind `clear` on the disk: sealed bytes, then nonce and tag.
QByteArray sealed(const FileSeal &seal, const SealedPlace &place, QByteArrayView clear)
{
    QByteArray bytes(clear.size() + FileSeal::extraBytes, '\0');
    seal.seal(place, {clear.data(), size_t(clear.size())}, bytes.data(),
              std::span<char, FileSeal::extraBytes>(bytes.data() + clear.size(), FileSeal::extraBytes));
    return bytes;
}

std::optional<QByteArray> unsealed(const FileSeal &seal, const SealedPlace &place, const QByteArray &bytes)
{
    if (bytes.size() < FileSeal::extraBytes)
        return std::nullopt;
    QByteArray clear(bytes.size() - FileSeal::extraBytes, '\0');
    const bool opened =
        seal.open(place, {bytes.constData(), size_t(clear.size())}, clear.data(),
                  std::span<const char, FileSeal::extraBytes>(bytes.constData() + clear.size(), FileSeal::extraBytes));
    return opened ? std::optional(clear) : std::nullopt;
}

/// Fewer where the file ends.
Result<QByteArray> readAt(int file, qint64 at, qint64 most, const QString &path)
{
    QByteArray bytes(most, '\0');
    qint64 got = 0;
    while (got < most) {
        const ssize_t read = ::pread(file, bytes.data() + got, size_t(most - got), at + got);
        if (read < 0 && errno == EINTR)
            continue;
        if (read < 0)
            return blobError(errno, path);
        if (read == 0)
            break;
        got += read;
    }
    bytes.truncate(got);
    return bytes;
}

Result<FileSeal::Prefix> prefixIn(int file, const QString &path, const BlobSeal &seal)
{
    TRY_LET(const QByteArray bytes, readAt(file, 0, FileSeal::prefixBytes, path));
    FileSeal::Prefix prefix{};
    if (bytes.size() != FileSeal::prefixBytes)
        return Error("storage.damaged", {{QStringLiteral("path"), path}});
    std::memcpy(prefix.data(), bytes.constData(), prefix.size());
    switch (FileSeal::belongs(prefix, seal.key())) {
    case FileSeal::Belongs::Ours: return prefix;
    case FileSeal::Belongs::OtherKey: return Error("storage.wrong_key", {{QStringLiteral("path"), path}});
    default: return Error("storage.damaged", {{QStringLiteral("path"), path}});
    }
}

/// Reads block after block.
class SealedBlobDevice final : public QIODevice
{
public:
    explicit SealedBlobDevice(std::unique_ptr<SealedBlob> blob)
        : m_blob(std::move(blob))
    {}

    qint64 size() const override { return m_blob->size(); }

protected:
    qint64 readData(char *bytes, qint64 most) override
    {
        qint64 got = 0;
        while (got < most && m_at + got < m_blob->size()) {
            const auto piece = m_blob->read(m_at + got);
            if (!piece.ok() || piece->isEmpty()) {
                setErrorString(QStringLiteral("damaged"));
                return got > 0 ? got : -1;
            }
            const qint64 used = std::min<qint64>(piece->size(), most - got);
            std::memcpy(bytes + got, piece->constData(), size_t(used));
            got += used;
        }
        m_at += got;
        return got;
    }
    qint64 writeData(const char *, qint64) override { return -1; }
    bool seek(qint64 at) override
    {
        m_at = at;
        return QIODevice::seek(at);
    }

private:
    std::unique_ptr<SealedBlob> m_blob;
    qint64 m_at = 0;
};

} // namespace

BlobSeal::BlobSeal(KeyProvider::Key store)
    : m_key(SecretKey(store), std::span(reinterpret_cast<const std::uint8_t *>(purpose), sizeof purpose))
{}

QByteArray BlobSeal::nameFor(QByteArrayView name) const
{
    QByteArray digest(32, '\0');
    crypto_generichash(reinterpret_cast<unsigned char *>(digest.data()), size_t(digest.size()),
                       reinterpret_cast<const unsigned char *>(name.data()), std::uint64_t(name.size()), m_key.data(),
                       SecretKey::size);
    return digest.toHex();
}

SealedBlob::SealedBlob(int file, QString path, std::unique_ptr<FileSeal> seal)
    : m_file(file)
    , m_path(std::move(path))
    , m_seal(std::move(seal))
{}

SealedBlob::~SealedBlob() { ::close(m_file); }

qint64 SealedBlob::contentSize(qint64 fileSize)
{
    const qint64 body = std::max<qint64>(0, fileSize - blocksAt);
    const qint64 rest = body % sealedBlockBytes;
    return body / sealedBlockBytes * blockBytes + std::max<qint64>(0, rest - FileSeal::extraBytes);
}

Result<std::unique_ptr<SealedBlob>> SealedBlob::openToWrite(const QString &path, const BlobSeal &seal)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return blobError(errno, path);
    auto blob = std::unique_ptr<SealedBlob>(new SealedBlob(file, path, nullptr));
    if (::lseek(file, 0, SEEK_END) < blocksAt) {
        // New, or torn before there was anything in it.
        const FileSeal::Prefix prefix = FileSeal::newPrefix(seal.key());
        blob->m_seal = std::make_unique<FileSeal>(seal.key(), prefix);
        if (::ftruncate(file, 0) != 0)
            return blobError(errno, path);
        QByteArray beginning(reinterpret_cast<const char *>(prefix.data()), FileSeal::prefixBytes);
        beginning.append(blobHeadBytes, '\0');
        TRY(blob->writeAt(beginning, 0));
        return blob;
    }
    TRY_LET(const FileSeal::Prefix prefix, prefixIn(file, path, seal));
    blob->m_seal = std::make_unique<FileSeal>(seal.key(), prefix);
    TRY(blob->cutTornEnd());
    return blob;
}

Result<std::unique_ptr<SealedBlob>> SealedBlob::openToRead(const QString &path, const BlobSeal &seal)
{
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return errno == ENOENT ? Error("storage.missing") : blobError(errno, path);
    auto blob = std::unique_ptr<SealedBlob>(new SealedBlob(file, path, nullptr));
    TRY_LET(const FileSeal::Prefix prefix, prefixIn(file, path, seal));
    blob->m_seal = std::make_unique<FileSeal>(seal.key(), prefix);
    blob->m_size = contentSize(::lseek(file, 0, SEEK_END));
    TRY(blob->readHead());
    return blob;
}

Result<void> SealedBlob::readHead()
{
    TRY_LET(const QByteArray bytes, readAt(m_file, FileSeal::prefixBytes, blobHeadBytes, m_path));
    const auto head = unsealed(*m_seal, {Kind::BlobHead, 0}, bytes);
    const Error damaged("storage.damaged", {{QStringLiteral("path"), m_path}});
    // A content that is shorter or longer than it was kept has lost or gained blocks.
    if (!head || head->size() != headClear || qFromLittleEndian<qint64>(head->constData() + 32) != m_size)
        return damaged;
    TRY_LET(m_hash, BlobHash::parse(head->first(32).toHex()));
    return {};
}

/// What was written last before a power cut may be half there.
Result<void> SealedBlob::cutTornEnd()
{
    m_size = contentSize(::lseek(m_file, 0, SEEK_END));
    while (m_size > 0) {
        const qint64 last = (m_size - 1) / blockBytes;
        if (readBlock(last).ok())
            break;
        m_size = last * blockBytes;
    }
    const qint64 rest = m_size % blockBytes;
    const qint64 end = blocksAt + m_size / blockBytes * sealedBlockBytes + (rest > 0 ? rest + FileSeal::extraBytes : 0);
    return ::ftruncate(m_file, end) == 0 ? Result<void>() : blobError(errno, m_path);
}

Result<void> SealedBlob::writeAt(QByteArrayView bytes, qint64 at)
{
    while (!bytes.isEmpty()) {
        const qint64 written = m_writeAt ? m_writeAt(m_file, bytes.data(), size_t(bytes.size()), at)
                                         : ::pwrite(m_file, bytes.data(), size_t(bytes.size()), at);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return blobError(written < 0 ? errno : ENOSPC, m_path);
        bytes = bytes.sliced(written);
        at += written;
    }
    return {};
}

Result<QByteArray> SealedBlob::readBlock(qint64 block)
{
    if (block == m_block)
        return m_content;
    const qint64 clear = std::min(blockBytes, m_size - block * blockBytes);
    TRY_LET(const QByteArray bytes,
            readAt(m_file, blocksAt + block * sealedBlockBytes, clear + FileSeal::extraBytes, m_path));
    const auto content = unsealed(*m_seal, {Kind::BlobBlock, std::uint64_t(block)}, bytes);
    if (!content || content->size() != clear)
        return Error("storage.damaged", {{QStringLiteral("path"), m_path}});
    m_block = block;
    m_content = *content;
    return m_content;
}

Result<void> SealedBlob::append(QByteArrayView bytes)
{
    const qint64 first = m_size / blockBytes;
    QByteArray before;
    if (m_size % blockBytes > 0) {
        TRY_LET(before, readBlock(first));
    }
    const QByteArray content = before + bytes.toByteArray();
    m_block = -1;
    // The block that is there already comes last: as long as there is no room for the others, it stays as it is.
    Result<void> written;
    qint64 piece = (content.size() - 1) / blockBytes;
    for (; piece >= 0 && written.ok(); --piece) {
        const qint64 block = first + piece;
        written = writeAt(sealed(*m_seal, {Kind::BlobBlock, std::uint64_t(block)}, content.mid(piece * blockBytes, blockBytes)),
                          blocksAt + block * sealedBlockBytes);
    }
    if (written.ok()) {
        m_size += bytes.size();
        return {};
    }
    const qint64 end = blocksAt + first * sealedBlockBytes + (before.isEmpty() ? 0 : before.size() + FileSeal::extraBytes);
    if (::ftruncate(m_file, end) == 0)
        TRY(cutTornEnd());
    return written;
}

Result<void> SealedBlob::finish(const BlobHash &hash)
{
    QByteArray head = QByteArray::fromHex(hash.hex());
    head.resize(headClear);
    qToLittleEndian<qint64>(m_size, head.data() + 32);
    TRY(writeAt(sealed(*m_seal, {Kind::BlobHead, 0}, head), FileSeal::prefixBytes));
    if (::fsync(m_file) != 0)
        return blobError(errno, m_path);
    m_hash = hash;
    return {};
}

Result<QByteArray> SealedBlob::read(qint64 at)
{
    if (at < 0 || at >= m_size)
        return QByteArray();
    TRY_LET(const QByteArray block, readBlock(at / blockBytes));
    return block.mid(at % blockBytes);
}

std::unique_ptr<QIODevice> sealedBlobDevice(std::unique_ptr<SealedBlob> blob)
{
    return std::make_unique<SealedBlobDevice>(std::move(blob));
}

} // namespace peygir::storage
