// SPDX-License-Identifier: GPL-3.0-or-later
#include "sealed_files.h"

#include "base/random.h"

#include <QtTest>

#include <sqlite3.h>

#include <csignal>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace peygir;
using namespace peygir::storage;
using namespace peygir::test;

namespace {

using Journal = SqliteOptions::Journal;

/// Runs `work` in a process of its own; its number is what the process ends with.
template <class Work>
pid_t inAProcess(Work work)
{
    const pid_t process = fork();
    if (process == 0)
        _exit(work());
    return process;
}

bool addRows(const SealedFolder &sealed, Journal journal, int rows)
{
    auto connection = sealed.tryOpen("a.db", journal);
    for (int row = 0; row < rows && connection.ok(); ++row) {
        if (!(*connection)->run("INSERT INTO entry (filler) VALUES (randomblob(500))").ok())
            return false;
    }
    return connection.ok();
}

void makeEntries(const SealedFolder &sealed, Journal journal)
{
    must(sealed.open("a.db", journal)->runScript("CREATE TABLE entry (id INTEGER PRIMARY KEY, filler BLOB NOT NULL)"));
}

/// Commits rows and says each that is durable, until it is killed.
int writeAndTell(const SealedFolder &sealed, Journal journal, int pipe)
{
    auto connection = sealed.tryOpen("a.db", journal);
    if (!connection.ok())
        return 1;
    for (;;) {
        if (!(*connection)->run("INSERT INTO entry (filler) VALUES (randomblob(3000))").ok())
            return 2;
        if (write(pipe, "r", 1) != 1)
            return 3;
    }
}

void journalRows()
{
    QTest::addColumn<bool>("wal");
    QTest::newRow("log") << true;
    QTest::newRow("rollback journal") << false;
}

Journal journalOf(bool wal) { return wal ? Journal::Wal : Journal::Delete; }

} // namespace

