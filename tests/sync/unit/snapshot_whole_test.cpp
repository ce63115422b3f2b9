// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/limits.h"
#include "storage/dirty_marks.h"
#include "sync/server/log_compactor.h"
#include "sync/server/snapshots.h"
#include "sync/support/archive_ground.h"
#include "sync/support/topic_arguments.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::sync;
using namespace peygir::sync::testing;

/// Goal: a file of any size and any server comes to be the same rows, and the store that it fills takes the place of the other
/// as one that has been there from the beginning (SYNC 18).
class SnapshotWholeTest : public ArchiveGround
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }

    void aListOfPartsThatIsNotTheOneThatWasOfferedIsAskedForAgain()
    {
        m_server->makeSnapshots(large);
        QByteArray &file = m_server->snapshots().begin()->second;
        const QByteArray right = file;
        QVERIFY(stepUntil(DeskEngine::RequestKind::Snapshot));
        const auto request = m_desk->engine().next(m_desk->now).value();
        const SnapshotPiece piece = SnapshotPiece::decode(request->body).value();
        // Readable, and of another sum.
        SnapshotManifest manifest = SnapshotManifest::decode(file.sliced(qsizetype(piece.from), qsizetype(piece.bytes))).value();
        ++manifest.sum;
        const auto wrong = m_desk->engine().receive(request->kind, manifest.encoded(), m_desk->now);
        QVERIFY(!wrong.ok());
        QCOMPARE(wrong.error().id(), QByteArray("sync.malformed"));
        stepsToTheEnd();
        checkEnd();
    }

    void aFileOfManyPartsIsPutTogetherWhole_data()
    {
        QTest::addColumn<bool>("restarted");
        QTest::newRow("at once") << false;
        QTest::newRow("by two programs") << true;
    }
    void aFileOfManyPartsIsPutTogetherWhole()
    {
        QFETCH(bool, restarted);
        // What does not pack: more than is asked for at once.
        SeededRandom random(3);
        const int remarks = int(limits::snapshotPieceBytes * 3 / 2 / (32 * 1024)) + 1;
        for (int i = 0; i < remarks; ++i) {
            const QString words = QString::fromLatin1(random.bytes(48 * 1024).toBase64());
            m_writer->submit("AddRemark", on(m_archived[size_t(i % archived)], {{QStringLiteral("words"), words}}));
        }
        m_writer->synchronise();
        QCOMPARE(m_server->makeSnapshots(large), 1);
        QVERIFY(stepUntil(DeskEngine::RequestKind::Snapshot));
        if (restarted) {
            for (int pieces = 0; pieces < 2; ++pieces)
                QVERIFY(m_desk->step());
            m_desk->restart();
        }
        const auto kinds = stepsToTheEnd();
        QVERIFY(kinds.at(DeskEngine::RequestKind::Snapshot) >= (restarted ? 1 : 3));
        QCOMPARE(kinds.count(DeskEngine::RequestKind::Verify), size_t(0));
        checkEnd();
    }

    void whatTheServersFileHasWrongIsFoundByTheSumsOfTheServer()
    {
        const QByteArray bucket = QByteArray::number(archive.id());
        const QByteArray row = " WHERE id = x'" + derivedUuid(m_archived[3], "topic").view().toByteArray().toHex() + '\'';
        storage::Connection &connection = m_server->connection();
        QVERIFY(connection.run("UPDATE topic SET title = 'wrong', hash = hash + 1" + row).ok());
        QVERIFY(connection.run("UPDATE bucket_sum SET row_sum = row_sum + 1 WHERE bucket = " + bucket).ok());
        QCOMPARE(m_server->makeSnapshots(large), 1);
        QVERIFY(connection.run("UPDATE topic SET title = 'old 3', hash = hash - 1" + row).ok());
        QVERIFY(connection.run("UPDATE bucket_sum SET row_sum = row_sum - 1 WHERE bucket = " + bucket).ok());
        QVERIFY(stepsToTheEnd().contains(DeskEngine::RequestKind::Verify));
        checkEnd();
    }

    void aDeskThatBeginsAnewTakesAFileOnce()
    {
        stepsToTheEnd();
        m_writer->submit("MoveTopic", on(m_archived[0], {{QStringLiteral("room"), QStringLiteral("cellar")}}));
        m_writer->synchronise();
        m_writer->submit("MoveTopic", on(m_archived[1], {{QStringLiteral("room"), QStringLiteral("cellar")}}));
        m_writer->synchronise();
        LogCompactor compactor(m_server->connection(), {Milliseconds(0), Milliseconds(1), 1000});
        QVERIFY(compactor.step(1, m_server->now + Milliseconds(10)).ok());
        m_server->makeSnapshots(large);
        m_desk->engine().disconnected();
        QCOMPARE(stepsToTheEnd().at(DeskEngine::RequestKind::Snapshot), 2);
        checkEnd();
        m_desk->engine().disconnected();
        QVERIFY(!stepsToTheEnd().contains(DeskEngine::RequestKind::Snapshot));
        checkEnd();
    }

    void whatTheFileHasIsNotShownTwice()
    {
        const Uuid mine = m_desk->submit("OpenTopic", aTopic(QStringLiteral("mine"), "own"));
        m_server->makeSnapshots(large);
        QVERIFY(stepUntil(DeskEngine::Work::Take));
        QVERIFY(m_desk->engine().find(mine)->value().state != Outbox::State::Done);
        QVERIFY(m_desk->engine().take(m_desk->now).ok());
        // Before anything else is asked.
        QCOMPARE(m_desk->engine().find(mine)->value().state, Outbox::State::Done);
        QCOMPARE(count(m_desk->connection(), "SELECT COUNT(*) FROM shadow"), 0);
        stepsToTheEnd();
        checkEnd();
    }

    void searchIsToldOfTheNewStoreByALaterMark()
    {
        m_server->makeSnapshots(large);
        QVERIFY(stepUntil(DeskEngine::Work::Take));
        const qint64 before = storage::DirtyMarks::last(m_desk->connection()).value();
        QVERIFY(before > 0);
        QVERIFY(m_desk->engine().take(m_desk->now).ok());
        QVERIFY(storage::DirtyMarks::last(m_desk->connection()).value() > before);
    }

    void whatWasShownOfAPullThatIsGoneDoesNotStay()
    {
        m_server->makeSnapshots(large);
        QVERIFY(stepUntil(DeskEngine::RequestKind::Snapshot));
        QCOMPARE(shown(), ownTopics);
        QVERIFY(m_desk->place().discardNext().ok());
        m_desk->restart();
        QCOMPARE(shown(), 0);
        stepsToTheEnd();
        checkEnd();
    }
};

QTEST_GUILESS_MAIN(SnapshotWholeTest)
#include "snapshot_whole_test.moc"
