// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_store.h"

#include "base/durable_file.h"
#include "base/limits.h"
#include "storage/sealed_copy.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace peygir::front {

using storage::BlobFolder;

namespace {

constexpr qint64 sealedAtOnce = 1024 * 1024;
/// Behind the size in a note of the queue. Older programs wrote none: what they queued counts as named.
constexpr char unnamedMark[] = " unnamed";

/// In place of what was there, but not yet when the power goes: then it is what it was, or empty.
void writeInTime(const QString &path, const QByteArray &content)
{
    const QString begun = path + QStringLiteral(".new");
    QFile file(begun);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return;
    const bool isWritten = file.write(content) == content.size() && file.flush();
    file.close();
    if (!isWritten || std::rename(QFile::encodeName(begun).constData(), QFile::encodeName(path).constData()) != 0)
        file.remove();
}

} // namespace

Result<BlobFolder::Seal> FileStore::sealWith(storage::KeyProvider *keys)
{
    BlobFolder::Seal seal;
    if (!keys)
        return seal;
    TRY(keys->withKey([&seal](storage::KeyProvider::Key key) -> Result<void> {
        seal = std::make_shared<const storage::BlobSeal>(key);
        return {};
    }));
    return seal;
}

Result<FileStore> FileStore::open(const QString &folder, BlobFolder::Write write, const BlobFolder::Seal &seal)
{
    TRY_LET(BlobFolder blobs, BlobFolder::open(folder, std::move(write), seal));
    FileStore store(folder, std::move(blobs), seal);
    for (const char *notes : {"/queue", "/sent"}) {
        if (const auto made = makePrivateFolder(folder + QLatin1String(notes)); !made.ok())
            return Error("storage.io", made.error().values());
    }
    if (seal)
        TRY(store.sealOlder());
    store.readNotes();
    QFile history(folder + QStringLiteral("/history"));
    if (history.open(QIODevice::ReadOnly))
        store.m_history = QString::fromLatin1(history.read(64)).trimmed();
    QFile most(folder + QStringLiteral("/most"));
    if (most.open(QIODevice::ReadOnly))
        store.m_most = most.read(32).toLongLong();
    if (store.m_most < 1 || store.m_most > limits::blobBytesMost)
        store.m_most = limits::blobBytes;
    return store;
}

QString FileStore::queuePath(const BlobHash &hash) const
{
    const QString name = m_seal ? QString::fromLatin1(m_seal->nameFor("queue " + hash.hex())) : hash.text();
    return m_folder + QStringLiteral("/queue/") + name;
}

QString FileStore::sentPath(const BlobHash &hash) const
{
    const QString name = m_seal ? QString::fromLatin1(m_seal->nameFor("sent " + hash.hex())) : hash.text();
    return m_folder + QStringLiteral("/sent/") + name;
}

/// What was taken in before the store was sealed.
Result<void> FileStore::sealOlder()
{
    // Sealed ones have names of the same form.
    for (const BlobHash &hash : BlobFolder::at(m_folder, {}).all()) {
        const QString path = BlobFolder::at(m_folder, {}).pathOf(hash);
        if (!storage::SealedBlob::openToRead(path, *m_seal).ok())
            TRY(sealOne(path, hash));
    }
    // Begun in clear, and to be begun again.
    const QDir unfinished(m_folder + QStringLiteral("/unfinished"));
    for (const QString &name : unfinished.entryList({QStringLiteral("take-*"), QStringLiteral("get-*")}, QDir::Files))
        TRY(storage::eraseFile(unfinished.filePath(name)));
    return {};
}

/// Only its name says whom it is about.
Result<void> FileStore::sealNote(const QString &clear, const QString &sealed)
{
    QFile note(clear);
    if (!note.open(QIODevice::ReadOnly))
        return {};
    if (const auto noted = writeDurably(sealed, note.readAll()); !noted.ok())
        return Error("storage.io", noted.error().values());
    QFile::remove(clear);
    return {};
}

Result<void> FileStore::sealOne(const QString &path, const BlobHash &hash)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error("storage.io", {{QStringLiteral("path"), path}});
    const QByteArray name = "seal-" + hash.hex();
    m_blobs.discard(name);
    TRY_LET(const auto blob, m_blobs.begin(name));
    for (QByteArray piece = file.read(sealedAtOnce); !piece.isEmpty(); piece = file.read(sealedAtOnce))
        TRY(blob->append(piece));
    const auto kept = m_blobs.keep(*blob, hash);
    // Whatever it is, it is not the content that it is called by.
    if (!kept.ok() && kept.error().id() == "storage.blob_hash_wrong")
        return {};
    TRY(kept);
    TRY(sealNote(m_folder + QStringLiteral("/queue/") + hash.text(), queuePath(hash)));
    TRY(sealNote(m_folder + QStringLiteral("/sent/") + hash.text(), sentPath(hash)));
    file.close();
    return storage::eraseFile(path);
}

