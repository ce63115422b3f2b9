// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_keeper.h"

#include "base/limits.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <utility>

#include <fcntl.h>
#include <sys/stat.h>

namespace peygir::front {

FileKeeper::FileKeeper(FileStore &store, const Clock &clock, Free free)
    : m_store(store)
    , m_clock(clock)
    , m_free(std::move(free))
    , m_most(limits::filesKept)
{
    if (!m_free)
        m_free = [this] { return m_store.blobs().room(); };
}

bool FileKeeper::setMost(qint64 bytes)
{
    if (std::exchange(m_most, bytes) == bytes)
        return false;
    m_isTight = false;
    return true;
}

void FileKeeper::looked(const BlobHash &hash)
{
    const qint64 now = m_clock.now().milliseconds();
    const timespec time{time_t(now / 1000), long(now % 1000) * 1'000'000};
    const timespec both[2] = {time, time};
    // Where it is not here, there is nothing to say about it.
    (void)::utimensat(AT_FDCWD, QFile::encodeName(m_store.pathOf(hash)).constData(), both, 0);
}

void FileKeeper::opened(const BlobHash &hash)
{
    ++m_open[hash];
    looked(hash);
}

void FileKeeper::closed(const BlobHash &hash)
{
    const auto open = m_open.find(hash);
    if (open != m_open.end() && --open->second < 1)
        m_open.erase(open);
}

void FileKeeper::came(const BlobHash &hash)
{
    const auto size = m_store.blobs().sizeOf(hash);
    if (m_held && size)
        m_held->insert_or_assign(hash, *size);
}

void FileKeeper::went(const BlobHash &hash)
{
    if (m_held)
        m_held->erase(hash);
}

qint64 FileKeeper::held()
{
    if (!m_held) {
        m_held.emplace();
        for (const BlobHash &hash : m_store.blobs().all())
            m_held->emplace(hash, m_store.blobs().sizeOf(hash).value_or(0));
    }
    qint64 bytes = 0;
    for (const auto &[hash, size] : *m_held)
        bytes += size;
    return bytes;
}

/// What is on its way takes of it, too, also where it comes no further; of the disk it has been taken already.
FileRoom FileKeeper::room() const { return {m_most - m_store.blobs().unfinishedBytes(), m_free()}; }

bool FileKeeper::isCrowded()
{
    const qint64 bytes = held();
    return bytes > room().allowed(bytes);
}

std::vector<BlobHash> FileKeeper::makeRoom(const StoreWord &word, const std::function<bool(const BlobHash &)> &isInUse)
{
    const Instant now = m_clock.now();
    if (word.place)
        m_store.followSent(*word.place);
    if (!isCrowded())
        return {};
    std::vector<HeldFile> files;
    for (const auto &[hash, size] : *m_held) {
        const QDateTime looked = QFileInfo(m_store.pathOf(hash)).lastModified();
        files.push_back({hash, size, Instant(looked.toMSecsSinceEpoch()), m_wished.contains(hash)});
    }
    const auto gone = whatGoes(std::move(files), room(), [&](const BlobHash &hash) {
        return m_open.contains(hash) || m_store.queue().contains(hash) || m_store.mayBeWantedAgain(hash, now) ||
               word.needed.contains(hash) || isInUse(hash);
    });
    for (const BlobHash &hash : gone) {
        m_store.remove(hash);
        m_held->erase(hash);
        m_isTight = m_isTight || m_wished.contains(hash);
    }
    return gone;
}

std::vector<AheadFile> FileKeeper::ahead(std::vector<AheadFile> wished)
{
    m_wished.clear();
    // The folder is not read for nothing: this is asked while a window opens.
    if (m_isTight || wished.empty())
        return {};
    auto coming = whatFits(std::move(wished), held(), room());
    for (const AheadFile &file : coming)
        m_wished.insert(file.hash);
    std::erase_if(coming, [this](const AheadFile &file) { return m_held->contains(file.hash); });
    return coming;
}

} // namespace peygir::front
