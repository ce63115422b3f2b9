// SPDX-License-Identifier: GPL-3.0-or-later
#include "sealed_files.h"

#include "base/random.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::storage;
using namespace peygir::test;

namespace {

const QString person = QStringLiteral("زهرا رمضانی‌پور");
const QString phone = QStringLiteral("09123456789");
const QString words = QStringLiteral("چاله‌ی خیابان شریعتی کوچه‌ی نرگس");

/// Which of the words stand somewhere in the files of a folder.
QStringList wordsIn(const QString &folder)
{
    QStringList found;
    for (const QString &name : QDir(folder).entryList(QDir::Files)) {
        const QByteArray content = contentOf(QDir(folder).filePath(name));
        for (const QString &word : {person, phone, words}) {
            if (content.contains(word.toUtf8()))
                found.append(name + QLatin1Char(' ') + word);
        }
    }
    return found;
}

void writeMessages(Connection &connection)
{
    // What does not fit into memory goes into the file before the transaction ends.
    must(connection.run("PRAGMA cache_size = 3"));
    must(
        connection.runScript("CREATE TABLE IF NOT EXISTS m (id INTEGER PRIMARY KEY, who TEXT, phone TEXT, body TEXT)"));
    must(connection.begin(Connection::Access::Write));
    for (int row = 0; row < 200; ++row)
        must(connection.run("INSERT INTO m (who, phone, body) VALUES (?, ?, ?)",
                            {Value::text(person), Value::text(phone), Value::text(words.repeated(5))}));
    must(connection.run("UPDATE m SET body = body || ?", {Value::text(words)}));
}

} // namespace

