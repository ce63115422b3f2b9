// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "front/desk/file_worker.h"
#include "front/server/problem.h"
#include "front/unit/front_support.h"

#include <QDir>

#include <cerrno>
#include <map>

#include <unistd.h>

namespace peygir::front {

/// A server that holds files in memory and can be made to fail.
struct FakeBlobs
{
    std::mutex mutex;
    std::map<QByteArray, QByteArray> whole;
    std::map<QByteArray, QByteArray> begun;
    /// Answers of uploads, one for each, before it behaves.
    QList<int> refusals;
    /// Takes this much of each upload and falls silent.
    qsizetype most = 1'000'000'000;
    /// Gives only the first part of a file, and asks for patience about the rest.
    bool onlyBeginnings = false;
    int puts = 0;

    template <class Act>
    auto locked(Act act)
    {
        const std::lock_guard lock(mutex);
        return act();
    }
};

inline QByteArray manyBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 251);
    return bytes;
}

inline HttpResponse offsetAnswer(int status, qint64 offset)
{
    return {status, {}, {}, {{"Upload-Offset", QByteArray::number(offset)}}};
}

class FakeSink final : public BodySink
{
public:
    FakeSink(FakeBlobs &blobs, QByteArray name, qint64 total)
        : m_blobs(blobs)
        , m_name(std::move(name))
        , m_total(total)
    {}
    Result<void> take(QByteArrayView piece) override
    {
        const std::lock_guard lock(m_blobs.mutex);
        QByteArray &begun = m_blobs.begun[m_name];
        begun += piece;
        if (begun.size() > m_blobs.most)
            return Error("test.unavailable");
        return {};
    }
    void finish(const Responder &respond) override
    {
        const std::lock_guard lock(m_blobs.mutex);
        const QByteArray begun = m_blobs.begun[m_name];
        if (begun.size() < m_total)
            return respond(offsetAnswer(202, begun.size()));
        m_blobs.whole[m_name] = begun;
        m_blobs.begun.erase(m_name);
        respond(offsetAnswer(201, m_total));
    }

private:
    FakeBlobs &m_blobs;
    QByteArray m_name;
    qint64 m_total;
};

/// A desk's line for files, and the server at its other end.
class FileLine
{
protected:
    using Place = FileState::Place;

