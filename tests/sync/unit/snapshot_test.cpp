// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sealing_vfs.h"
#include "sync/server/log_compactor.h"
#include "sync/server/snapshots.h"
#include "sync/support/archive_ground.h"
#include "sync/support/topic_arguments.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;

namespace {

constexpr std::array<std::uint8_t, storage::KeyProvider::keyBytes> key{4, 2};

} // namespace

/// Goal: a desk that has nothing takes a large bucket as a file that was made once, into a store beside the one that its
/// person works with; whatever happens on the way, it ends as a state of the server, and nothing that was entered is lost
/// (SYNC 18).
class SnapshotTest : public ArchiveGround
{
    Q_OBJECT

    storage::SealingVfs m_sealing{key};

private Q_SLOTS:
    void init() { begin(3, m_sealing.name()); }
    /// Its store lies in what the test's own layer has opened.
    void cleanup() { m_desk.reset(); }

    void onlyWhatIsLargeIsMadeAndOnlyOnce()
    {
        QCOMPARE(m_server->makeSnapshots(large), 1);
        QCOMPARE(m_server->makeSnapshots(large), 0);
    }

    void aFifthOfChangesMakesItAnew_data()
    {
        QTest::addColumn<int>("changes");
        QTest::addColumn<int>("made");
        // Each is a row more as well.
        QTest::newRow("less") << archived / 5 << 0;
        QTest::newRow("a fifth") << archived / 4 + 1 << 1;
    }
    void aFifthOfChangesMakesItAnew()
    {
        m_server->makeSnapshots(large);
        QFETCH(int, changes);
        for (int i = 0; i < changes; ++i)
            m_writer->submit("AddRemark", on(m_archived[size_t(i)], {{QStringLiteral("words"), QStringLiteral("new")}}));
        m_writer->synchronise();
        QTEST(m_server->makeSnapshots(large), "made");
    }

    void theOldestOfThreeIsNotKept()
    {
        m_server->makeSnapshots(large);
        const BlobHash first = m_server->snapshots().begin()->first;
        for (int round = 0; round < 2; ++round) {
            for (const Uuid &topic : m_archived)
                m_writer->submit("AddRemark", on(topic, {{QStringLiteral("words"), QStringLiteral("new")}}));
            m_writer->synchronise();
            m_server->makeSnapshots(large);
        }
        QCOMPARE(m_server->snapshots().size(), size_t(2));
        QVERIFY(!m_server->snapshots().contains(first));
    }

    void whatIsLargeComesAsOneFileAndTheRestAsRows()
    {
        m_server->makeSnapshots(large);
        QVERIFY(stepUntil(DeskEngine::Work::Take));
        QVERIFY(m_desk->step());
        checkEnd();
        stepsToTheEnd();
        checkEnd();
    }

    void rowsOfTheLargeBucketAreNotSent()
    {
        m_server->makeSnapshots(large);
        const int asRows = [this] {
            TestDesk other(m_registry, *m_server, user(2), 5);
            return other.synchronise();
        }();
        const auto kinds = stepsToTheEnd();
        QCOMPARE(kinds.at(DeskEngine::RequestKind::Snapshot), 2);
        QVERIFY2(kinds.at(DeskEngine::RequestKind::Pull) + archived / 3 <= asRows + 2,
                 qPrintable(QStringLiteral("%1 %2").arg(kinds.at(DeskEngine::RequestKind::Pull)).arg(asRows)));
        checkEnd();
    }

    void whatHasLeftIsInNobodysFileWhoMayNotSeeItWhereItIsNow_data()
    {
        QTest::addColumn<QString>("room");
        QTest::addColumn<bool>("takesFile");
        QTest::newRow("to where he may look") << QStringLiteral("own") << true;
        QTest::newRow("to where he may not") << QStringLiteral("cellar") << false;
    }
    void whatHasLeftIsInNobodysFileWhoMayNotSeeItWhereItIsNow()
    {
        QFETCH(QString, room);
        QFETCH(bool, takesFile);
        m_server->mayHold(user(2), {own, archive});
        m_server->makeSnapshots(large);
        m_writer->submit("MoveTopic", on(m_archived.front(), {{QStringLiteral("room"), room}}));
        m_writer->synchronise();
        const auto kinds = stepsToTheEnd();
        QCOMPARE(kinds.contains(DeskEngine::RequestKind::Snapshot), takesFile);
        checkEnd({own, archive});
    }

    void anOldDeskGetsRows()
    {
        m_server->makeSnapshots(large);
        m_desk = std::make_unique<TestDesk>(m_registry, *m_server, user(2), 3);
        QCOMPARE(stepsToTheEnd().count(DeskEngine::RequestKind::Snapshot), size_t(0));
        QCOMPARE(m_desk->dump(), projection({own, archive, cellar}));
    }