void FileStore::readNotes()
{
    if (m_seal) {
        // The notes say whom they are about only to who asks for him.
        for (const BlobHash &hash : m_blobs.all())
            readNote(hash);
        return;
    }
    for (const char *notes : {"/queue", "/sent"}) {
        for (const QString &name : QDir(m_folder + QLatin1String(notes)).entryList(QDir::Files)) {
            // An unfinished note has another name.
            const auto hash = BlobHash::parse(name.toLatin1());
            if (hash.ok())
                readNote(*hash);
        }
    }
}

void FileStore::readNote(const BlobHash &hash)
{
    // A content that is not here can be sent neither for the first time nor again.
    const auto size = m_blobs.sizeOf(hash);
    if (!size)
        return;
    readQueueNote(hash, *size);
    QFile sent(sentPath(hash));
    if (!sent.open(QIODevice::ReadOnly))
        return;
    // Notes of older programs are empty; what cannot be read says as much. It was sent when the note was written, or before.
    const auto note = SentNote::decode(sent.readAll());
    m_sent.emplace(hash, note.ok() ? *note : SentNote{Instant(QFileInfo(sent).lastModified().toMSecsSinceEpoch())});
}

void FileStore::readQueueNote(const BlobHash &hash, qint64 size)
{
    QFile queued(queuePath(hash));
    if (!queued.exists())
        return;
    m_queue.emplace(hash, size);
    // What cannot be read is sent: that loses nothing.
    if (queued.open(QIODevice::ReadOnly) && queued.readAll().endsWith(unnamedMark))
        m_unnamed.insert(hash);
}

Result<void> FileStore::enqueue(const BlobHash &hash)
{
    if (m_queue.contains(hash))
        return {};
    TRY(queueWith(unnamedMark, hash));
    m_unnamed.insert(hash);
    return {};
}

Result<void> FileStore::queueWith(const QByteArray &mark, const BlobHash &hash)
{
    if (m_queue.contains(hash))
        return {};
    const auto size = m_blobs.sizeOf(hash);
    if (!size)
        return Error("files.unreadable");
    if (const auto noted = writeDurably(queuePath(hash), QByteArray::number(*size) + mark); !noted.ok())
        return Error("storage.io", noted.error().values());
    m_queue.emplace(hash, *size);
    return {};
}

void FileStore::noteNamed(const BlobHash &hash)
{
    if (m_unnamed.erase(hash) == 0)
        return;
    // If the power goes before this is on the disk, the command is there to ask; a note that became empty says the same.
    writeInTime(queuePath(hash), QByteArray::number(m_queue.at(hash)));
}

void FileStore::withdraw(const BlobHash &hash)
{
    Q_ASSERT(m_unnamed.contains(hash));
    m_unnamed.erase(hash);
    m_queue.erase(hash);
    QFile::remove(queuePath(hash));
}

void FileStore::dequeue(const BlobHash &hash, Instant now)
{
    const SentNote note{now};
    // Before the other note goes: if this one cannot be written, the server is asked once more at the next start.
    const auto noted = writeDurably(sentPath(hash), note.encoded());
    m_sent.insert_or_assign(hash, note);
    m_queue.erase(hash);
    m_unnamed.erase(hash);
    // If the note comes back with the power, the server says that it has it.
    if (noted.ok())
        QFile::remove(queuePath(hash));
}

void FileStore::followSent(const sync::HistoryPlace &place)
{
    m_place = place;
    for (auto &[hash, note] : m_sent) {
        // What is not written is found out again. There may be thousands: none of them waits for the disk.
        if (note.follow(place))
            writeInTime(sentPath(hash), note.encoded());
    }
}

bool FileStore::mayBeWantedAgain(const BlobHash &hash, Instant now) const
{
    const auto note = m_sent.find(hash);
    return note != m_sent.end() && !(m_place && note->second.isOver(*m_place, now));
}

void FileStore::remove(const BlobHash &hash)
{
    m_blobs.remove(hash);
    QFile::remove(sentPath(hash));
    m_sent.erase(hash);
}

Result<bool> FileStore::meetHistory(const QString &history)
{
    bool any = false;
    if (history.isEmpty() || history == m_history)
        return any;
    if (!m_history.isEmpty()) {
        for (const auto &[hash, note] : m_sent) {
            TRY(queueWith({}, hash));
            any = true;
        }
    }
    if (const auto noted = writeDurably(m_folder + QStringLiteral("/history"), history.toLatin1()); !noted.ok())
        return Error("storage.io", noted.error().values());
    m_history = history;
    return any;
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
