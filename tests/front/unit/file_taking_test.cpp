// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/unit/file_line.h"

#include <sys/stat.h>

using namespace peygir;
using namespace peygir::front;

/// Goal: a file that was taken is on this disk, whole, for as long as anybody means it, and no longer (SYNC 20).
class FileTakingTest : public QObject, protected FileLine
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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
};

QTEST_GUILESS_MAIN(FileTakingTest)
#include "file_taking_test.moc"
