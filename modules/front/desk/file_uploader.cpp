// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_uploader.h"

#include "front/desk/file_wire.h"

#include <QFile>

#include <algorithm>

namespace peygir::front {

namespace {

constexpr int mostSetbacks = 5;

} // namespace

FileUploader::FileUploader(FileStore &store, Random &random, const Clock &clock, const After &after, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_backOff(random, leastWait, mostWait)
    , m_retry(after)
{}

void FileUploader::start(HttpsChannel &channel, const QByteArray &token)
{
    m_channel = &channel;
    m_token = token;
    m_problem.reset();
    wake();
}

void FileUploader::stop()
{
    ++m_round;
    m_channel = nullptr;
    m_retry.cancel();
    if (const auto present = std::exchange(m_present, std::nullopt))
        Q_EMIT changed(present->hash);
}

void FileUploader::wake()
{
    m_retry.cancel();
    m_backOff.reset();
    pump();
}

void FileUploader::forget(const BlobHash &hash)
{
    m_aside.erase(hash);
    if (!m_present || m_present->hash != hash)
        return;
    // What was asked about it is answered to nobody.
    ++m_round;
    m_present.reset();
    pump();
}

FileState FileUploader::stateOf(const BlobHash &hash) const
{
    const auto queued = m_store.queue().find(hash);
    Q_ASSERT(queued != m_store.queue().end());
    if (m_present && m_present->hash == hash)
        return {FileState::Place::Going, m_present->offset, m_present->size, std::nullopt};
    const auto aside = m_aside.find(hash);
    return {FileState::Place::Waiting, 0, queued->second,
            aside == m_aside.end() ? m_problem : std::optional(aside->second)};
}

bool FileUploader::isQuiet() const { return !m_present && m_store.queue().size() == m_aside.size(); }

HttpHeaders FileUploader::headers() const { return {{"Authorization", "Bearer " + m_token}}; }

QByteArray FileUploader::path() const { return "/v1/blob/" + m_present->hash.hex(); }

HttpsChannel::Callback FileUploader::callback(void (FileUploader::*then)(const Result<HttpsReply> &))
{
    return [this, then, round = m_round](const Result<HttpsReply> &reply) {
        if (round == m_round)
            (this->*then)(reply);
    };
}

void FileUploader::pump()
{
    if (!m_channel || m_present || m_retry.isSet())
        return;
    for (const auto &[hash, size] : m_store.queue()) {
        if (m_aside.contains(hash))
            continue;
        m_present = Present{hash, size};
        ask();
        Q_EMIT changed(hash);
        return;
    }
    Q_EMIT quiet();
}

void FileUploader::ask() { m_channel->head(path(), headers(), callback(&FileUploader::asked)); }

void FileUploader::asked(const Result<HttpsReply> &reply)
{
    if (!reply.ok()) {
        const int status = answeredStatus(reply.error());
        if (status != 404)
            return refused(reply.error(), status);
        m_present->offset = 0;
        return sendPiece();
    }
    m_present->offset = std::clamp<qint64>(uploadOffset(*reply), 0, m_present->size);
    Q_EMIT changed(m_present->hash);
    sendPiece();
}

void FileUploader::sendPiece()
{
    // Whole there already: it only has to be told that it is ours, too.
    if (m_present->offset == m_present->size)
        return put({});
    const auto file = m_store.blobs().read(m_present->hash);
    if (!file || file->size() != m_present->size || !file->seek(m_present->offset))
        return setAside(Error("files.unreadable"));
    const QByteArray piece = file->read(std::min(m_piece, m_present->size - m_present->offset));
    if (piece.isEmpty())
        return setAside(Error("files.unreadable"));
    put(piece);
}

void FileUploader::put(const QByteArray &piece)
{
    const QByteArray total = QByteArray::number(m_present->size);
    const QByteArray range = piece.isEmpty() ? QByteArray("*")
                                             : QByteArray::number(m_present->offset) + '-' +
                                                   QByteArray::number(m_present->offset + piece.size() - 1);
    HttpHeaders all = headers();
    all.append({"Content-Range", "bytes " + range + '/' + total});
    m_channel->put(path(), piece, "application/octet-stream", all, callback(&FileUploader::sent));
}

void FileUploader::sent(const Result<HttpsReply> &reply)
{
    if (!reply.ok())
        return refused(reply.error(), answeredStatus(reply.error()));
    m_backOff.reset();
    m_problem.reset();
    if (reply->status != 202)
        return ended();
    const qint64 offset = uploadOffset(*reply);
    if (offset <= m_present->offset && ++m_present->setbacks >= mostSetbacks)
        return setAside(Error("files.refused"));
    m_present->offset = std::clamp<qint64>(offset, 0, m_present->size);
    m_piece = std::min(mostPiece, m_piece * 2);
    Q_EMIT changed(m_present->hash);
    sendPiece();
}

void FileUploader::refused(const Error &error, int status)
{
    if (status == 401) {
        stop();
        Q_EMIT tokenRefused();
        return;
    }
    const QByteArray word = error.values().value(QStringLiteral("error")).toByteArray();
    const QVariantMap values = error.values().value(QStringLiteral("values")).toMap();
    if (status == 409 || word == "blob.hash_wrong") {
        if (++m_present->setbacks >= mostSetbacks)
            return setAside(Error("files.refused"));
        m_present->offset = std::clamp<qint64>(values.value(QStringLiteral("offset")).toLongLong(), 0, m_present->size);
        return sendPiece();
    }
    if (status == 413) {
        const qint64 most = values.value(QStringLiteral("most")).toLongLong();
        m_store.setMost(most);
        return setAside(Error("files.too_large", {{QStringLiteral("size"), m_present->size},
                                                  {QStringLiteral("most"), most > 0 ? most : m_store.most()}}));
    }
    if (status >= 400 && status < 500 && status != 408 && status != 429)
        return setAside(Error("files.refused"));
    failedToPass(error);
}

void FileUploader::ended()
{
    const BlobHash hash = m_present->hash;
    m_store.dequeue(hash, m_clock.now());
    m_present.reset();
    Q_EMIT changed(hash);
    pump();
}

void FileUploader::setAside(const Error &error)
{
    const BlobHash hash = m_present->hash;
    m_aside.insert_or_assign(hash, error);
    m_present.reset();
    Q_EMIT changed(hash);
    Q_EMIT failed(error);
    pump();
}

void FileUploader::failedToPass(const Error &error)
{
    const BlobHash hash = m_present->hash;
    m_present.reset();
    m_problem = error;
    m_piece = std::max(leastPiece, m_piece / 2);
    const auto least = std::chrono::seconds(error.values().value(QStringLiteral("retryAfter")).toInt());
    // No server may silence a desk for longer than it would be silent of itself.
    m_retry.set(std::max(m_backOff.next(), std::min<Milliseconds>(least, mostWait)), [this] { pump(); });
    Q_EMIT changed(hash);
    Q_EMIT failed(error);
}

} // namespace peygir::front
