// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "front/desk/file_service.h"
#include "front/desk/store_key.h"
#include "front/unit/front_support.h"

#include <atomic>
#include <thread>

using namespace peygir;
using namespace peygir::front;
using Place = FileState::Place;

/// Serves what lies in it and takes whatever is brought.
struct Shelf
{
    std::mutex mutex;
    std::map<QByteArray, QByteArray> whole;
    std::vector<QByteArray> asked;
    int status = 206;
    Milliseconds delay{0};
};

namespace {

constexpr qint64 room = 100'000;
constexpr qsizetype paper = 30'000;

QByteArray content(int n) { return QByteArray(paper, char('a' + n)); }

class TakingSink final : public BodySink
{
public:
    explicit TakingSink(std::atomic_bool &takes) : m_takes(takes) {}
    Result<void> take(QByteArrayView) override { return {}; }
    void finish(const Responder &respond) override { respond({m_takes ? 201 : 503, {}, {}, {}}); }

private:
    std::atomic_bool &m_takes;
};

} // namespace

/// Goal (SYNC 20): a desk's files keep within their room, nothing that somebody needs goes, what went comes again, and what an
/// offline visit needs comes before anybody asks for it.
class FileCacheTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_shelf = std::make_unique<Shelf>();
        m_takes = true;
        m_server = std::make_unique<HttpServer>(
            [this](const HttpRequest &request, const Responder &respond) { respond(answer(request)); }, PokeAuthoriser(),
            [this](const HttpRequest &) { return UploadOpening{std::make_shared<TakingSink>(m_takes), {}}; });
        QVERIFY(m_server->listen(m_authority.options()).ok());
        m_clock.setNow(Instant(1'790'000'000'000));
    }
    void cleanup()
    {
        m_worker.reset();
        m_server.reset();
    }

    void longestNotLookedAtGoesAndComesAgain_data() { kinds(); }
    void longestNotLookedAtGoesAndComesAgain()
    {
        begin();
        for (int n = 0; n < 3; ++n)
            fetched(n);
        // The first one is looked at once more.
        tick();
        m_worker->opened(hash(0));
        m_worker->closed(hash(0));
        QSignalSpy crowded(m_worker.get(), &FileWorker::crowded);
        fetched(3);
        QCOMPARE(crowded.size(), 1);
        QSignalSpy changed(m_worker.get(), &FileWorker::changed);
        m_worker->makeRoom({});
        QVERIFY(isHere(0) && !isHere(1) && isHere(2) && isHere(3));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_worker->stateOf(hash(1)).place, Place::Elsewhere);
        fetched(1);
        QVERIFY(m_worker->store().blobs().read(hash(1))->readAll() == content(1));
    }

    void lookIsRememberedWhenTheProgramEnds_data() { kinds(); }
    void lookIsRememberedWhenTheProgramEnds()
    {
        begin();
        for (int n = 0; n < 4; ++n)
            fetched(n);
        tick();
        m_worker->opened(hash(0));
        begin();
        m_worker->makeRoom({});
        QVERIFY(isHere(0) && !isHere(1) && isHere(2) && isHere(3));
    }

    void whatIsNeededStays_data() { kinds(); }
    void whatIsNeededStays()
    {
        begin();
        // To be sent, meant by somebody who has not given it up, read just now, named by a command; and one that nobody needs.
        m_takes = false;
        QVERIFY(m_worker->send(taken(0)).ok());
        const BlobHash meant = taken(2);
        for (const int n : {3, 4, 5})
            fetched(n);
        m_worker->opened(hash(3));
        m_worker->setMost(1000);
        m_worker->makeRoom({{hash(4)}, {}});
        QVERIFY(isHere(0) && isHere(2) && isHere(3) && isHere(4) && !isHere(5));
        QCOMPARE(meant, hash(2));
        // Read to its end, and named by nothing any more.
        m_worker->closed(hash(3));
        m_worker->makeRoom({});
        QVERIFY(isHere(0) && isHere(2) && !isHere(3) && !isHere(4));
    }

    void whatWasSentStaysUntilABackupHasIt_data() { kinds(); }
    void whatWasSentStaysUntilABackupHasIt()
    {
        begin();
        QVERIFY(m_worker->send(taken(0)).ok());
        QTRY_COMPARE(m_worker->stateOf(hash(0)).place, Place::Here);
        QTRY_VERIFY(m_worker->store().queue().empty());
        // Nobody of this run of the program means it.
        begin();
        m_worker->setMost(1000);
        m_clock.advance(limits::acknowledgedKept);
        const Uuid history = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-00000000000a")).value();
        for (const qint64 seq : {5, 6, 7}) {
            m_worker->makeRoom({{}, sync::HistoryPlace{{history, seq, "chain"}, 4}});
            QVERIFY(isHere(0));
            QVERIFY(m_worker->loose().empty());
        }
        begin();
        m_worker->setMost(1000);
        m_worker->makeRoom({{}, sync::HistoryPlace{{history, 8, "chain"}, 7}});
        QVERIFY(isHere(0));
        m_worker->makeRoom({{}, sync::HistoryPlace{{history, 9, "chain"}, 8}});
        QVERIFY(!isHere(0));
    }

    void fullDiskMakesRoom()
    {
        begin();
        fetched(0);
        m_free = limits::filesDiskRoom - 1;
        QSignalSpy crowded(m_worker.get(), &FileWorker::crowded);
        m_worker->lookAtRoom();
        QCOMPARE(crowded.size(), 1);
        m_worker->makeRoom({});
        QVERIFY(!isHere(0));
    }

    void roomIsLookedAtWhenThePersonAllowsSomethingElse()
    {
        begin();
        fetched(0);
        m_free = 0;
        QSignalSpy crowded(m_worker.get(), &FileWorker::crowded);
        m_worker->setMost(room);
        QCOMPARE(crowded.size(), 0);
        m_worker->setMost(room + 1);
        QCOMPARE(crowded.size(), 1);
    }

    void whatIsWishedComesWhenTheLineIsFree()
    {
        begin();
        offer(0);
        offer(1);
        m_worker->fetchAhead({{hash(0), paper - 1}, {hash(1), paper}});
        onlyComes(5);
        m_worker->setLineFree(true);
        QTRY_VERIFY(isHere(0));
        // Half of the room is for what somebody asks for.
        onlyComes(4);
        QVERIFY(!isHere(1));
    }

    void whatCameAheadStaysLongerThanWhatWasLookedAt()
    {
        begin();
        offer(0);
        m_worker->setLineFree(true);
        m_worker->fetchAhead({{hash(0), paper}});
        QTRY_VERIFY(isHere(0));
        m_worker->opened(hash(0));
        m_worker->closed(hash(0));
        for (const int n : {1, 2, 3})
            fetched(n);
        m_worker->makeRoom({});
        QVERIFY(isHere(0) && !isHere(1) && isHere(2) && isHere(3));
    }

    void nothingComesAheadWhereItHadToGo()
    {
        begin();
        offer(0);
        m_worker->setLineFree(true);
        m_worker->fetchAhead({{hash(0), paper}});
        QTRY_VERIFY(isHere(0));
        m_free = 0;
        m_worker->makeRoom({});
        QVERIFY(!isHere(0));
        m_free = 1000 * limits::filesDiskRoom;
        m_worker->fetchAhead({{hash(0), paper}});
        onlyComes(5);
        m_worker->setMost(2 * room);
        m_worker->fetchAhead({{hash(0), paper}});
        QTRY_VERIFY(isHere(0));
    }

    void whatIsWishedNoLongerDoesNotCome()
    {
        begin();
        offer(0);
        m_worker->fetchAhead({{hash(0), paper}});
        m_worker->fetchAhead({});
        m_worker->setLineFree(true);
        onlyComes(5);
    }

    void nothingComesAheadWhileSomethingWaitsToBeSent()
    {
        begin();
        m_takes = false;
        QVERIFY(m_worker->send(taken(5)).ok());
        m_worker->setMost(10 * room);
        offer(0);
        m_worker->setLineFree(true);
        m_worker->fetchAhead({{hash(0), paper}});
        onlyComes(4);
        m_takes = true;
        m_worker->wake();
        QTRY_VERIFY(isHere(0));
    }

    void whoAsksIsServedBeforeWhatComesAhead()
    {
        begin();
        m_worker->setMost(10 * room);
        for (int n = 0; n < 3; ++n)
            offer(n);
        m_shelf->delay = Milliseconds(100);
        m_worker->setLineFree(true);
        m_worker->fetchAhead({{hash(0), paper}, {hash(1), paper}});
        QTRY_COMPARE(asked().size(), size_t(1));
        m_worker->fetch(hash(2), paper);
        QTRY_VERIFY(isHere(0) && isHere(1) && isHere(2));
        QCOMPARE(asked().at(1), hash(2).hex());
    }

    void badLineEndsWhatComesAheadAndIsNobodysTrouble()
    {
        begin();
        for (int n = 0; n < 2; ++n)
            offer(n);
        m_shelf->status = 503;
        m_worker->setMost(10 * room);
        QSignalSpy failed(m_worker.get(), &FileWorker::failed);
        m_worker->setLineFree(true);
        m_worker->fetchAhead({{hash(0), paper - 1}, {hash(1), paper}});
        QTRY_COMPARE(asked().size(), size_t(1));
        QTRY_COMPARE(m_worker->stateOf(hash(0)).place, Place::Elsewhere);
        QVERIFY(failed.empty());
        m_shelf->status = 206;
        onlyComes(5);
        QVERIFY(!m_worker->stateOf(hash(0)).problem);
    }

    void whatIsNotThereAheadIsNotSaidToAnybody()
    {
        begin();
        offer(1);
        m_worker->setMost(10 * room);
        m_worker->setLineFree(true);
        m_worker->fetchAhead({{hash(0), paper - 1}, {hash(1), paper}});
        QTRY_VERIFY(isHere(1));
        QCOMPARE(asked().size(), size_t(2));
        QVERIFY(!m_worker->stateOf(hash(0)).problem);
    }

    void whatTheServerDoesNotHaveIsNotAskedForAgainWithinTheHour()
    {
        begin();
        m_worker->setMost(10 * room);
        m_worker->setLineFree(true);
        m_worker->fetchAhead({{hash(0), paper}});
        QTRY_COMPARE(m_worker->stateOf(hash(0)).place, Place::Elsewhere);
        fetched(1);
        m_worker->fetchAhead({{hash(0), paper}});
        fetched(2);
        QCOMPARE(asked(), (std::vector{hash(0).hex(), hash(1).hex(), hash(2).hex()}));
        m_clock.advance(FileFetcher::missedWait);
        offer(0);
        m_worker->fetchAhead({{hash(0), paper}});
        QTRY_VERIFY(isHere(0));
    }

    void whatIsDamagedAtTheServerIsNotAskedForAgainInThisRun()
    {
        begin();
        m_worker->setMost(10 * room);
        offer(3);
        {
            const std::lock_guard lock(m_shelf->mutex);
            m_shelf->whole[hash(0).hex()] = content(1);
        }
        m_worker->setLineFree(true);
        m_worker->fetchAhead({{hash(0), paper - 1}, {hash(3), paper}});
        QTRY_VERIFY(isHere(3));
        m_clock.advance(2 * FileFetcher::missedWait);
        m_worker->fetchAhead({{hash(0), paper}});
        QCOMPARE(m_worker->stateOf(hash(0)).place, Place::Elsewhere);
        fetched(2);
        QCOMPARE(asked(), (std::vector{hash(0).hex(), hash(3).hex(), hash(2).hex()}));
        // Whoever asks himself is answered, and so it is once the program was started anew.
        offer(0);
        m_worker->fetch(hash(0), paper);
        QTRY_VERIFY(isHere(0));
    }

    void smallPictureThatIsNoneDoesNotComeAhead()
    {
        begin();
        m_worker->setMost(10 * room);
        const QByteArray large(limits::thumbnailBytes + 1, 'x');
        {
            const std::lock_guard lock(m_shelf->mutex);
            m_shelf->whole[BlobHash::of(large).hex()] = large;
        }
        offer(0);
        m_worker->setLineFree(true);
        m_worker->fetchAhead({{BlobHash::of(large), limits::thumbnailBytes, true}, {hash(0), paper}});
        QTRY_VERIFY(isHere(0));
        QCOMPARE(asked().front(), BlobHash::of(large).hex());
        QVERIFY(!m_worker->store().blobs().sizeOf(BlobHash::of(large)));
        QVERIFY(unfinished().isEmpty());
    }

    void whatCameNoFurtherTakesOfTheRoom()
    {
        begin();
        fetched(0);
        fetched(1);
        QFile begun(m_place->filePath(QStringLiteral("files/unfinished/get-1")));
        QVERIFY(begun.open(QIODevice::WriteOnly) && begun.resize(room - paper - paper / 2));
        QSignalSpy crowded(m_worker.get(), &FileWorker::crowded);
        m_worker->lookAtRoom();
        QCOMPARE(crowded.size(), 1);
        m_worker->makeRoom({});
        QVERIFY(!isHere(0) && isHere(1));
    }

    void nothingIsLeftOfWhatNeverBegan()
    {
        begin();
        m_shelf->delay = Milliseconds(100);
        m_worker->fetch(hash(0), paper);
        QTRY_COMPARE(asked().size(), size_t(1));
        QCOMPARE(unfinished().size(), 1);
        m_worker->stopFetching(hash(0));
        QVERIFY(unfinished().isEmpty());
    }

    void slowLineEndsWhatComesAhead()
    {
        begin();
        m_worker->setMost(10 * room);
        for (int n = 0; n < 2; ++n)
            offer(n);
        m_shelf->delay = limits::aheadPatience + Milliseconds(50);
        m_worker->setLineFree(true);
        m_worker->fetchAhead({{hash(0), paper - 1}, {hash(1), paper}});
        QTRY_VERIFY_WITH_TIMEOUT(isHere(0), 10'000);
        m_shelf->delay = Milliseconds(0);
        onlyComes(5);
    }

    void whoeverHasAFileOpenKeepsItHere()
    {
        auto service = std::make_unique<FileService>(settings());
        std::optional<KeptFile> kept;
        service->takeContent(content(0), QStringLiteral("a.txt"), this, [&kept](const Result<KeptFile> &done) { kept = done.value(); });
        QTRY_VERIFY(kept);
        service->letGo(kept->sha256);
        // Taken in by a program that has ended since: nobody means it.
        service = std::make_unique<FileService>(settings());
        auto reading = service->read(hash(0));
        QVERIFY(reading);
        service->setMost(0);
        service->makeRoom({});
        QSignalSpy changed(service.get(), &FilePort::fileChanged);
        (void)service->stateOf(hash(0));
        QTRY_COMPARE(service->stateOf(hash(0)).place, Place::Here);
        QVERIFY(reading->readAll() == content(0));
        reading.reset();
        QCoreApplication::processEvents();
        service->makeRoom({});
        QTRY_COMPARE(service->stateOf(hash(0)).place, Place::Elsewhere);
    }

private:
    class SetClock final : public Clock
    {
    public:
        Instant now() const override { return m_now; }
        void setNow(Instant now) { m_now = now; }
        void advance(Milliseconds time) { m_now = m_now + time; }

    private:
        Instant m_now{0};
    };

    static void kinds()
    {
        QTest::addColumn<bool>("isSealed");
        QTest::newRow("in clear") << false;
        QTest::newRow("sealed") << true;
    }

    HttpResponse answer(const HttpRequest &request)
    {
        if (request.path == "/v1/blob")
            return {200, "application/json", "{\"most\":7000000}", {}};
        const QByteArray name = request.path.mid(9);
        if (request.method == "HEAD")
            return {404, {}, {}, {}};
        Milliseconds delay;
        {
            const std::lock_guard lock(m_shelf->mutex);
            m_shelf->asked.push_back(name);
            delay = m_shelf->delay;
        }
        std::this_thread::sleep_for(delay);
        const std::lock_guard lock(m_shelf->mutex);
        const auto whole = m_shelf->whole.find(name);
        if (m_shelf->status != 206 || whole == m_shelf->whole.end())
            return {m_shelf->status == 206 ? 404 : m_shelf->status, "application/json", "{}", {}};
        const QByteArray size = QByteArray::number(whole->second.size());
        return {206, {}, whole->second, {{"Content-Range", "bytes 0-" + QByteArray::number(whole->second.size() - 1) + '/' + size}}};
    }

    FileWorker::Settings settings()
    {
        FileWorker::Settings settings{m_place->filePath(QStringLiteral("files")), [this] {
                                          return HttpsChannel::open(QUrl(QStringLiteral("https://127.0.0.1:%1").arg(m_server->port())),
                                                                    {m_authority.pem(), {}});
                                      }};
        settings.free = [this] { return m_free.load(); };
        return settings;
    }
    /// Ends the program and starts it again.
    void begin()
    {
        m_worker.reset();
        FileWorker::Settings wanted = settings();
        const bool isSealed = QTest::currentDataTag() && QByteArray(QTest::currentDataTag()) == "sealed";
        if (isSealed) {
            if (!m_key)
                m_key = StoreKey::fresh();
            wanted.keys = m_key;
        }
        m_free = 1000 * limits::filesDiskRoom;
        m_worker = std::make_unique<FileWorker>(wanted, FileWorker::Surroundings{m_random, m_clock});
        QVERIFY(m_worker->open().ok());
        m_worker->setMost(room);
        m_worker->start("token");
    }
    void tick() { m_clock.advance(Milliseconds(1000)); }
    static BlobHash hash(int n) { return BlobHash::of(content(n)); }
    bool isHere(int n) const { return m_worker->store().blobs().sizeOf(hash(n)).has_value(); }
    void offer(int n)
    {
        const std::lock_guard lock(m_shelf->mutex);
        m_shelf->whole[hash(n).hex()] = content(n);
    }
    std::vector<QByteArray> asked()
    {
        const std::lock_guard lock(m_shelf->mutex);
        return m_shelf->asked;
    }
    QStringList unfinished() const { return QDir(m_place->filePath(QStringLiteral("files/unfinished"))).entryList(QDir::Files); }
    /// It comes from the server and is looked at.
    void fetched(int n)
    {
        offer(n);
        m_worker->fetch(hash(n), paper);
        QTRY_VERIFY(isHere(n));
        tick();
        m_worker->opened(hash(n));
        m_worker->closed(hash(n));
    }
    /// What somebody then asks for comes as the next and the last: by itself nothing was on its way, and nothing follows.
    void onlyComes(int n)
    {
        std::vector<QByteArray> expected = asked();
        expected.push_back(hash(n).hex());
        fetched(n);
        QCOMPARE(asked(), expected);
        for (const int other : {0, 1})
            QVERIFY(m_worker->stateOf(hash(other)).place != Place::Coming);
    }
    BlobHash taken(int n)
    {
        std::optional<BlobHash> hash;
        m_worker->takeContent(quint64(n), content(n), QStringLiteral("a.txt"),
                              [&hash](const Result<KeptFile> &kept) { hash = kept.value().sha256; });
        if (!QTest::qWaitFor([&hash] { return hash.has_value(); }))
            qFatal("not taken");
        return *hash;
    }

    TestAuthority m_authority;
    SystemRandom m_random;
    SetClock m_clock;
    std::shared_ptr<StoreKey> m_key;
    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<Shelf> m_shelf;
    std::unique_ptr<HttpServer> m_server;
    std::unique_ptr<FileWorker> m_worker;
    std::atomic_bool m_takes = true;
    std::atomic<qint64> m_free = 0;
};

QTEST_GUILESS_MAIN(FileCacheTest)
#include "file_cache_test.moc"
