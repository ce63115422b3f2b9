// SPDX-License-Identifier: GPL-3.0-or-later
#include "sealed_files.h"

#include "base/random.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::storage;
using namespace peygir::test;

namespace {

constexpr int page = 4096;
constexpr int logHead = 72;
constexpr int frame = 64 + page;
constexpr int block = 554;
constexpr auto inJournal = SqliteOptions::Journal::Delete;

QByteArray flipped(QByteArray content, qint64 at)
{
    content[at] = char(content.at(at) ^ 0x10);
    return content;
}

/// A database with a journal that must be rolled back: the machine stopped in a transaction that had already changed
/// the database, as "b.db".
void stopInsideTransaction(const SealedFolder &sealed)
{
    sealed.fill("a.db", 60, inJournal);
    const auto connection = sealed.open("a.db", inJournal);
    must(connection->run("PRAGMA cache_size = 3"));
    must(connection->begin(Connection::Access::Write));
    // The first page is among those that are changed.
    must(connection->run("PRAGMA user_version = 7"));
    must(connection->run("UPDATE message SET body = zeroblob(length(body)), phone = '0'"));
    sealed.copy("a.db", "b.db");
    connection->rollback();
}

qint64 changedRows(Connection &connection)
{
    return must(number(connection, "SELECT count(*) FROM message NOT INDEXED WHERE phone = '0'"));
}

qint64 changedRows(const SealedFolder &sealed) { return changedRows(*sealed.open("b.db", inJournal)); }

} // namespace

