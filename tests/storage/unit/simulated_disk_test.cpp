// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/sqlite_connection.h"
#include "support/simulated_disk.h"

#include <QtTest>

#include <sqlite3.h>

#include <array>

using namespace peygir;
using namespace peygir::storage;
using namespace peygir::testing;

/// Goal: the disk of the simulator forgets, fails and fills up as a real one would, the same in every run.
class SimulatedDiskTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fullDiskFailsTheTransactionAndNothingElse()
    {
        SimulatedDisk disk;
        const DiskVfs vfs(disk);
        auto db = opened(vfs);
        QVERIFY(db->run("INSERT INTO t VALUES (1, zeroblob(100))").ok());
        disk.setBytesLeft(50'000);
        {
            auto transaction = Transaction::begin(*db, Connection::Access::Write);
            Result<qint64> written = 0;
            for (int i = 2; written.ok() && i < 1000; ++i)
                written = db->run("INSERT INTO t VALUES (?, zeroblob(3000))", {Value(i)});
            const Result<void> committed = written.ok() ? transaction->commit() : Result<void>(written.error());
            QCOMPARE(committed.error().id(), QByteArray("storage.disk_full"));
        }
        QCOMPARE(rows(*db), 1);
        disk.setBytesLeft({});
        QVERIFY(db->run("INSERT INTO t VALUES (2, zeroblob(300000))").ok());
        QCOMPARE(rows(*db), 2);
        QVERIFY(checkIntegrity(*db, Integrity::Full).ok());
    }

    void whatIsReadBehindTheEndIsZeros()
    {
        SimulatedDisk disk;
        const DiskVfs vfs(disk);
        {
            auto file = disk.open("f", Disk::Creation::IfMissing);
            QVERIFY(file->write(0, "page") == DiskAnswer::Ok);
        }
        sqlite3_vfs *const found = sqlite3_vfs_find(vfs.name().constData());
        QVERIFY(found);
        std::vector<std::max_align_t> room(size_t(found->szOsFile) / sizeof(std::max_align_t) + 1);
        auto *file = reinterpret_cast<sqlite3_file *>(room.data());
        QCOMPARE(found->xOpen(found, "f", file, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MAIN_DB, nullptr), SQLITE_OK);
        std::array<char, 8> bytes{};
        bytes.fill('x');
        // SQLite takes a short page for one that ends in zeros.
        QCOMPARE(file->pMethods->xRead(file, bytes.data(), 8, 0), SQLITE_IOERR_SHORT_READ);
        QCOMPARE(QByteArray(bytes.data(), 8), QByteArray("page\0\0\0\0", 8));
        QCOMPARE(file->pMethods->xRead(file, bytes.data(), 4, 0), SQLITE_OK);
        QCOMPARE(file->pMethods->xClose(file), SQLITE_OK);
    }

    void deadProgramReachesNothingUntilRestart()
    {
        SimulatedDisk disk;
        const DiskVfs vfs(disk);
        auto db = opened(vfs);
        disk.dieAtWrite(1);
        QCOMPARE(db->run("INSERT INTO t VALUES (1, x'00')").error().id(), QByteArray("storage.io"));
        QVERIFY(disk.isDead());
        QCOMPARE(db->run("INSERT INTO t VALUES (1, x'00')").error().id(), QByteArray("storage.io"));
        QVERIFY(!openSqlite(optionsOf(vfs)).ok());
        db.reset();
        disk.restart();
        db = opened(vfs);
        QCOMPARE(rows(*db), 0);
        QVERIFY(db->run("INSERT INTO t VALUES (1, x'00')").ok());
    }

    void writeThatFailsFailsItsTransactionAndNothingElse()
    {
        int failed = 0;
        for (int n = 1; n <= 12; ++n) {
            SimulatedDisk disk;
            const DiskVfs vfs(disk);
            auto db = opened(vfs);
            disk.failWrite(n);
            int done = 0;
            for (int i = 1; i <= 8; ++i) {
                const auto written = db->run("INSERT INTO t VALUES (?, zeroblob(3000))", {Value(i)});
                done += written.ok() ? 1 : 0;
                if (!written.ok())
                    QCOMPARE(written.error().id(), QByteArray("storage.io"));
            }
            QVERIFY(done >= 7);
            failed += 8 - done;
            QVERIFY(!disk.isDead());
            QCOMPARE(rows(*db), done);
            QVERIFY(checkIntegrity(*db, Integrity::Full).ok());
        }
        QVERIFY(failed > 4);
    }

    void syncThatFailsFailsTheCommit()
    {
        SimulatedDisk disk;
        const DiskVfs vfs(disk);
        auto db = opened(vfs);
        disk.dieAtSync(1);
        QCOMPARE(db->run("INSERT INTO t VALUES (1, x'00')").error().id(), QByteArray("storage.io"));
        QVERIFY(disk.isDead());
    }

    void unsyncedBytesMayBeLostAndSyncedOnesNot()
    {
        int kept = 0;
        int lost = 0;
        int torn = 0;
        for (std::uint64_t seed = 0; seed < 64; ++seed) {
            SimulatedDisk disk;
            SeededRandom random(seed);
            auto file = disk.open("f", Disk::Creation::IfMissing);
            QVERIFY(file->write(0, QByteArray(1024, 'a')) == DiskAnswer::Ok);
            QVERIFY(file->sync() == DiskAnswer::Ok);
            QVERIFY(file->write(512, QByteArray(1024, 'b')) == DiskAnswer::Ok);
            disk.powerCut(random);
            file.reset();
            disk.restart();
            const QByteArray found = disk.content("f").value();
            QCOMPARE(found.first(512), QByteArray(512, 'a'));
            if (found == QByteArray(1024, 'a'))
                ++lost;
            else if (found == QByteArray(512, 'a') + QByteArray(1024, 'b'))
                ++kept;
            else
                ++torn;
        }
        QVERIFY(kept > 8 && lost > 8 && torn > 8);
    }

    void namesThatWereNotSyncedMayBeLost()
    {
        int made = 0;
        int removed = 0;
        for (std::uint64_t seed = 0; seed < 64; ++seed) {
            SimulatedDisk disk;
            SeededRandom random(seed);
            auto old = disk.open("old", Disk::Creation::IfMissing);
            QVERIFY(old->sync() == DiskAnswer::Ok);
            old.reset();
            disk.open("new", Disk::Creation::IfMissing).reset();
            QVERIFY(disk.remove("old", Disk::Durability::Later) == DiskAnswer::Ok);
            disk.powerCut(random);
            disk.restart();
            made += disk.exists("new") ? 1 : 0;
            removed += disk.exists("old") ? 0 : 1;
        }
        QVERIFY(made > 8 && made < 56);
        QVERIFY(removed > 8 && removed < 56);
    }

    void snapshotComesBackWhole()
    {
        SimulatedDisk disk;
        const DiskVfs vfs(disk);
        auto db = opened(vfs);
        QVERIFY(db->run("INSERT INTO t VALUES (1, x'00')").ok());
        const SimulatedDisk::Snapshot one = disk.snapshot();
        QVERIFY(db->run("INSERT INTO t VALUES (2, x'00')").ok());
        db.reset();
        disk.restore(one);
        db = opened(vfs);
        QCOMPARE(rows(*db), 1);
        QVERIFY(checkIntegrity(*db, Integrity::Full).ok());
    }

    void secondConnectionIsRefused()
    {
        SimulatedDisk disk;
        const DiskVfs vfs(disk);
        const auto db = opened(vfs);
        QCOMPARE(openSqlite(optionsOf(vfs)).error().id(), QByteArray("storage.io"));
    }

    void equalRunsLeaveEqualBytes()
    {
        const auto run = [] {
            SimulatedDisk disk;
            const DiskVfs vfs(disk);
            SeededRandom random(5);
            seedSqlite(5);
            auto db = opened(vfs);
            disk.dieAtWrite(60);
            for (int i = 0; !disk.isDead(); ++i)
                (void)db->run("INSERT INTO t VALUES (?, ?)", {Value(i), Value::bytes(random.bytes(900))});
            db.reset();
            disk.powerCut(random);
            disk.restart();
            return disk.content("a.db").value_or("") + disk.content("a.db-wal").value_or("");
        };
        const QByteArray first = run();
        QVERIFY(first.size() > 4096);
        QVERIFY(run() == first);
    }

private:
    static SqliteOptions optionsOf(const DiskVfs &vfs)
    {
        return {.path = QStringLiteral("a.db"), .vfs = vfs.name(), .exclusive = true};
    }
    static std::unique_ptr<Connection> opened(const DiskVfs &vfs)
    {
        auto db = openSqlite(optionsOf(vfs)).value();
        Q_ASSERT(db->runScript("CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, x BLOB)").ok());
        return db;
    }
    static qint64 rows(Connection &db)
    {
        qint64 count = -1;
        Q_ASSERT(db.each("SELECT count(*) FROM t", {}, [&](const RowView &row) {
                       count = row.integer(0);
                       return true;
                   }).ok());
        return count;
    }
};

QTEST_GUILESS_MAIN(SimulatedDiskTest)
#include "simulated_disk_test.moc"