/// Goal: whoever takes the disk reads nothing, and what is changed on it is not believed.
class SealingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingOfAMessageLiesInTheFiles_data()
    {
        QTest::addColumn<bool>("wal");
        QTest::newRow("log") << true;
        QTest::newRow("rollback journal") << false;
    }
    void nothingOfAMessageLiesInTheFiles()
    {
        QFETCH(bool, wal);
        const auto journal = wal ? SqliteOptions::Journal::Wal : SqliteOptions::Journal::Delete;
        const QTemporaryDir clear;
        {
            // The same in clear, to see that the words would be found.
            const auto connection =
                must(openSqlite({.path = clear.filePath(QStringLiteral("a.db")), .journal = journal}));
            writeMessages(*connection);
            must(connection->commit());
            writeMessages(*connection);
            QVERIFY(wordsIn(clear.path()).size() >= 3);
            connection->rollback();
        }
        const SealedFolder sealed;
        const auto connection = sealed.open("a.db", journal);
        writeMessages(*connection);
        must(connection->commit());
        writeMessages(*connection);
        QVERIFY(QFile::exists(sealed.path(wal ? "a.db-wal" : "a.db-journal")));
        QCOMPARE(wordsIn(sealed.folder()), QStringList());
        const QByteArray content =
            contentOf(sealed.path("a.db")) + contentOf(sealed.path(wal ? "a.db-wal" : "a.db-journal"));
        QVERIFY(content.size() > 200'000);
        QVERIFY(qCompress(content).size() > content.size() * 99 / 100);
        must(connection->commit());
        QCOMPARE(must(number(*connection, "SELECT count(*) FROM m")), 400);
        QCOMPARE(sealed.vfs().findings(), SealFindings{});
    }

    void engineSaysWhetherAFileIsSealed()
    {
        const SealedFolder sealed;
        QCOMPARE(must(sealOf(*sealed.open("a.db"))), QByteArray("XChaCha20-Poly1305"));
        QCOMPARE(must(sealOf(*must(openSqlite({.path = QStringLiteral(":memory:")})))), QByteArray());
        QVERIFY(contentOf(sealed.path("a.db")).startsWith("SEA1"));
    }

    void anotherKeyOpensNothingAndTouchesNothing()
    {
        const SealedFolder sealed;
        const auto writing = sealed.open("a.db");
        SealedFolder::makeTable(*writing);
        SealedFolder::addRow(*writing, 1);
        sealed.copy("a.db", "b.db");
        const QByteArray log = contentOf(sealed.path("b.db-wal"));
        QVERIFY(!log.isEmpty());
        const SealingVfs wrong(otherKey);
        QCOMPARE(idOf(openSqlite({.path = sealed.path("b.db"), .vfs = wrong.name()})), QByteArray("storage.wrong_key"));
        QCOMPARE(contentOf(sealed.path("b.db-wal")), log);
        QCOMPARE(sealed.readAll("b.db"), QByteArray());
    }

    void databaseInClearIsToldApart()
    {
        const SealedFolder sealed;
        must(must(openSqlite({.path = sealed.path("a.db")}))->runScript("CREATE TABLE t (id INTEGER)"));
        QCOMPARE(idOf(sealed.tryOpen("a.db")), QByteArray("storage.not_encrypted"));
        putContent(sealed.path("b.db"), QByteArray(8192, 'x'));
        QCOMPARE(idOf(sealed.tryOpen("b.db")), QByteArray("storage.damaged"));
    }

    void whoHasNoKeySeesNoDatabase()
    {
        const SealedFolder sealed;
        sealed.fill("a.db");
        QCOMPARE(idOf(openSqlite({.path = sealed.path("a.db"), .mustExist = true})), QByteArray("storage.damaged"));
    }

    void everyFlippedBitIsFound()
    {
        const SealedFolder sealed;
        sealed.fill("a.db", 100);
        const QByteArray whole = contentOf(sealed.path("a.db"));
        QVERIFY(whole.size() > 40 * sealedBytes);
        SeededRandom random(20);
        int pages = 0;
        for (int flip = 0; flip < 200; ++flip) {
            QByteArray changed = whole;
            const auto bit = random.below(std::uint64_t(whole.size()) * 8);
            changed[qsizetype(bit / 8)] = char(changed.at(qsizetype(bit / 8)) ^ (1 << (bit % 8)));
            putContent(sealed.path("b.db"), changed);
            const SealFindings before = sealed.vfs().findings();
            const QByteArray failure = sealed.readAll("b.db");
            QVERIFY2(failure == "storage.damaged" || failure == "storage.wrong_key", failure.constData());
            pages += sealed.vfs().findings().pages > before.pages ? 1 : 0;
        }
        // All but those few that hit the sixteen bytes in front.
        QVERIFY(pages >= 195);
        putContent(sealed.path("b.db"), whole);
        QCOMPARE(sealed.readAll("b.db"), QByteArray());
    }

    void pagesOutOfTheirPlaceAreFound_data()
    {
        QTest::addColumn<int>("change");
        QTest::newRow("two pages swapped") << 0;
        QTest::newRow("page of another file") << 1;
        QTest::newRow("first page of another file") << 2;
        QTest::newRow("page of zeros") << 3;
        QTest::newRow("first page of zeros") << 4;
        QTest::newRow("a hundred bytes short") << 5;
        QTest::newRow("a page short") << 6;
    }
    void pagesOutOfTheirPlaceAreFound()
    {
        QFETCH(int, change);
        const SealedFolder sealed;
        sealed.fill("a.db");
        sealed.fill("other.db");
        QByteArray content = contentOf(sealed.path("a.db"));
        const QByteArray other = contentOf(sealed.path("other.db"));
        QCOMPARE(other.size(), content.size());
        const auto page = [](const QByteArray &file, int at) { return file.mid(at * sealedBytes, sealedBytes); };
        const auto put = [&content](int at, const QByteArray &bytes) {
            content.replace(at * sealedBytes, sealedBytes, bytes);
        };
        switch (change) {
        case 0: {
            const QByteArray third = page(content, 3);
            put(3, page(content, 4));
            put(4, third);
            break;
        }
        case 1:
            put(3, page(other, 3));
            break;
        case 2:
            put(0, page(other, 0));
            break;
        case 3:
            put(3, QByteArray(sealedBytes, '\0'));
            break;
        case 4:
            put(0, QByteArray(sealedBytes, '\0'));
            break;
        case 5:
            content.chop(100);
            break;
        default:
            content.chop(sealedBytes);
        }
        putContent(sealed.path("a.db"), content);
        QCOMPARE(sealed.readAll("a.db"), QByteArray("storage.damaged"));
        // SQLite itself would see that a whole page is missing; the others it might believe.
        QCOMPARE(sealed.vfs().findings().pages > 0, change != 4 && change != 6);
    }

    void whatWouldNotBeSealedIsNotWritten()
    {
        const SealedFolder sealed;
        const auto connection = sealed.open("a.db");
        SealedFolder::makeTable(*connection);
        // A sort that does not fit into memory, where SQLite is told to use files for that.
        must(connection->run("PRAGMA temp_store = FILE"));
        must(connection->run("PRAGMA cache_size = 3"));
        QVERIFY(!connection
                     ->run("CREATE TEMP TABLE heap AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                           " WHERE i < 20000) SELECT i, hex(randomblob(100)) AS x FROM n")
                     .ok());
        // A file whose pages have no room for a seal.
        QCOMPARE(idOf(connection->run("ATTACH DATABASE '" + sealed.path("c.db").toUtf8() + "' AS c")), QByteArray());
        QCOMPARE(idOf(connection->run("CREATE TABLE c.t (id INTEGER)")), QByteArray("storage.io"));
        QVERIFY(contentOf(sealed.path("c.db")).isEmpty());
    }

private:
    static constexpr int sealedBytes = 4096;
};

QTEST_GUILESS_MAIN(SealingTest)
#include "sealing_test.moc"
