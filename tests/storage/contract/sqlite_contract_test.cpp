// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_contract.h"
#include "storage/sqlite_connection.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::storage;

/// Goal: SQLite keeps the contract of `Connection`, and what is particular to a file fails with its own error.
class SqliteContractTest : public ConnectionContract
{
    Q_OBJECT

private Q_SLOTS:
    void missingFileIsToldApart()
    {
        const SqliteOptions options{.path = m_folder->filePath(QStringLiteral("none.db")), .mustExist = true};
        FAILS(openSqlite(options), "storage.missing");
        QVERIFY(!QFile::exists(options.path));
        FAILS(openSqlite({.path = options.path, .readOnly = true}), "storage.missing");
    }

    void fileInAMissingFolderIsAnIoError()
    {
        FAILS(openSqlite({.path = m_folder->filePath(QStringLiteral("no/such/folder.db"))}), "storage.io");
    }

    void fileThatIsNoDatabaseIsDamaged()
    {
        const QString path = m_folder->filePath(QStringLiteral("text.db"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        FAILS(openSqlite({.path = path}), "storage.damaged");
    }

    void damagedPageIsFoundByTheCheck()
    {
        QVERIFY(db().runScript("CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT)").ok());
        QVERIFY(db().run("INSERT INTO t SELECT value, 'some text to fill pages' FROM"
                         " (WITH RECURSIVE n(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < 2000)"
                         " SELECT value FROM n)")
                    .ok());
        SUCCEEDS(checkIntegrity(db(), Integrity::Full));
        close();
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.seek(4096 * 5);
        file.write(QByteArray(4096, '\x17'));
        file.close();
        auto opened = openAgain();
        QVERIFY(opened.ok());
        FAILS(checkIntegrity(**opened, Integrity::Quick), "storage.damaged");
    }

    void secondWriterIsToldThatTheFileIsBusy()
    {
        auto other = openAgain();
        QVERIFY(other.ok());
        auto transaction = Transaction::begin(db(), Connection::Access::Write);
        QVERIFY(transaction.ok());
        FAILS(other.value()->begin(Connection::Access::Write), "storage.busy");
        QVERIFY(!other.value()->inTransaction());
    }

    void readOnlyConnectionRefusesToWrite()
    {
        QVERIFY(db().runScript("CREATE TABLE t (id INTEGER PRIMARY KEY)").ok());
        auto reader = openSqlite({.path = path(), .readOnly = true});
        QVERIFY(reader.ok());
        FAILS(reader.value()->run("INSERT INTO t VALUES (1)"), "storage.read_only");
    }

    void pragmasAreTheOnesThatAStoreNeeds_data()
    {
        QTest::addColumn<QByteArray>("pragma");
        QTest::addColumn<qint64>("value");
        QTest::newRow("page size") << QByteArray("page_size") << qint64(4096);
        QTest::newRow("synchronous full") << QByteArray("synchronous") << qint64(3);
        QTest::newRow("temporary tables in memory") << QByteArray("temp_store") << qint64(2);
        QTest::newRow("erased rows are overwritten") << QByteArray("secure_delete") << qint64(1);
        QTest::newRow("schema is not trusted") << QByteArray("trusted_schema") << qint64(0);
        QTest::newRow("cache") << QByteArray("cache_size") << qint64(-32768);
    }
    void pragmasAreTheOnesThatAStoreNeeds()
    {
        QFETCH(QByteArray, pragma);
        QFETCH(qint64, value);
        qint64 found = -1;
        QVERIFY(db().each("PRAGMA " + pragma, {},
                          [&](const RowView &row) {
                              found = row.integer(0);
                              return true;
                          })
                    .ok());
        QCOMPARE(found, value);
    }

protected:
    void makeEmpty() override { m_folder = std::make_unique<QTemporaryDir>(); }
    Result<std::unique_ptr<Connection>> openAgain() override
    {
        return openSqlite({.path = path(), .busyTimeout = Milliseconds(0)});
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("contract.db")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(SqliteContractTest)
#include "sqlite_contract_test.moc"