/// Goal: what the programs do with a store, they can do with a sealed one: at once, after being killed, and with all
/// that SQLite has.
class SealedUseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneWritesAndThreeRead()
    {
        const SealedFolder sealed;
        makeEntries(sealed, Journal::Wal);
        std::atomic<int> failures = 0;
        std::atomic<bool> done = false;
        std::vector<std::thread> readers;
        for (int reader = 0; reader < 3; ++reader) {
            readers.emplace_back([&] {
                const auto connection = sealed.tryOpen("a.db");
                qint64 last = 0;
                while (connection.ok() && !done) {
                    const auto count = number(**connection, "SELECT count(*) FROM entry WHERE length(filler) = 500");
                    if (!count.ok() || *count < last)
                        ++failures;
                    else
                        last = *count;
                }
                failures += connection.ok() ? 0 : 1;
            });
        }
        const bool written = addRows(sealed, Journal::Wal, 300);
        done = true;
        for (std::thread &reader : readers)
            reader.join();
        QVERIFY(written);
        QCOMPARE(failures, 0);
        QCOMPARE(must(number(*sealed.open("a.db"), "SELECT count(*) FROM entry")), 300);
        QCOMPARE(sealed.vfs().findings(), SealFindings{});
    }

    void fourProcessesWriteTheSameFile_data() { journalRows(); }
    void fourProcessesWriteTheSameFile()
    {
        QFETCH(bool, wal);
        const SealedFolder sealed;
        makeEntries(sealed, journalOf(wal));
        std::vector<pid_t> processes;
        for (int process = 0; process < 4; ++process)
            processes.push_back(inAProcess([&] { return addRows(sealed, journalOf(wal), 40) ? 0 : 1; }));
        for (const pid_t process : processes) {
            int status = -1;
            QCOMPARE(waitpid(process, &status, 0), process);
            QCOMPARE(status, 0);
        }
        const auto connection = sealed.open("a.db", journalOf(wal));
        QCOMPARE(must(number(*connection, "SELECT count(*) FROM entry")), 160);
        QVERIFY(checkIntegrity(*connection, Integrity::Full).ok());
    }

    void killedWriterHasLostNothingThatItWasToldToBeDurable_data() { journalRows(); }
    void killedWriterHasLostNothingThatItWasToldToBeDurable()
    {
        QFETCH(bool, wal);
        const SealedFolder sealed;
        makeEntries(sealed, journalOf(wal));
        SeededRandom random(9);
        qint64 durable = 0;
        for (int round = 0; round < 12; ++round) {
            int ends[2];
            QCOMPARE(pipe(ends), 0);
            const pid_t writer = inAProcess([&] { return writeAndTell(sealed, journalOf(wal), ends[1]); });
            ::close(ends[1]);
            const auto wanted = 1 + random.below(20);
            char told = 0;
            for (std::uint64_t row = 0; row < wanted; ++row)
                QCOMPARE(::read(ends[0], &told, 1), ssize_t(1));
            kill(writer, SIGKILL);
            int status = 0;
            QCOMPARE(waitpid(writer, &status, 0), writer);
            QVERIFY(WIFSIGNALED(status));
            durable += qint64(wanted);
            while (::read(ends[0], &told, 1) == 1)
                ++durable;
            ::close(ends[0]);
            const auto connection = sealed.open("a.db", journalOf(wal));
            const qint64 found = must(number(*connection, "SELECT count(*) FROM entry"));
            QVERIFY2(found == durable || found == durable + 1,
                     qPrintable(QStringLiteral("%1 found, %2 durable").arg(found).arg(durable)));
            durable = found;
            QVERIFY(checkIntegrity(*connection, Integrity::Full).ok());
        }
    }

    void wordsAreFound()
    {
        const SealedFolder sealed;
        const auto connection = sealed.open("a.db");
        must(connection->runScript("CREATE VIRTUAL TABLE found USING fts5(body, content='')"));
        for (int row = 1; row <= 300; ++row)
            must(connection->run("INSERT INTO found (rowid, body) VALUES (?, ?)",
                                 {Value(qint64(row)), Value::text(QStringLiteral("چاله خیابان %1").arg(row % 10))}));
        must(connection->run("INSERT INTO found (found) VALUES ('optimize')"));
        must(connection->run("INSERT INTO found (found) VALUES ('integrity-check')"));
        QCOMPARE(must(number(*connection, "SELECT count(*) FROM found WHERE found MATCH 'خیابان AND 7'")), 30);
    }

    void fileIsMadeSmaller_data() { journalRows(); }
    void fileIsMadeSmaller()
    {
        QFETCH(bool, wal);
        const SealedFolder sealed;
        sealed.fill("a.db", 100, journalOf(wal));
        const qint64 before = QFileInfo(sealed.path("a.db")).size();
        {
            const auto connection = sealed.open("a.db", journalOf(wal));
            must(connection->run("DELETE FROM message WHERE id > 20"));
            must(connection->run("VACUUM"));
        }
        QVERIFY(QFileInfo(sealed.path("a.db")).size() < before / 2);
        QCOMPARE(sealed.readAll("a.db", journalOf(wal)), QByteArray());
        QCOMPARE(must(number(*sealed.open("a.db", journalOf(wal)), "SELECT count(*) FROM message")), 20);
    }

    void backupOfASealedFileIsSealed()
    {
        const SealedFolder sealed;
        sealed.fill("a.db");
        const auto opened = [&sealed](const char *name) {
            sqlite3 *db = nullptr;
            const int code =
                sqlite3_open_v2(QFile::encodeName(sealed.path(name)).constData(), &db,
                                SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, sealed.vfs().name().constData());
            if (code != SQLITE_OK)
                qFatal("open: %d", code);
            return db;
        };
        sqlite3 *const from = opened("a.db");
        sqlite3 *const to = opened("backup.db");
        sqlite3_backup *const backup = sqlite3_backup_init(to, "main", from, "main");
        QVERIFY(backup);
        int code = SQLITE_OK;
        while (code == SQLITE_OK)
            code = sqlite3_backup_step(backup, 7);
        QCOMPARE(code, SQLITE_DONE);
        QCOMPARE(sqlite3_backup_finish(backup), SQLITE_OK);
        sqlite3_close(to);
        sqlite3_close(from);
        QVERIFY(contentOf(sealed.path("backup.db")).startsWith("SEA1"));
        QCOMPARE(sealed.readAll("backup.db"), QByteArray());
        QCOMPARE(must(number(*sealed.open("backup.db"), "SELECT count(*) FROM message")), 60);
    }
};

QTEST_GUILESS_MAIN(SealedUseTest)
#include "sealed_use_test.moc"