    /// Before each test: the desk has no files yet, and has not signed in.
    void begin()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_blobs = std::make_unique<FakeBlobs>();
        beginServer();
        m_full = false;
        renew();
    }
    void end()
    {
        m_worker.reset();
        m_server.reset();
    }
    void beginServer()
    {
        m_server = std::make_unique<HttpServer>(
            [this](const HttpRequest &request, const Responder &respond) { respond(answer(request)); },
            PokeAuthoriser(), [this](const HttpRequest &request) { return open(request); });
        QVERIFY(m_server->listen(m_authority.options()).ok());
    }
    /// As when the program is started again.
    void renew()
    {
        m_worker.reset();
        FileWorker::Settings settings{m_place->filePath(QStringLiteral("files")),
                                      [this] {
                                          return HttpsChannel::open(
                                              QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server->port())),
                                              {m_authority.pem(), {}});
                                      },
                                      [this](int target, const char *bytes, size_t count) {
                                          if (!m_full)
                                              return ::write(target, bytes, count);
                                          errno = ENOSPC;
                                          return ssize_t(-1);
                                      }};
        m_worker = std::make_unique<FileWorker>(settings, FileWorker::Surroundings{m_random, m_clock});
        QVERIFY(m_worker->open().ok());
    }

    QString file(const char *name, const QByteArray &content)
    {
        QFile file(m_place->filePath(QString::fromUtf8(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        return file.fileName();
    }
    Result<KeptFile> take(const QString &path)
    {
        std::optional<Result<KeptFile>> taken;
        m_worker->take(7, path, [&taken](const Result<KeptFile> &kept) { taken.emplace(kept); });
        if (!QTest::qWaitFor([&taken] { return taken.has_value(); }, 20'000))
            return Error("test.never");
        return *taken;
    }
    BlobHash queued(const QByteArray &bytes)
    {
        const auto taken = take(file("queued", bytes));
        if (!taken.ok() || !m_worker->send(taken->sha256).ok())
            qFatal("not queued");
        return taken->sha256;
    }
    BlobHash offered(const QByteArray &bytes)
    {
        const BlobHash hash = BlobHash::of(bytes);
        m_blobs->whole[hash.hex()] = bytes;
        return hash;
    }
    QByteArray atServer(const BlobHash &hash)
    {
        return m_blobs->locked([&] {
            const auto found = m_blobs->whole.find(hash.hex());
            return found == m_blobs->whole.end() ? QByteArray() : found->second;
        });
    }
    QByteArray contentOf(const BlobHash &hash)
    {
        QFile file(m_worker->store().pathOf(hash));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    int filesIn(const QString &folder) const
    {
        return int(QDir(m_place->filePath(folder)).entryList(QDir::Files).size());
    }

    TestAuthority m_authority;
    SystemRandom m_random;
    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<FakeBlobs> m_blobs;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<FileWorker> m_worker;
    bool m_full = false;
    int m_gets = 0;

private:
    HttpResponse answer(const HttpRequest &request)
    {
        const std::lock_guard lock(m_blobs->mutex);
        if (request.bearerToken() != QByteArray("token"))
            return {401, {}, {}, {}};
        if (request.path == "/v1/blob")
            return {200, "application/json", "{\"most\":7000000}", {}};
        const QByteArray name = request.path.mid(9);
        const auto whole = m_blobs->whole.find(name);
        if (request.method == "HEAD") {
            if (whole != m_blobs->whole.end())
                return offsetAnswer(200, whole->second.size());
            const auto begun = m_blobs->begun.find(name);
            return begun == m_blobs->begun.end() || begun->second.isEmpty() ? HttpResponse{404, {}, {}, {}}
                                                                            : offsetAnswer(202, begun->second.size());
        }
        ++m_gets;
        if (whole == m_blobs->whole.end())
            return {404, {}, {}, {}};
        const QByteArray range = request.header("range").mid(6);
        const qint64 first = range.left(range.indexOf('-')).toLongLong();
        if (first > 0 && m_blobs->onlyBeginnings)
            return {503, "application/json", "{}", {}};
        const QByteArray part = whole->second.mid(first, range.mid(range.indexOf('-') + 1).toLongLong() - first + 1);
        return {206,
                {},
                part,
                {{"Content-Range", "bytes " + QByteArray::number(first) + '-' +
                                       QByteArray::number(first + part.size() - 1) + '/' +
                                       QByteArray::number(whole->second.size())}}};
    }

    UploadOpening open(const HttpRequest &request)
    {
        const std::lock_guard lock(m_blobs->mutex);
        if (request.bearerToken() != QByteArray("token"))
            return {nullptr, {401, {}, {}, {}}};
        ++m_blobs->puts;
        if (!m_blobs->refusals.isEmpty())
            return {nullptr, {m_blobs->refusals.takeFirst(), "application/json", "{}", {}}};
        const QByteArray name = request.path.mid(9);
        if (m_blobs->whole.contains(name))
            return {nullptr, offsetAnswer(200, m_blobs->whole[name].size())};
        const QByteArray range = request.header("content-range");
        const qint64 total = range.mid(range.indexOf('/') + 1).toLongLong();
        const qint64 there = m_blobs->begun[name].size();
        if (range.startsWith("bytes *") && there < total)
            return {nullptr, offsetAnswer(202, there)};
        // The rest of a request that was cut may come late.
        if (!range.startsWith("bytes *") && range.mid(6, range.indexOf('-') - 6).toLongLong() != there)
            return {nullptr, problemDocument(Error("test.conflict", {{QStringLiteral("offset"), there}}))};
        return {std::make_shared<FakeSink>(*m_blobs, name, total), {}};
    }
};

} // namespace peygir::front
