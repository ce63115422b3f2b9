// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/unit/file_line.h"

using namespace peygir;
using namespace peygir::front;

/// Goal: a file that was taken is sent whatever happens in between, and comes to whoever wants to see it, whole or not at all
/// (SYNC 20).
class FileWorkerTest : public QObject, protected FileLine
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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
        beginServer();
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
};

QTEST_GUILESS_MAIN(FileWorkerTest)
#include "file_worker_test.moc"