/// Goal: the five ways in which a sealing file layer is known to go wrong, all of them found by somebody's first one.
class SealedTrapsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// 1. Zeros in place of a page that is not authentic match the log's checksum where the page was zeros, as pages
    /// are that SQLite erases: the log must end there, and its later commits go.
    void logEndsAtAChangedFrameEvenWhereThePageWasEmpty()
    {
        const SealedFolder sealed;
        std::vector<qint64> framesAfter; // commit
        {
            const auto connection = sealed.open("a.db");
            must(connection->run("PRAGMA wal_autocheckpoint = 0"));
            must(connection->runScript("CREATE TABLE step (id INTEGER PRIMARY KEY); CREATE TABLE big (x BLOB)"));
            must(connection->run("PRAGMA wal_checkpoint(TRUNCATE)"));
            for (int step = 1; step <= 12; ++step) {
                must(connection->begin(Connection::Access::Write));
                must(connection->run("INSERT INTO step (id) VALUES (?)", {Value(qint64(step))}));
                // What was large becomes empty pages, and these are erased.
                must(connection->run(step % 2 == 1 ? "INSERT INTO big (x) VALUES (randomblob(20000))"
                                                   : "DELETE FROM big"));
                must(connection->commit());
                framesAfter.push_back((contentOf(sealed.path("a.db-wal")).size() - logHead) / frame);
            }
            sealed.copy("a.db", "kept.db");
        }
        const QByteArray log = contentOf(sealed.path("kept.db-wal"));
        QVERIFY(framesAfter.back() > 60);
        for (qint64 at = 0; at < framesAfter.back(); ++at) {
            sealed.copy("kept.db", "b.db");
            // In turn the head and the page.
            putContent(sealed.path("b.db-wal"), flipped(log, logHead + at * frame + (at % 4 == 3 ? 30 : 64 + 2000)));
            const std::uint64_t before = sealed.vfs().findings().logPieces;
            const auto connection = sealed.open("b.db");
            const auto whole =
                std::count_if(framesAfter.begin(), framesAfter.end(), [at](qint64 f) { return f <= at; });
            QCOMPARE(must(number(*connection, "SELECT coalesce(max(id), 0) FROM step")), qint64(whole));
            QVERIFY(sealed.vfs().findings().logPieces > before);
        }
    }

    void readerOfAChangedFrameIsTold()
    {
        const SealedFolder sealed;
        const auto connection = sealed.open("a.db");
        SealedFolder::makeTable(*connection);
        for (int row = 1; row <= 20; ++row)
            SealedFolder::addRow(*connection, row);
        const QByteArray log = contentOf(sealed.path("a.db-wal"));
        QFile file(sealed.path("a.db-wal"));
        QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
        for (qint64 at = 0; at < (log.size() - logHead) / frame; ++at) {
            QVERIFY(file.seek(logHead + at * frame + 64 + 100));
            QCOMPARE(file.write("changed"), 7);
        }
        // Another connection has no page of it in memory.
        QCOMPARE(sealed.readAll("a.db"), QByteArray("storage.damaged"));
    }

    /// 2. Zeros in place of a journal's record end the rollback in silence, and the database is a mixture.
    void changedJournalRecordIsAnError()
    {
        const SealedFolder sealed;
        stopInsideTransaction(sealed);
        sealed.copy("b.db", "kept.db");
        QCOMPARE(changedRows(sealed), 0);
        const QByteArray journal = contentOf(sealed.path("kept.db-journal"));
        const qint64 blocks = journal.size() / block;
        QVERIFY(blocks > 100);
        int errors = 0;
        int heads = 0;
        int tail = 0;
        for (qint64 at = 0; at < blocks; at += 4) {
            sealed.copy("kept.db", "b.db");
            putContent(sealed.path("b.db-journal"), flipped(journal, at * block + 50));
            const std::uint64_t before = sealed.vfs().findings().journalBlocks;
            const auto connection = sealed.tryOpen("b.db", inJournal);
            if (!connection.ok()) {
                QCOMPARE(connection.error().id(), QByteArray("storage.damaged"));
                QVERIFY(sealed.vfs().findings().journalBlocks > before);
                // What comes after the records that are counted is read by nobody.
                QCOMPARE(tail, 0);
                ++errors;
            } else if (changedRows(**connection) != 0 || !checkIntegrity(**connection, Integrity::Full).ok()) {
                // A head that is not there is a journal's end to SQLite: as if somebody had taken the journal away.
                QVERIFY(sealed.vfs().findings().journalBlocks > before);
                ++heads;
            } else {
                ++tail;
            }
        }
        qInfo("%d errors, %d heads, %d behind the counted end", errors, heads, tail);
        QVERIFY(errors > 40);
        QVERIFY(heads > 0 && heads < errors / 2);
    }

    void shortenedJournalIsAnError()
    {
        const SealedFolder sealed;
        stopInsideTransaction(sealed);
        const QByteArray journal = contentOf(sealed.path("b.db-journal"));
        for (const qint64 blocks : {10, 20, 40}) {
            putContent(sealed.path("b.db-journal"), journal.first(blocks * block));
            QCOMPARE(idOf(sealed.tryOpen("b.db", inJournal)), QByteArray("storage.damaged"));
        }
        putContent(sealed.path("b.db-journal"), journal);
        QCOMPARE(changedRows(sealed), 0);
    }

    /// 3. SQLite reads a file's head before it lets the log or the journal mend it.
    void tornFirstPageIsMended_data()
    {
        QTest::addColumn<bool>("wal");
        QTest::newRow("by the log") << true;
        QTest::newRow("by the journal") << false;
    }
    void tornFirstPageIsMended()
    {
        QFETCH(bool, wal);
        const SealedFolder sealed;
        const auto journal = wal ? SqliteOptions::Journal::Wal : inJournal;
        if (wal) {
            const auto connection = sealed.open("a.db");
            SealedFolder::makeTable(*connection);
            must(connection->run("PRAGMA wal_checkpoint(TRUNCATE)"));
            for (int row = 1; row <= 60; ++row)
                SealedFolder::addRow(*connection, row);
            sealed.copy("a.db", "b.db");
        } else {
            stopInsideTransaction(sealed);
        }
        QByteArray content = contentOf(sealed.path("b.db"));
        SeededRandom random(3);
        content.replace(512, page - 512, random.bytes(page - 512));
        putContent(sealed.path("b.db"), content);
        QCOMPARE(sealed.readAll("b.db", journal), QByteArray());
        QCOMPARE(must(number(*sealed.open("b.db", journal), "SELECT count(*) FROM message")), 60);
        // Where nothing mends it, it is still not believed.
        content = contentOf(sealed.path("b.db"));
        content.replace(512, page - 512, random.bytes(page - 512));
        putContent(sealed.path("b.db"), content);
        QCOMPARE(sealed.readAll("b.db", journal), QByteArray("storage.damaged"));
    }

    /// 4. A journal's end may be torn: it was not waited for.
    void tornEndOfAJournalIsNoError()
    {
        for (const int rest : {1, 300, block, block + 10}) {
            const SealedFolder sealed;
            stopInsideTransaction(sealed);
            SeededRandom random(4);
            putContent(sealed.path("b.db-journal"), contentOf(sealed.path("b.db-journal")) + random.bytes(rest));
            QCOMPARE(changedRows(sealed), 0);
            QCOMPARE(sealed.readAll("b.db", inJournal), QByteArray());
        }
    }

    void tornBlocksOfAnEarlierJournalAreWrittenOver()
    {
        const SealedFolder sealed;
        sealed.fill("a.db", 60, inJournal);
        const QString journal = sealed.path("a.db-journal");
        const auto change = [](Connection &connection) {
            must(connection.run("PRAGMA journal_mode = PERSIST"));
            return connection.run("UPDATE message SET phone = phone || '1'");
        };
        must(change(*sealed.open("a.db", inJournal)));
        // As the tests' own way of opening takes the journal away, it is put back, torn, between two openings.
        const auto connection = sealed.open("a.db", inJournal);
        must(change(*connection));
        QByteArray left = contentOf(journal);
        QVERIFY(left.size() > 20 * block);
        SeededRandom random(5);
        for (qsizetype at = 0; at < left.size(); at += block)
            left.replace(at + 100, 200, random.bytes(200));
        const auto other = sealed.open("a.db", SqliteOptions::Journal::Delete);
        must(other->run("PRAGMA journal_mode = PERSIST"));
        putContent(journal, left);
        must(change(*other));
        QCOMPARE(must(number(*other, "SELECT count(*) FROM message WHERE phone LIKE '%111'")), 60);
        QVERIFY(checkIntegrity(*other, Integrity::Full).ok());
    }

    /// 5. A layer that makes up a head for empty files cannot make copies.
    void copyIsMadeAndSealed()
    {
        const SealedFolder sealed;
        sealed.fill("a.db");
        must(sealed.open("a.db")->run("VACUUM INTO '" + sealed.path("copy.db").toUtf8() + '\''));
        QCOMPARE(sealed.readAll("copy.db"), QByteArray());
        QCOMPARE(must(number(*sealed.open("copy.db"), "SELECT count(*) FROM message")), 60);
        QVERIFY(contentOf(sealed.path("copy.db")).startsWith("SEA1"));
        QVERIFY(contentOf(sealed.path("copy.db")).first(16) != contentOf(sealed.path("a.db")).first(16));
    }
};

QTEST_GUILESS_MAIN(SealedTrapsTest)
#include "sealed_traps_test.moc"