    void aDeskOfAnotherSchemaGetsRows()
    {
        m_server->makeSnapshots(large);
        m_desk->reopen(m_registry, 2);
        QCOMPARE(stepsToTheEnd().count(DeskEngine::RequestKind::Snapshot), size_t(0));
        checkEnd();
    }

    void nothingOfAPersonOrADeskIsInTheFile()
    {
        m_desk->submit("OpenTopic", aTopic(QStringLiteral("mine"), "archive"));
        m_desk->synchronise();
        m_server->makeSnapshots(large);
        makeDesk(m_sealing.name());
        QVERIFY(stepUntil(DeskEngine::Work::Build));
        const QString pages = m_desk->place().pathOfPages(m_server->snapshots().begin()->first.hex().first(32));
        const auto opened = storage::openSqlite({.path = pages, .vfs = m_sealing.name(), .readOnly = true, .mustExist = true}).value();
        QByteArrayList names;
        QVERIFY(opened->each("SELECT name FROM sqlite_schema ORDER BY name", {}, [&names](const storage::RowView &view) {
            names.push_back(view.utf8(0));
            return true;
        }).ok());
        QCOMPARE(names, (QByteArrayList{"member", "remark", "topic"}));
    }

    void noPlainFileLiesOnTheDesk()
    {
        m_server->makeSnapshots(large);
        QVERIFY(stepUntil(DeskEngine::Work::Build));
        int looked = 0;
        for (const QString &name : m_desk->place().files()) {
            QFile file(QFileInfo(m_desk->place().pathOfPages("x")).dir().filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray content = file.readAll();
            QVERIFY2(!content.contains("old 1") && !content.contains("CREATE TABLE"), qPrintable(name));
            looked += content.startsWith("SEA1");
        }
        QVERIFY2(looked >= 3, "the store, the next one and the pages");
    }

    void ownWorkIsShownAndTakenWhileTheRestComes()
    {
        m_server->makeSnapshots(large);
        QVERIFY(stepUntil(DeskEngine::RequestKind::Snapshot));
        QCOMPARE(shown(), ownTopics);
        const auto arriving = m_desk->engine().status()->arriving;
        QVERIFY(arriving && arriving->rows == ownTopics + inTheCellar);
        QCOMPARE(arriving->of, ownTopics + inTheCellar + archived);
        const Uuid mine = m_desk->submit("OpenTopic", aTopic(QStringLiteral("mine"), "own"));
        QCOMPARE(shown(), ownTopics + 1);
        QVERIFY(stepUntil(DeskEngine::Work::Take));
        QCOMPARE(shown(), ownTopics + 1);
        m_desk->submit("OpenTopic", aTopic(QStringLiteral("late"), "own"));
        QVERIFY(m_desk->engine().take(m_desk->now).ok());
        QCOMPARE(shown(), ownTopics + inTheCellar + archived + 2);
        stepsToTheEnd();
        QCOMPARE(m_desk->engine().find(mine)->value().state, Outbox::State::Done);
        checkEnd();
    }

    void whatChangedAfterTheFileWasMadeComesAsRows()
    {
        m_server->makeSnapshots(large);
        m_writer->submit("MoveTopic", on(m_archived[0], {{QStringLiteral("room"), QStringLiteral("cellar")}}));
        m_writer->submit("MoveTopic", on(m_archived[1], {{QStringLiteral("room"), QStringLiteral("own")}}));
        m_writer->submit("AddRemark", on(m_archived[2], {{QStringLiteral("words"), QStringLiteral("warm")}}));
        m_writer->submit("OpenTopic", aTopic(QStringLiteral("new"), "archive"));
        m_writer->synchronise();
        QCOMPARE(m_server->makeSnapshots(large), 0);
        const auto kinds = stepsToTheEnd();
        QCOMPARE(kinds.at(DeskEngine::RequestKind::Snapshot), 2);
        QCOMPARE(kinds.count(DeskEngine::RequestKind::Verify), size_t(0));
        checkEnd();
    }

    void whatChangesWhileItIsFetchedIsThereAtTheEnd()
    {
        m_server->makeSnapshots(large);
        QVERIFY(stepUntil(DeskEngine::Work::Build));
        m_writer->submit("MoveTopic", on(m_archived[0], {{QStringLiteral("room"), QStringLiteral("cellar")}}));
        m_writer->submit("MoveTopic", on(m_archived[1], {{QStringLiteral("room"), QStringLiteral("nowhere")}}));
        m_writer->synchronise();
        stepsToTheEnd();
        checkEnd();
    }

    void anotherProgramGoesOnWhereTheFirstOneEnded_data()
    {
        QTest::addColumn<int>("steps");
        for (int steps = 1; steps < 14; ++steps)
            QTest::addRow("after %d", steps) << steps;
    }
    void anotherProgramGoesOnWhereTheFirstOneEnded()
    {
        m_server->makeSnapshots(large);
        QFETCH(int, steps);
        const Uuid mine = m_desk->submit("OpenTopic", aTopic(QStringLiteral("mine"), "own"));
        for (int i = 0; i < steps && m_desk->step(); ++i) {
        }
        m_desk->restart();
        const auto kinds = stepsToTheEnd();
        QVERIFY(!kinds.contains(DeskEngine::RequestKind::Snapshot) || kinds.at(DeskEngine::RequestKind::Snapshot) <= 2);
        QCOMPARE(m_desk->engine().find(mine)->value().state, Outbox::State::Done);
        checkEnd();
    }

    void aPartThatIsNotWhatItSaysIsAskedForAgain()
    {
        m_server->makeSnapshots(large);
        QByteArray &file = m_server->snapshots().begin()->second;
        const QByteArray right = file;
        file[100] = char(file[100] + 1);
        QVERIFY(stepUntil(DeskEngine::RequestKind::Snapshot));
        QVERIFY(m_desk->step());
        const auto request = m_desk->engine().next(m_desk->now).value();
        QVERIFY(request && request->kind == DeskEngine::RequestKind::Snapshot);
        const auto wrong = m_desk->engine().receive(request->kind, file.first(SnapshotPiece::decode(request->body)->bytes), m_desk->now);
        QVERIFY(!wrong.ok());
        QCOMPARE(wrong.error().id(), QByteArray("sync.malformed"));
        file = right;
        stepsToTheEnd();
        checkEnd();
    }

    void aPartThatStaysWrongEndsInRows()
    {
        m_server->makeSnapshots(large);
        QByteArray &file = m_server->snapshots().begin()->second;
        file[100] = char(file[100] + 1);
        int wrong = 0;
        for (int asked = 0; asked < 200; ++asked) {
            const auto request = m_desk->engine().next(m_desk->now).value();
            if (!request || request->kind != DeskEngine::RequestKind::Snapshot) {
                if (!m_desk->step())
                    break;
                continue;
            }
            const SnapshotPiece piece = SnapshotPiece::decode(request->body).value();
            const QByteArray bytes = file.mid(qsizetype(piece.from), qsizetype(piece.bytes));
            wrong += m_desk->engine().receive(request->kind, bytes, m_desk->now).ok() ? 0 : 1;
        }
        QVERIFY(wrong > 0 && wrong < 10);
        checkEnd();
    }

    void aFileWhoseRowsAreNoneEndsInRows_data()
    {
        QTest::addColumn<QByteArray>("lie");
        QTest::newRow("a hash that is no number") << QByteArray("UPDATE topic SET hash = 'x' WHERE rowid = 3");
        QTest::newRow("no hash") << QByteArray("UPDATE topic SET hash = NULL WHERE rowid = 3");
        QTest::newRow("an id that is none") << QByteArray("UPDATE topic SET id = x'0a' WHERE rowid = 3");
        QTest::newRow("a row of no aggregate") << QByteArray("UPDATE topic SET aggregate = x'0a' WHERE rowid = 3");
        QTest::newRow("a member that is none") << QByteArray("UPDATE member SET aggregate = x'0a' WHERE rowid = 3");
        QTest::newRow("a member of no kind") << QByteArray("UPDATE member SET kind = 'x' WHERE rowid = 3");
        QTest::newRow("words that are bytes") << QByteArray("UPDATE topic SET title = x'0a' WHERE rowid = 3");
        QTest::newRow("rows of another table") << QByteArray("ALTER TABLE topic RENAME TO weather");
    }
    /// The sums of a server that lies fit: what is in the file would stop the desk, now and at each start.
    void aFileWhoseRowsAreNoneEndsInRows()
    {
        QFETCH(QByteArray, lie);
        QCOMPARE(m_server->makeSnapshots(large, lie), 1);
        QVERIFY(stepsToTheEnd().contains(DeskEngine::RequestKind::Snapshot));
        m_desk->restart();
        stepsToTheEnd();
        checkEnd();
    }

    void aFileThatIsGoneIsAskedForAsRowsInTheEnd()
    {
        m_server->makeSnapshots(large);
        m_server->loseSnapshots();
        QCOMPARE(stepsToTheEnd().at(DeskEngine::RequestKind::Snapshot), 2);
        checkEnd();
    }

    void aFileThatSaysMoreThanItHoldsIsNotTaken()
    {
        m_server->makeSnapshots(large);
        auto files = m_server->snapshots();
        QVERIFY(stepUntil(DeskEngine::Work::Build));
        // What lies on the disk is changed: the seal says so.
        const QString pages = m_desk->place().pathOfPages(files.begin()->first.hex().first(32));
        QFile file(pages);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() - 100) && file.putChar('x'));
        file.close();
        const auto built = m_desk->engine().building()();
        QVERIFY(!built.ok());
        QVERIFY(m_desk->engine().built(built).ok());
        stepsToTheEnd();
        checkEnd();
    }

    void strangersGetNothing()
    {
        m_server->makeSnapshots(large);
        m_server->mayHold(user(2), {cellar});
        const SnapshotPiece piece{m_server->snapshots().begin()->first, 0, 10};
        const auto answer = m_server->answer({user(2), m_desk->engine().desk()}, DeskEngine::RequestKind::Snapshot, piece.encoded());
        QVERIFY(!answer.ok());
        QCOMPARE(answer.error().id(), QByteArray("sync.snapshot_gone"));
        stepsToTheEnd();
        checkEnd({cellar});
    }

    void whatIsRevokedMeanwhileIsNotTaken_data()
    {
        QTest::addColumn<int>("work");
        QTest::newRow("while it is fetched") << int(DeskEngine::Work::None);
        QTest::newRow("before it is built") << int(DeskEngine::Work::Build);
        QTest::newRow("before it takes its place") << int(DeskEngine::Work::Take);
    }
    void whatIsRevokedMeanwhileIsNotTaken()
    {
        m_server->makeSnapshots(large);
        QFETCH(int, work);
        QVERIFY(stepUntil(DeskEngine::RequestKind::Snapshot));
        QVERIFY(stepUntil(DeskEngine::Work(work)));
        m_server->mayHold(user(2), {own, cellar});
        m_desk->engine().disconnected();
        stepsToTheEnd();
        checkEnd({own, cellar});
    }

    void whatIsRevokedWhileItIsBuiltIsNotTaken()
    {
        m_server->makeSnapshots(large);
        QVERIFY(stepUntil(DeskEngine::Work::Build));
        const auto build = m_desk->engine().building();
        m_server->mayHold(user(2), {own, cellar});
        m_desk->engine().disconnected();
        QVERIFY(m_desk->step());
        const auto built = build();
        // What was revoked is not built on to its end.
        QVERIFY(!built.ok());
        QVERIFY(m_desk->engine().built(built).ok());
        QVERIFY(m_desk->engine().work() == DeskEngine::Work::None);
        stepsToTheEnd();
        checkEnd({own, cellar});
    }

    void whoReadsAtThatMomentIsNotDisturbed()
    {
        m_server->makeSnapshots(large);
        QVERIFY(stepUntil(DeskEngine::Work::Take));
        const auto reader = m_desk->place().connect();
        QVERIFY(reader->begin(storage::Connection::Access::Read).ok());
        const int before = count(*reader, "SELECT COUNT(*) FROM topic");
        const auto taken = m_desk->engine().take(m_desk->now);
        QVERIFY(!taken.ok());
        QCOMPARE(taken.error().id(), QByteArray("storage.busy"));
        QCOMPARE(count(*reader, "SELECT COUNT(*) FROM topic"), before);
        reader->rollback();
        QVERIFY(m_desk->engine().take(m_desk->now).ok());
        QCOMPARE(count(*reader, "SELECT COUNT(*) FROM topic"), ownTopics + inTheCellar + archived);
    }

    void whatTheLogHasForgottenSinceIsNotTakenFromAnOldFile()
    {
        m_server->makeSnapshots(large);
        m_writer->submit("MoveTopic", on(m_archived[0], {{QStringLiteral("room"), QStringLiteral("nowhere")}}));
        m_writer->synchronise();
        LogCompactor compactor(m_server->connection(), {Milliseconds(0), Milliseconds(1), 1000});
        QVERIFY(compactor.step(1, m_server->now + Milliseconds(10)).ok());
        const auto kinds = stepsToTheEnd();
        QCOMPARE(kinds.count(DeskEngine::RequestKind::Snapshot), size_t(0));
        QCOMPARE(kinds.count(DeskEngine::RequestKind::Verify), size_t(0));
        checkEnd();
    }

    void anotherHistoryKnowsNothingOfIt()
    {
        const QTemporaryDir folder;
        const QString backup = folder.filePath(QStringLiteral("backup"));
        m_server->saveTo(backup);
        m_server->makeSnapshots(large);
        QVERIFY(stepUntil(DeskEngine::Work::Build));
        m_server->putBack(backup, TestServer::Mark::Gathering);
        m_desk->engine().disconnected();
        stepsToTheEnd();
        checkEnd();
    }
};

QTEST_GUILESS_MAIN(SnapshotTest)
#include "snapshot_test.moc"
