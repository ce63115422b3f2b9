// SPDX-License-Identifier: GPL-3.0-or-later
#include "command/envelope.h"
#include "desktop/file_sweep.h"
#include "intake/core/call.h"
#include "storage/local_store.h"
#include "storage/migrations.h"
#include "sync/desk/outbox.h"
#include "sync/desk/outbox_chain.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace std::chrono_literals;

namespace {

constexpr storage::OpenPolicy anyVolume{storage::OpenPolicy::UnencryptedVolume::Allow,
                                        storage::OpenPolicy::Check::None};
const Uuid aCall = Uuid::parse(QByteArrayView("01900000-0000-7000-8000-00000000000c")).value();

} // namespace

/// Goal: the bytes of a call that was given up do not stay on this desk, and those of one that waits, or of a command, do (R031,
/// R040, SYNC 20); and what was to be sent for a command that never came is not sent.
class FileSweepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        auto opened = storage::LocalStore::open(m_place->path(), storage::LocalStore::Purpose::Desk, nullptr, anyVolume);
        QVERIFY(opened.ok());
        m_store = std::move(opened).value();
        auto connection = m_store->connect();
        QVERIFY(connection.ok());
        QVERIFY(storage::migrate(**connection, storage::allMigrations().value(), storage::Side::Desk).ok());
        m_drafts = std::make_unique<intake::SqlDraftBook>([this] { return m_store->connect(); });
        m_queries = std::make_unique<storage::QueryThread>([this] { return m_store->connect(); });
        start();
    }
    void cleanup()
    {
        m_sweep.reset();
        m_files.reset();
        m_queries.reset();
        m_drafts.reset();
        m_store.reset();
        m_place.reset();
    }

    void fileOfACallThatWaitsOutlivesTheProgram()
    {
        const KeptFile file = take("bytes");
        keepDraft(file);
        start();
        QCOMPARE(sweptAfterStart(), 0);
        QVERIFY(isHere(file));
        QVERIFY(isFileThere(file));
    }

    void fileThatNothingNamesGoesAtTheNextStart()
    {
        const KeptFile waits = take("bytes");
        keepDraft(waits);
        const KeptFile orphan = take("orphan");
        start();
        QCOMPARE(sweptAfterStart(), 1);
        QTRY_VERIFY(!isFileThere(orphan));
        QVERIFY(isFileThere(waits));
    }

    void fileOfACommandStays_data()
    {
        QTest::addColumn<bool>("isHeld");
        QTest::newRow("that waits") << false;
        QTest::newRow("that the server holds") << true;
    }
    void fileOfACommandThatCannotBeReadStaysAndOthersGo()
    {
        const KeptFile file = take("bytes");
        const KeptFile orphan = take("orphan");
        auto connection = m_store->connect().value();
        sync::Outbox outbox(*connection);
        QVERIFY(sync::OutboxChain(*connection).beginAs(aCall).ok());
        QVERIFY(outbox.append(aCall, "{\"content\":\"" + file.sha256.text().toLatin1() + "\"").ok());
        start();
        QCOMPARE(sweptAfterStart(), 1);
        QTRY_VERIFY(!isFileThere(orphan));
        QVERIFY(isFileThere(file));
    }

    void fileOfACommandStays()
    {
        QFETCH(bool, isHeld);
        const KeptFile file = take("bytes");
        const KeptFile orphan = take("orphan");
        const QJsonObject arguments{
            {QStringLiteral("files"), QJsonArray{QJsonObject{{QStringLiteral("content"), file.sha256.text()}}}}};
        const Envelope envelope{aCall, "RegisterCase", 1, UserId(aCall), Instant(1), {}, {}, {}, arguments};
        auto connection = m_store->connect().value();
        sync::Outbox outbox(*connection);
        QVERIFY(sync::OutboxChain(*connection).beginAs(aCall).ok());
        QVERIFY(outbox.append(aCall, envelope.encoded()).ok());
        if (isHeld)
            QVERIFY(outbox.receive({aCall, sync::Outcome::Held, 3, Error("cases.unknown")}, Instant(2)).ok());
        start();
        QCOMPARE(sweptAfterStart(), 1);
        QTRY_VERIFY(!isFileThere(orphan));
        QVERIFY(isFileThere(file));
    }

    void whatWasQueuedAndNothingNamesIsNotSentAnyMore_data()
    {
        QTest::addColumn<bool>("isKilled");
        QTest::newRow("taken out again") << false;
        QTest::newRow("the program ended before the command") << true;
    }
    void whatWasQueuedAndNothingNamesIsNotSentAnyMore()
    {
        QFETCH(bool, isKilled);
        const KeptFile small = queued("a small picture");
        const KeptFile waits = queued("bytes");
        keepDraft(waits);
        if (isKilled) {
            start();
        } else {
            startSweep({1h, 1ms});
            for (const KeptFile &file : {small, waits})
                m_files->letGo(file.sha256);
        }
        QCOMPARE(sweptAfterStart(), 1);
        QTRY_VERIFY(!isFileThere(small));
        QCOMPARE(inQueue(), QStringList{waits.sha256.text()});
    }

    void whatACommandNamesIsSentAlsoWhenTheOutboxHasForgottenIt()
    {
        const KeptFile file = queued("bytes");
        auto connection = m_store->connect().value();
        QVERIFY(sync::OutboxChain(*connection).beginAs(aCall).ok());
        const QJsonObject arguments{{QStringLiteral("sha256"), file.sha256.text()}};
        const Envelope envelope{aCall, "AttachDocument", 1, UserId(aCall), Instant(1), {}, {}, {}, arguments};
        QVERIFY(sync::Outbox(*connection).append(aCall, envelope.encoded()).ok());
        // Nobody had the time to say that it is named.
        start();
        QCOMPARE(sweptAfterStart(), 0);
        QVERIFY(connection->run("DELETE FROM outbox").ok());
        start();
        QCOMPARE(sweptAfterStart(), 0);
        QVERIFY(isFileThere(file));
        QCOMPARE(inQueue(), QStringList{file.sha256.text()});
    }

    void fileThatIsLetGoGoesSoon()
    {
        const KeptFile file = take("bytes");
        keepDraft(file);
        startSweep({1h, 1ms});
        QSignalSpy swept(m_sweep.get(), &desktop::FileSweep::swept);
        // As the call desk does when a call is given up.
        m_files->letGo(file.sha256);
        m_drafts->drop(aCall);
        QVERIFY(swept.wait());
        QCOMPARE(swept.first().first().toInt(), 1);
        QTRY_VERIFY(!isFileThere(file));
    }

    void fileThatIsOnlyJustTakenIsNotSwept()
    {
        // The first sweep of this start falls into the time before its draft is kept.
        const KeptFile file = take("bytes");
        startSweep({1ms, 1ms});
        QCOMPARE(sweptAfterStart(), 0);
        QVERIFY(isFileThere(file));
    }

