// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_fetcher.h"

#include "base/limits.h"
#include "front/desk/file_wire.h"

#include <algorithm>
#include <limits>

namespace peygir::front {

namespace {

/// The clock of no desk shows it.
constexpr Instant never{std::numeric_limits<qint64>::max()};

} // namespace

FileFetcher::FileFetcher(FileStore &store, Random &random, const Clock &clock, const After &after, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_backOff(random, leastWait, mostWait)
    , m_retry(after)
{}

void FileFetcher::start(HttpsChannel &channel, const QByteArray &token)
{
    m_channel = &channel;
    m_token = token;
    wake();
}

void FileFetcher::stop()
{
    ++m_round;
    m_channel = nullptr;
    m_retry.cancel();
    m_underWay = false;
    closeBlob();
}

void FileFetcher::closeBlob()
{
    if (!m_blob)
        return;
    const bool isEmpty = m_blob->size() == 0;
    m_blob.reset();
    if (isEmpty)
        m_store.blobs().discard(unfinishedName(m_wanted.front().hash));
}

void FileFetcher::wake()
{
    m_retry.cancel();
    m_backOff.reset();
    m_lineProblem.reset();
    pump();
}

bool FileFetcher::isKnown(const BlobHash &hash, qint64 most)
{
    const auto wish =
        std::find_if(m_wanted.begin(), m_wanted.end(), [&hash](const Wanted &wanted) { return wanted.hash == hash; });
    if (wish != m_wanted.end()) {
        wish->isAhead = false;
        wish->most = std::max(wish->most, most);
    }
    return wish != m_wanted.end() || m_store.blobs().sizeOf(hash);
}

void FileFetcher::fetch(const BlobHash &hash, qint64 size)
{
    if (isKnown(hash, limits::blobBytesMost))
        return;
    putOffAhead();
    m_problems.erase(hash);
    m_wanted.push_back({hash, size});
    Q_EMIT changed(hash);
    pump();
}

void FileFetcher::fetchThumbnail(const BlobHash &hash)
{
    if (isKnown(hash, limits::thumbnailBytes))
        return;
    putOffAhead();
    m_problems.erase(hash);
    // The piece that is on its way comes to its end first.
    const auto begun = m_wanted.begin() + (m_blob ? 1 : 0);
    m_wanted.insert(std::find_if(begun, m_wanted.end(), isLarge), {hash, 1, false, limits::thumbnailBytes});
    Q_EMIT changed(hash);
    pump();
}

void FileFetcher::letSmallOnesPass()
{
    if (m_wanted.size() < 2 || !isLarge(m_wanted[0]) || isLarge(m_wanted[1]))
        return;
    // What has come of it stays, and is gone on with.
    m_blob.reset();
    const auto end = std::find_if(m_wanted.begin() + 1, m_wanted.end(), isLarge);
    std::rotate(m_wanted.begin(), m_wanted.begin() + 1, end);
}

void FileFetcher::stopFetching(const BlobHash &hash)
{
    const auto found =
        std::find_if(m_wanted.begin(), m_wanted.end(), [&hash](const Wanted &wanted) { return wanted.hash == hash; });
    if (found == m_wanted.end())
        return;
    if (found == m_wanted.begin()) {
        ++m_round;
        m_underWay = false;
        closeBlob();
    }
    m_wanted.erase(found);
    Q_EMIT changed(hash);
    pump();
}

void FileFetcher::setAhead(const std::vector<AheadFile> &files)
{
    m_ahead.assign(files.begin(), files.end());
    const auto isStillWished = [this](const AheadFile &file) { return file.hash == m_wanted.front().hash; };
    if (isAheadUnderWay() && std::none_of(files.begin(), files.end(), isStillWished)) {
        putOffAhead();
        m_ahead.pop_front();
    }
    pump();
}

void FileFetcher::setLineFree(bool isFree)
{
    if (std::exchange(m_isLineFree, isFree) == isFree)
        return;
    if (!isFree)
        putOffAhead();
    pump();
}

void FileFetcher::putOffAhead()
{
    if (!isAheadUnderWay())
        return;
    const Wanted wanted = m_wanted.front();
    ++m_round;
    m_underWay = false;
    closeBlob();
    m_wanted.pop_front();
    m_ahead.push_front(aheadOf(wanted));
    Q_EMIT changed(wanted.hash);
}

void FileFetcher::takeNextAhead()
{
    while (m_wanted.empty() && m_channel && m_isLineFree && !m_ahead.empty()) {
        const AheadFile file = m_ahead.front();
        m_ahead.pop_front();
        const auto notBefore = m_notBefore.find(file.hash);
        if (m_store.blobs().sizeOf(file.hash) || (notBefore != m_notBefore.end() && m_clock.now() < notBefore->second))
            continue;
        m_wanted.push_back({file.hash, file.bytes, true, file.isThumbnail ? limits::thumbnailBytes : limits::aheadFileBytes});
        Q_EMIT changed(file.hash);
    }
}

bool FileFetcher::isLineSlow(qsizetype bytes) const
{
    const qint64 took = m_asked.elapsed();
    return took > Milliseconds(limits::aheadPatience).count() && bytes * 1000 / took < limits::aheadLineBytes;
}

FileState FileFetcher::stateOf(const BlobHash &hash) const
{
    for (const Wanted &wanted : m_wanted) {
        if (wanted.hash != hash)
            continue;
        const qint64 done = m_store.blobs().unfinishedSize(unfinishedName(hash));
        return {FileState::Place::Coming, std::min(done, wanted.size), wanted.size, m_lineProblem};
    }
    const auto problem = m_problems.find(hash);
    return {FileState::Place::Elsewhere, 0, 0,
            problem == m_problems.end() ? std::nullopt : std::optional(problem->second)};
}

void FileFetcher::pump()
{
    takeNextAhead();
    if (m_wanted.empty()) {
        Q_EMIT quiet();
        return;
    }
    if (!m_channel || m_underWay || m_retry.isSet())
        return;
    const Wanted wanted = m_wanted.front();
    if (!m_blob) {
        auto begun = m_store.blobs().begin(unfinishedName(wanted.hash));
        if (!begun.ok())
            return end(begun.error());
        m_blob = std::move(*begun);
    }
    ask(wanted);
}

void FileFetcher::ask(const Wanted &wanted)
{
    m_underWay = true;
    m_asked.start();
    const qint64 piece = wanted.isAhead ? std::min(m_piece, limits::aheadPiece) : m_piece;
    const QByteArray range =
        "bytes=" + QByteArray::number(m_blob->size()) + '-' + QByteArray::number(m_blob->size() + piece - 1);
    m_channel->get("/v1/blob/" + wanted.hash.hex(), {{"Authorization", "Bearer " + m_token}, {"Range", range}},
                   [this, round = m_round](const Result<HttpsReply> &reply) {
                       if (round != m_round)
                           return;
                       m_underWay = false;
                       got(reply);
                   });
}

void FileFetcher::got(const Result<HttpsReply> &reply)
{
    if (!reply.ok())
        return refused(reply.error());
    m_backOff.reset();
    m_lineProblem.reset();
    const Wanted wanted = m_wanted.front();
    const QByteArray range = headerOf(*reply, "Content-Range");
    const qint64 total = range.mid(range.lastIndexOf('/') + 1).toLongLong();
    const bool fits = reply->status == 206 && total > 0 && total <= limits::blobBytesMost && !reply->body.isEmpty() &&
                      range.startsWith("bytes " + QByteArray::number(m_blob->size()) + '-') &&
                      m_blob->size() + reply->body.size() <= total;
    // What says that it is small and is not: whoever wrote the record may want to fill disks.
    if (!fits || total > wanted.most)
        return end(Error("files.not_understood"));
    if (const auto appended = m_blob->append(reply->body); !appended.ok())
        return end(appended.error());
    m_wanted.front().size = total;
    m_piece = std::min(mostPiece, m_piece * 2);
    if (wanted.isAhead && isLineSlow(reply->body.size()))
        m_ahead.clear();
    if (m_blob->size() < total) {
        letSmallOnesPass();
        Q_EMIT changed(wanted.hash);
        return pump();
    }
    const auto kept = m_store.blobs().keep(*m_blob, wanted.hash);
    if (kept.ok())
        return end(std::nullopt);
    end(kept.error().id() == "storage.blob_hash_wrong" ? Error("files.damaged") : kept.error());
}

void FileFetcher::refused(const Error &error)
{
    const int status = answeredStatus(error);
    if (status == 401) {
        stop();
        Q_EMIT tokenRefused();
        return;
    }
    if (status == 404)
        return end(Error("files.not_there"));
    // What we have is not the beginning of it.
    if (status == 416)
        return end(Error("files.damaged"));
    if (status >= 400 && status < 500 && status != 408 && status != 429)
        return end(Error("files.not_understood"));
    m_piece = std::max(leastPiece, m_piece / 2);
    if (isAheadUnderWay()) {
        // Whoever wanted it did not ask: it is offered again when the line is better.
        putOffAhead();
        m_ahead.clear();
        return pump();
    }
    m_lineProblem = error;
    const auto least = std::chrono::seconds(error.values().value(QStringLiteral("retryAfter")).toInt());
    m_retry.set(std::max(m_backOff.next(), std::min<Milliseconds>(least, mostWait)), [this] { pump(); });
    Q_EMIT changed(m_wanted.front().hash);
    Q_EMIT failed(error);
}

void FileFetcher::noteEnd(const BlobHash &hash, const std::optional<Error> &problem)
{
    if (!problem) {
        m_notBefore.erase(hash);
        return;
    }
    // Of a disk's trouble the file knows nothing.
    if (!problem->id().startsWith("files."))
        return;
    // Nearly all of them of cartables that are long gone: one has as many files, and as many small pictures.
    if (m_notBefore.size() >= size_t(2 * limits::aheadFiles))
        m_notBefore.clear();
    m_notBefore.insert_or_assign(hash, problem->id() == "files.not_there" ? m_clock.now() + missedWait : never);
}

void FileFetcher::end(const std::optional<Error> &problem)
{
    const BlobHash hash = m_wanted.front().hash;
    const bool wasAhead = isAheadUnderWay();
    m_blob.reset();
    // Nothing follows it: the server has nothing of this name, or something else.
    if (problem && problem->id().startsWith("files."))
        m_store.blobs().discard(unfinishedName(hash));
    noteEnd(hash, problem);
    m_wanted.pop_front();
    // A full disk is full for the next one, too.
    if (wasAhead && problem && problem->id().startsWith("storage."))
        m_ahead.clear();
    if (problem && !wasAhead)
        m_problems.insert_or_assign(hash, *problem);
    Q_EMIT changed(hash);
    pump();
}

} // namespace peygir::front
