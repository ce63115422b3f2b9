// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_worker.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace peygir::front {

namespace {

/// Longer than any program runs between two looks at a file that it was getting.
constexpr auto unfinishedLive = std::chrono::hours(24 * 14);

} // namespace

FileWorker::FileWorker(Settings settings, Surroundings surroundings)
    : m_settings(std::move(settings))
    , m_surroundings(std::move(surroundings))
{}

FileWorker::~FileWorker() { stop(); }

Result<void> FileWorker::open()
{
    TRY_LET(const storage::BlobFolder::Seal seal, FileStore::sealWith(m_settings.keys.get()));
    TRY_LET(m_store, FileStore::open(m_settings.folder, m_settings.write, seal));
    m_store->blobs().discardOlderThan(m_surroundings.clock.now() - unfinishedLive);
    if (m_settings.openChannel) {
        TRY_LET(m_channel, m_settings.openChannel());
    }
    m_taker = new FileTaker(*m_store, m_surroundings.random, this);
    m_keeper.emplace(*m_store, m_surroundings.clock, m_settings.free);
    m_uploader = new FileUploader(*m_store, m_surroundings.random, m_surroundings.clock, m_surroundings.after, this);
    m_fetcher = new FileFetcher(*m_store, m_surroundings.random, m_surroundings.clock, m_surroundings.after, this);
    connect(m_taker, &FileTaker::taking, this, &FileWorker::taking);
    connect(m_uploader, &FileUploader::changed, this, &FileWorker::changed);
    connect(m_fetcher, &FileFetcher::changed, this, &FileWorker::fetched);
    connect(m_fetcher, &FileFetcher::changed, this, &FileWorker::changed);
    connect(m_uploader, &FileUploader::changed, this, &FileWorker::lookAtLine);
    connect(m_uploader, &FileUploader::failed, this, &FileWorker::failed);
    connect(m_fetcher, &FileFetcher::failed, this, &FileWorker::failed);
    connect(m_uploader, &FileUploader::quiet, this, &FileWorker::lookQuiet);
    connect(m_fetcher, &FileFetcher::quiet, this, &FileWorker::lookQuiet);
    for (const auto refused : {&FileWorker::tokenRefused, &FileWorker::stop}) {
        connect(m_uploader, &FileUploader::tokenRefused, this, refused);
        connect(m_fetcher, &FileFetcher::tokenRefused, this, refused);
    }
    return {};
}

void FileWorker::start(const QByteArray &token)
{
    if (!m_channel || token.isEmpty())
        return;
    m_token = token;
    askServer();
    m_uploader->start(*m_channel, token);
    m_fetcher->start(*m_channel, token);
}

void FileWorker::stop()
{
    if (!m_uploader)
        return;
    m_token.clear();
    m_isAsking = false;
    m_uploader->stop();
    m_fetcher->stop();
    if (m_channel)
        m_channel->cancelAll();
}

void FileWorker::wake()
{
    if (m_token.isEmpty())
        return;
    m_uploader->wake();
    m_fetcher->wake();
}

void FileWorker::askServer()
{
    m_isAsking = true;
    m_channel->get("/v1/blob", {{"Authorization", "Bearer " + m_token}}, [this](const Result<HttpsReply> &reply) {
        m_isAsking = false;
        if (reply.ok())
            meetServer(QJsonDocument::fromJson(reply->body).object());
        lookQuiet();
    });
}

void FileWorker::meetServer(const QJsonObject &server)
{
    const qint64 before = m_store->most();
    m_store->setMost(server.value(QLatin1String("most")).toInteger());
    if (m_store->most() != before)
        Q_EMIT mostChanged(m_store->most());
    const auto isWanted = m_store->meetHistory(server.value(QLatin1String("history")).toString());
    if (!isWanted.ok())
        Q_EMIT failed(isWanted.error());
    else if (*isWanted)
        m_uploader->wake();
}

void FileWorker::lookQuiet()
{
    if (isQuiet())
        Q_EMIT quiet();
}

void FileWorker::take(quint64 number, const QString &path, FilePort::Taken done)
{
    m_taker->take(number, path, counted(std::move(done)));
}

void FileWorker::takeContent(quint64 number, const QByteArray &content, const QString &name, FilePort::Taken done)
{
    m_taker->takeContent(number, content, name, counted(std::move(done)));
}