private:
    void start()
    {
        m_sweep.reset();
        m_files.reset();
        m_files = std::make_unique<front::FileService>(
            front::FileWorker::Settings{m_place->filePath(QStringLiteral("files")), {}, {}});
        startSweep({1ms, 1h});
    }
    void startSweep(const desktop::FileSweep::Pauses &pauses)
    {
        m_sweep.reset();
        m_sweep = std::make_unique<desktop::FileSweep>(*m_files, *m_drafts, *m_queries, pauses);
    }
    int sweptAfterStart()
    {
        QSignalSpy swept(m_sweep.get(), &desktop::FileSweep::swept);
        return swept.wait() ? swept.first().first().toInt() : -1;
    }
    KeptFile take(const QByteArray &content)
    {
        std::optional<KeptFile> kept;
        m_files->takeContent(content, QStringLiteral("a.txt"), this,
                             [&kept](const Result<KeptFile> &done) { kept = done.value(); });
        (void)QTest::qWaitFor([&kept] { return kept.has_value(); });
        return kept.value();
    }
    KeptFile queued(const QByteArray &content)
    {
        const KeptFile file = take(content);
        bool done = false;
        m_files->send(file.sha256, this, [&done](const Result<void> &sent) { done = sent.ok(); });
        (void)QTest::qWaitFor([&done] { return done; });
        return file;
    }
    QStringList inQueue() const { return QDir(m_place->filePath(QStringLiteral("files/queue"))).entryList(QDir::Files); }
    void keepDraft(const KeptFile &file)
    {
        intake::Call call;
        call.files = QJsonArray{QJsonObject{{QStringLiteral("sha256"), file.sha256.text()}}};
        bool done = false;
        m_drafts->keep({aCall, intake::toJson(call), true, Instant(1)}, this,
                       [&done](const Result<intake::Draft> &kept) { done = kept.ok(); });
        QVERIFY(QTest::qWaitFor([&done] { return done; }));
    }
    bool isFileThere(const KeptFile &file) const { return m_files->read(file.sha256) != nullptr; }
    bool isHere(const KeptFile &file)
    {
        return QTest::qWaitFor(
            [this, &file] { return m_files->stateOf(file.sha256).place == FileState::Place::Here; });
    }

    std::unique_ptr<QTemporaryDir> m_place;
    std::unique_ptr<storage::LocalStore> m_store;
    std::unique_ptr<intake::SqlDraftBook> m_drafts;
    std::unique_ptr<storage::QueryThread> m_queries;
    std::unique_ptr<front::FileService> m_files;
    std::unique_ptr<desktop::FileSweep> m_sweep;
};

QTEST_GUILESS_MAIN(FileSweepTest)
#include "file_sweep_test.moc"
