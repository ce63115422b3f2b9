// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_worker.h"

#include "base/limits.h"
#include "front/server/problem.h"
#include "front/unit/front_support.h"

#include <QDir>

#include <cerrno>
#include <map>

#include <sys/stat.h>
#include <unistd.h>

using namespace peygir;
using namespace peygir::front;
using Place = FileState::Place;

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

namespace {

QByteArray manyBytes(qsizetype size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = char(i * 31 + i / 251);
    return bytes;
}

HttpResponse offsetAnswer(int status, qint64 offset)
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

} // namespace

/// Goal: a file that was taken is on this disk, is sent whatever happens in between, and comes to whoever wants to see
/// it, whole or not at all (SYNC 20).
class FileWorkerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_blobs = std::make_unique<FakeBlobs>();
        m_server = std::make_unique<HttpServer>(
            [this](const HttpRequest &request, const Responder &respond) { respond(answer(request)); },
            PokeAuthoriser(), [this](const HttpRequest &request) { return open(request); });
        QVERIFY(m_server->listen(m_authority.options()).ok());
        m_full = false;
        renew();
    }
    void cleanup()
    {
        m_worker.reset();
        m_server.reset();
    }

    void whatIsNoFileIsNotTaken_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"missing", "folder", "pipe", "secret"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void whatIsNoFileIsNotTaken()
    {
        QFETCH(QString, name);
        const QString path = m_place->filePath(name);
        if (name == QLatin1String("folder"))
            QVERIFY(QDir().mkpath(path));
        if (name == QLatin1String("pipe"))
            QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        if (name == QLatin1String("secret")) {
            file("secret", "x");
            QFile::setPermissions(path, {});
            if (::geteuid() == 0)
                QSKIP("root may read everything");
        }
        const auto taken = take(path);
        QVERIFY(!taken.ok());
        QCOMPARE(taken.error().id(), QByteArray("files.unreadable"));
        QCOMPARE(taken.error().values().value(QStringLiteral("name")).toString(), name);
    }

    void emptyFileIsNotTaken()
    {
        const auto taken = take(file("empty.txt", ""));
        QVERIFY(!taken.ok());
        QCOMPARE(taken.error().id(), QByteArray("files.empty"));
    }

    void fileAboveTheLimitIsRefusedBeforeItIsCopied()
    {
        const QString path = file("large.bin", "x");
        QVERIFY(QFile::resize(path, 200 * 1024 * 1024));
        QElapsedTimer timer;
        timer.start();
        const auto taken = take(path);
        QVERIFY(!taken.ok());
        QCOMPARE(taken.error().id(), QByteArray("files.too_large"));
        QCOMPARE(taken.error().values().value(QStringLiteral("size")).toLongLong(), 200 * 1024 * 1024);
        QCOMPARE(taken.error().values().value(QStringLiteral("most")).toLongLong(), limits::blobBytes);
        QCOMPARE(filesIn(QStringLiteral("files/unfinished")), 0);
    }

    void fullDiskInTheMiddleLeavesNothing()
    {
        const QString path = file("photo.jpg", manyBytes(3'000'000));
        m_full = true;
        const auto taken = take(path);
        QVERIFY(!taken.ok());
        QCOMPARE(taken.error().id(), QByteArray("storage.disk_full"));
        QCOMPARE(filesIn(QStringLiteral("files/unfinished")), 0);
        m_full = false;
        QVERIFY(take(path).ok());
    }

    void brokenOffCopyLeavesNothing()
    {
        const QString path = file("photo.jpg", manyBytes(20'000'000));
        bool called = false;
        m_worker->take(1, path, [&called](const Result<KeptFile> &) { called = true; });
        QSignalSpy taking(m_worker.get(), &FileWorker::taking);
        QVERIFY(taking.wait());
        m_worker->cancelTake(1);
        QTest::qWait(50);
        QVERIFY(!called);
        QCOMPARE(filesIn(QStringLiteral("files/unfinished")), 0);
    }

    void whatIsMeantQueuedOrAskedForIsNotSweptAway()
    {
        const BlobHash meant = take(file("meant.txt", "meant"))->sha256;
        const BlobHash queued = take(file("queued.txt", "queued"))->sha256;
        QVERIFY(m_worker->send(queued).ok());
        m_worker->named(queued);
        const BlobHash seen = take(file("seen.txt", "seen"))->sha256;
        m_worker->letGo(queued);
        m_worker->letGo(seen);
        m_worker->fetch(seen, 4);
        QVERIFY(m_worker->loose().empty());
        m_worker->sweep({meant, queued, seen});
        for (const BlobHash &hash : {meant, queued, seen})
            QVERIFY(m_worker->store().blobs().sizeOf(hash));
    }

    void whatWasQueuedForNothingIsNotSent()
    {
        const BlobHash taken = queued(manyBytes(1000));
        m_worker->letGo(taken);
        QCOMPARE(m_worker->loose(), std::vector{taken});
        m_worker->sweep({taken});
        QCOMPARE(m_worker->stateOf(taken).place, Place::Elsewhere);
        renew();
        m_worker->start("token");
        QTRY_VERIFY(m_worker->isQuiet());
        QVERIFY(atServer(taken).isEmpty());
    }

    void sendingOfWhatIsForNothingEndsAndOthersGoOn()
    {
        const BlobHash stuck = queued(manyBytes(3'000'000));
        m_blobs->most = 100'000;
        m_worker->start("token");
        QTRY_VERIFY(m_blobs->puts > 0);
        const BlobHash next = queued(manyBytes(5000));
        m_worker->letGo(stuck);
        m_worker->sweep({stuck});
        QTRY_COMPARE_WITH_TIMEOUT(m_worker->stateOf(next).place, Place::Here, 10'000);
        QVERIFY(atServer(next) == manyBytes(5000));
        QTRY_VERIFY(m_worker->isQuiet());
        QVERIFY(atServer(stuck).isEmpty());
    }

    void whatACommandNamesIsSentWhoeverLetsGoOfIt()
    {
        const BlobHash hash = queued(manyBytes(1000));
        m_worker->named(hash);
        m_worker->letGo(hash);
        m_worker->sweep({hash});
        QCOMPARE(m_worker->stateOf(hash).place, Place::Waiting);
        // Nor does the next start forget it.
        renew();
        QVERIFY(m_worker->loose().empty());
    }

    void whatTwoMeantIsLooseWhenBothLetGo()
    {
        const BlobHash hash = take(file("a.txt", "bytes"))->sha256;
        QVERIFY(take(file("b.txt", "bytes")).ok());
        QSignalSpy loosened(m_worker.get(), &FileWorker::loosened);
        m_worker->letGo(hash);
        QCOMPARE(loosened.size(), 1);
        QVERIFY(m_worker->loose().empty());
        m_worker->letGo(hash);
        QCOMPARE(m_worker->loose(), std::vector{hash});
    }

    void whatWasTakenAgainMeanwhileStays()
    {
        const BlobHash hash = take(file("a.txt", "bytes"))->sha256;
        m_worker->letGo(hash);
        const auto loose = m_worker->loose();
        QCOMPARE(loose, std::vector{hash});
        QVERIFY(take(file("b.txt", "bytes")).ok());
        m_worker->sweep(loose);
        QVERIFY(m_worker->store().blobs().sizeOf(hash));
    }

    void whatNobodyMeansGoesAndIsSaidToBeGone()
    {
        const BlobHash hash = take(file("a.txt", "bytes"))->sha256;
        // Nobody meant it in this run of the program.
        renew();
        QCOMPARE(m_worker->loose(), std::vector{hash});
        QSignalSpy changed(m_worker.get(), &FileWorker::changed);
        m_worker->sweep({hash});
        QVERIFY(!m_worker->store().blobs().sizeOf(hash));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_worker->stateOf(hash).place, Place::Elsewhere);
    }

    void takenFileIsHereUnderItsName()
    {
        const QByteArray bytes = manyBytes(3'000'000);
        const auto taken = take(file("notes.txt", bytes));
        QVERIFY(taken.ok());
        QCOMPARE(taken->sha256, BlobHash::of(bytes));
        QCOMPARE(taken->size, bytes.size());
        QCOMPARE(taken->name, QStringLiteral("notes.txt"));
        QVERIFY(contentOf(taken->sha256) == bytes);
        QCOMPARE(m_worker->stateOf(taken->sha256).place, Place::Here);
    }

    void kindIsToldByContentWhereTheNameSaysNothing()
    {
        QCOMPARE(take(file("x", "%PDF-1.4\n%more"))->mediaType, QStringLiteral("application/pdf"));
        QCOMPARE(take(file("y.wav", "RIFF\x24\0\0\0WAVEfmt "))->mediaType, QStringLiteral("audio/x-wav"));
    }

    void nothingIsQueuedThatIsNotHere()
    {
        const auto queued = m_worker->send(BlobHash::of("nothing"));
        QVERIFY(!queued.ok());
        QCOMPARE(queued.error().id(), QByteArray("files.unreadable"));
    }

    void queuedFileIsSentWhole()
    {
        const QByteArray bytes = manyBytes(3'000'000);
        const BlobHash hash = queued(bytes);
        QCOMPARE(m_worker->stateOf(hash).place, Place::Waiting);
        m_worker->start("token");
        QTRY_COMPARE(m_worker->stateOf(hash).place, Place::Here);
        QVERIFY(atServer(hash) == bytes);
        QCOMPARE(m_worker->waiting().first, 0);
        QVERIFY2(m_blobs->puts > 2, "sent in one piece");
    }

    void sendingGoesOnWhereTheServerStopped()
    {
        const QByteArray bytes = manyBytes(3'000'000);
        const BlobHash hash = queued(bytes);
        m_blobs->begun[hash.hex()] = bytes.first(2'999'000);
        m_worker->start("token");
        QTRY_VERIFY(!atServer(hash).isEmpty());
        QVERIFY(atServer(hash) == bytes);
        QCOMPARE(m_blobs->puts, 1);
    }

    void whatTheServerHasIsOnlyNamed()
    {
        const QByteArray bytes = manyBytes(3'000'000);
        const BlobHash hash = queued(bytes);
        m_blobs->whole[hash.hex()] = bytes;
        m_worker->start("token");
        QTRY_COMPARE(m_worker->stateOf(hash).place, Place::Here);
        QCOMPARE(m_blobs->puts, 1);
        QVERIFY(m_blobs->begun.empty());
    }

    void sendingOutlivesTheProgramAndTheServer()
    {
        const QByteArray bytes = manyBytes(3'000'000);
        const BlobHash hash = queued(bytes);
        m_blobs->most = 500'000;
        m_worker->start("token");
        QTRY_VERIFY(m_blobs->locked([&] { return m_blobs->begun[hash.hex()].size(); }) > 500'000);
        m_worker.reset();
        m_server.reset();
        m_blobs->most = 1'000'000'000;
        m_server = std::make_unique<HttpServer>(
            [this](const HttpRequest &request, const Responder &respond) { respond(answer(request)); },
            PokeAuthoriser(), [this](const HttpRequest &request) { return open(request); });
        QVERIFY(m_server->listen(m_authority.options()).ok());
        renew();
        QCOMPARE(m_worker->stateOf(hash).place, Place::Waiting);
        m_worker->start("token");
        QTRY_VERIFY(!atServer(hash).isEmpty());
        QVERIFY(atServer(hash) == bytes);
    }

    void refusedFileIsSetAsideAndOthersGoOn()
    {
        const BlobHash first = queued(manyBytes(1000));
        const BlobHash second = queued(manyBytes(2000));
        m_blobs->refusals = {413};
        m_worker->start("token");
        QTRY_COMPARE(m_worker->waiting().first, 1);
        QTRY_VERIFY(m_worker->isQuiet());
        const BlobHash refused = m_worker->store().queue().begin()->first;
        QVERIFY(refused == first || refused == second);
        const FileState state = m_worker->stateOf(refused);
        QCOMPARE(state.place, Place::Waiting);
        QCOMPARE(state.problem->id(), QByteArray("files.too_large"));
    }

    void busyServerIsAskedAgain()
    {
        const BlobHash hash = queued(manyBytes(1000));
        m_blobs->refusals = {503};
        m_worker->start("token");
        QTRY_COMPARE_WITH_TIMEOUT(m_worker->stateOf(hash).place, Place::Here, 10'000);
    }

    void refusedTokenEndsTheWork()
    {
        QSignalSpy refused(m_worker.get(), &FileWorker::tokenRefused);
        const BlobHash hash = queued(manyBytes(1000));
        m_worker->start("wrong");
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(m_worker->stateOf(hash).place, Place::Waiting);
        m_worker->start("token");
        QTRY_COMPARE(m_worker->stateOf(hash).place, Place::Here);
    }

    void limitOfTheServerIsLearned()
    {
        m_worker->start("token");
        QTRY_COMPARE(m_worker->store().most(), 7'000'000);
        m_worker->stop();
        renew();
        QCOMPARE(m_worker->store().most(), 7'000'000);
    }

    void wantedFileComesWhole()
    {
        const QByteArray bytes = manyBytes(3'000'000);
        const BlobHash hash = offered(bytes);
        m_worker->start("token");
        m_worker->fetch(hash, bytes.size());
        QCOMPARE(m_worker->stateOf(hash).place, Place::Coming);
        QTRY_COMPARE(m_worker->stateOf(hash).place, Place::Here);
        QVERIFY(contentOf(hash) == bytes);
    }

    void stoppedFileGoesOnWhereItStopped()
    {
        const QByteArray bytes = manyBytes(3'000'000);
        const BlobHash hash = offered(bytes);
        m_blobs->onlyBeginnings = true;
        m_worker->start("token");
        m_worker->fetch(hash, bytes.size());
        QTRY_VERIFY(m_worker->stateOf(hash).done > 0);
        m_worker->stopFetching(hash);
        m_blobs->locked([this] { m_blobs->onlyBeginnings = false; });
        QCOMPARE(m_worker->stateOf(hash).place, Place::Elsewhere);
        const int gets = m_blobs->locked([this] { return m_gets; });
        m_worker->fetch(hash, bytes.size());
        QVERIFY(m_worker->stateOf(hash).done > 0);
        QTRY_COMPARE(m_worker->stateOf(hash).place, Place::Here);
        QVERIFY(contentOf(hash) == bytes);
        QVERIFY(m_gets > gets);
    }

    void fileThatIsNotThereIsSaid()
    {
        m_worker->start("token");
        const BlobHash hash = BlobHash::of("nothing");
        m_worker->fetch(hash, 100);
        QTRY_VERIFY(m_worker->stateOf(hash).problem);
        QCOMPARE(m_worker->stateOf(hash).place, Place::Elsewhere);
        QCOMPARE(m_worker->stateOf(hash).problem->id(), QByteArray("files.not_there"));
        QCOMPARE(filesIn(QStringLiteral("files/unfinished")), 0);
    }

    void damagedFileIsThrownAway()
    {
        const QByteArray bytes = manyBytes(10'000);
        const BlobHash hash = BlobHash::of("something else");
        m_blobs->whole[hash.hex()] = bytes;
        m_worker->start("token");
        m_worker->fetch(hash, bytes.size());
        QTRY_VERIFY(m_worker->stateOf(hash).problem);
        QCOMPARE(m_worker->stateOf(hash).problem->id(), QByteArray("files.damaged"));
        QCOMPARE(filesIn(QStringLiteral("files/unfinished")), 0);
    }

    void smallPictureComesBeforeWhatIsLeftOfALargeFile()
    {
        const BlobHash large = offered(manyBytes(30'000'000)), next = offered(manyBytes(2000)), small = offered(manyBytes(1000));
        m_worker->start("token");
        m_worker->fetch(large, 30'000'000);
        m_worker->fetch(next, 2000);
        QTRY_VERIFY(m_worker->stateOf(large).done > 0);
        m_worker->fetchThumbnail(small);
        QTRY_COMPARE(m_worker->stateOf(small).place, Place::Here);
        QCOMPARE(m_worker->stateOf(large).place, Place::Coming);
        QTRY_COMPARE_WITH_TIMEOUT(m_worker->stateOf(next).place, Place::Here, 20'000);
        QVERIFY(contentOf(large) == manyBytes(30'000'000));
    }

    void whatIsCalledASmallPictureAndIsNoneDoesNotCome()
    {
        const BlobHash hash = offered(manyBytes(limits::thumbnailBytes + 1));
        m_worker->start("token");
        m_worker->fetchThumbnail(hash);
        QTRY_VERIFY(m_worker->stateOf(hash).problem);
        QCOMPARE(m_worker->stateOf(hash).problem->id(), QByteArray("files.not_understood"));
        // Who asks for it as what it is gets it.
        m_worker->fetch(hash, limits::thumbnailBytes + 1);
        QTRY_COMPARE(m_worker->stateOf(hash).place, Place::Here);
    }

    void withoutALineAWantedFileWaits()
    {
        const QByteArray bytes = manyBytes(10'000);
        const BlobHash hash = offered(bytes);
        m_worker->fetch(hash, bytes.size());
        QCOMPARE(m_worker->stateOf(hash).place, Place::Coming);
        m_worker->start("token");
        QTRY_COMPARE(m_worker->stateOf(hash).place, Place::Here);
    }

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
};

QTEST_GUILESS_MAIN(FileWorkerTest)
#include "file_worker_test.moc"
