// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_store.h"

#include "base/durable_file.h"
#include "base/limits.h"

#include <QDir>
#include <QFile>

namespace peygir::front {

Result<FileStore> FileStore::open(const QString &folder, storage::BlobFolder::Write write)
{
    TRY_LET(storage::BlobFolder blobs, storage::BlobFolder::open(folder, std::move(write)));
    FileStore store(folder, std::move(blobs));
    if (const auto made = makePrivateFolder(folder + QStringLiteral("/queue")); !made.ok())
        return Error("storage.io", made.error().values());
    store.readQueue();
    QFile most(folder + QStringLiteral("/most"));
    if (most.open(QIODevice::ReadOnly))
        store.m_most = most.read(32).toLongLong();
    if (store.m_most < 1 || store.m_most > limits::blobBytesMost)
        store.m_most = limits::blobBytes;
    return store;
}

QString FileStore::queuePath(const BlobHash &hash) const { return m_folder + QStringLiteral("/queue/") + hash.text(); }

void FileStore::readQueue()
{
    const QStringList names = QDir(m_folder + QStringLiteral("/queue")).entryList(QDir::Files);
    for (const QString &name : names) {
        const auto hash = BlobHash::parse(name.toLatin1());
        // An unfinished note has another name; a content that is not here cannot be sent.
        const auto size = hash.ok() ? m_blobs.sizeOf(*hash) : std::nullopt;
        if (size)
            m_queue.emplace(*hash, *size);
    }
}

Result<void> FileStore::enqueue(const BlobHash &hash)
{
    if (m_queue.contains(hash))
        return {};
    const auto size = m_blobs.sizeOf(hash);
    if (!size)
        return Error("files.unreadable");
    if (const auto noted = writeDurably(queuePath(hash), QByteArray::number(*size)); !noted.ok())
        return Error("storage.io", noted.error().values());
    m_queue.emplace(hash, *size);
    return {};
}

void FileStore::dequeue(const BlobHash &hash)
{
    // If the note comes back with the power, the server is asked once more and says that it has it.
    QFile::remove(queuePath(hash));
    m_queue.erase(hash);
}

void FileStore::setMost(qint64 most)
{
    if (most == m_most || most < 1 || most > limits::blobBytesMost)
        return;
    m_most = most;
    // Asked again at the next start if this fails.
    (void)writeDurably(m_folder + QStringLiteral("/most"), QByteArray::number(most));
}

} // namespace peygir::front