FilePort::Taken FileWorker::counted(FilePort::Taken done)
{
    // Before anybody hears of it: a sweep must not come between.
    return [this, done = std::move(done)](const Result<KeptFile> &kept) {
        if (kept.ok()) {
            ++m_meant[kept->sha256];
            m_keeper->came(kept->sha256);
        }
        done(kept);
        lookAtRoom();
    };
}

void FileWorker::letGo(const BlobHash &hash)
{
    const auto meant = m_meant.find(hash);
    if (meant != m_meant.end() && --meant->second < 1)
        m_meant.erase(meant);
    Q_EMIT loosened();
}

bool FileWorker::isLoose(const BlobHash &hash) const
{
    const bool isToBeSent = m_store->queue().contains(hash) && !m_store->isUnnamed(hash);
    return !isToBeSent && !m_store->mayBeWantedAgain(hash, m_surroundings.clock.now()) &&
           !m_meant.contains(hash) && !m_asked.contains(hash);
}

std::vector<BlobHash> FileWorker::loose() const
{
    std::vector<BlobHash> contents = m_store->blobs().all();
    std::erase_if(contents, [this](const BlobHash &hash) { return !isLoose(hash); });
    return contents;
}

void FileWorker::sweep(const std::vector<BlobHash> &unnamed)
{
    for (const BlobHash &hash : unnamed) {
        if (!isLoose(hash))
            continue;
        if (m_store->isUnnamed(hash)) {
            m_store->withdraw(hash);
            m_uploader->forget(hash);
        }
        m_store->remove(hash);
        m_keeper->went(hash);
        Q_EMIT changed(hash);
    }
    lookAtLine();
}

void FileWorker::setMost(qint64 bytes)
{
    // A look reads the folder, and this is said while a window opens.
    if (m_keeper->setMost(bytes))
        lookAtRoom();
}

void FileWorker::fetched(const BlobHash &hash)
{
    if (!m_store->blobs().sizeOf(hash))
        return;
    m_keeper->came(hash);
    lookAtRoom();
}

void FileWorker::lookAtRoom()
{
    if (m_keeper->isCrowded())
        Q_EMIT crowded();
}

void FileWorker::makeRoom(const FileKeeper::StoreWord &word)
{
    const auto isInUse = [this](const BlobHash &hash) { return m_meant.contains(hash); };
    for (const BlobHash &hash : m_keeper->makeRoom(word, isInUse))
        Q_EMIT changed(hash);
}

void FileWorker::fetchAhead(const std::vector<AheadFile> &files) { m_fetcher->setAhead(m_keeper->ahead(files)); }

void FileWorker::setLineFree(bool isFree)
{
    m_isLineFree = isFree;
    lookAtLine();
}

void FileWorker::lookAtLine() { m_fetcher->setLineFree(m_isLineFree && m_uploader->isQuiet()); }

void FileWorker::cancelTake(quint64 number) { m_taker->cancel(number); }

Result<void> FileWorker::send(const BlobHash &hash)
{
    TRY(m_store->enqueue(hash));
    Q_EMIT changed(hash);
    lookAtLine();
    m_uploader->wake();
    return {};
}

void FileWorker::fetch(const BlobHash &hash, qint64 size)
{
    m_asked.insert(hash);
    m_fetcher->fetch(hash, size);
}

void FileWorker::fetchThumbnail(const BlobHash &hash)
{
    m_asked.insert(hash);
    m_fetcher->fetchThumbnail(hash);
}

void FileWorker::stopFetching(const BlobHash &hash) { m_fetcher->stopFetching(hash); }

FileState FileWorker::stateOf(const BlobHash &hash) const
{
    if (m_store->queue().contains(hash))
        return m_uploader->stateOf(hash);
    if (const auto size = m_store->blobs().sizeOf(hash))
        return {FileState::Place::Here, *size, *size, std::nullopt};
    return m_fetcher->stateOf(hash);
}

std::pair<int, qint64> FileWorker::waiting() const
{
    qint64 bytes = 0;
    for (const auto &[hash, size] : m_store->queue())
        bytes += size;
    return {int(m_store->queue().size()), bytes};
}

} // namespace peygir::front
