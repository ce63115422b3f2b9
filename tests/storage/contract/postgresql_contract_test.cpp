// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_contract.h"
#include "storage/postgresql_connection.h"
#include "storage/postgresql_statements.h"

#include <QCoreApplication>
#include <QtTest>

using namespace peygir;
using namespace peygir::storage;

/// Goal: PostgreSQL keeps the contract of `Connection`, and what a server may do to a client fails with its own error.
/// Needs PEYGIR_TEST_POSTGRESQL, a connection string of libpq for a database where schemas may be made.
class PostgresqlContractTest : public ConnectionContract
{
    Q_OBJECT

private Q_SLOTS:
    void absentServerIsUnreachable_data()
    {
        QTest::addColumn<QByteArray>("conninfo");
        QTest::newRow("no socket") << QByteArray("host=/nonexistent dbname=x");
        QTest::newRow("malformed") << QByteArray("host=/nonexistent = = =");
        QTest::newRow("no such database") << conninfo() + " dbname=there_is_no_such_database";
    }
    void absentServerIsUnreachable()
    {
        QFETCH(QByteArray, conninfo);
        FAILS(openPostgresql(conninfo), "storage.unreachable");
    }

    void statesOfSqlBecomeOurErrors_data()
    {
        QTest::addColumn<QByteArray>("state");
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("unique") << QByteArray("23505") << QByteArray("storage.unique");
        QTest::newRow("foreign key") << QByteArray("23503") << QByteArray("storage.constraint");
        QTest::newRow("check") << QByteArray("23514") << QByteArray("storage.constraint");
        QTest::newRow("serialisation") << QByteArray("40001") << QByteArray("storage.busy");
        QTest::newRow("deadlock") << QByteArray("40P01") << QByteArray("storage.busy");
        QTest::newRow("lock not available") << QByteArray("55P03") << QByteArray("storage.busy");
        QTest::newRow("disk full") << QByteArray("53100") << QByteArray("storage.disk_full");
        QTest::newRow("out of memory") << QByteArray("53200") << QByteArray("storage.io");
        QTest::newRow("I/O") << QByteArray("58030") << QByteArray("storage.io");
        QTest::newRow("damaged") << QByteArray("XX001") << QByteArray("storage.damaged");
        QTest::newRow("shutdown") << QByteArray("57P01") << QByteArray("storage.unreachable");
        QTest::newRow("cancelled") << QByteArray("57014") << QByteArray("storage.cancelled");
        QTest::newRow("connection") << QByteArray("08006") << QByteArray("storage.unreachable");
        QTest::newRow("division by zero") << QByteArray("22012") << QByteArray("storage.sql");
    }
    void statesOfSqlBecomeOurErrors()
    {
        QFETCH(QByteArray, state);
        QFETCH(QByteArray, id);
        FAILS(db().runScript("DO $$ BEGIN RAISE EXCEPTION 'x' USING ERRCODE = '" + state + "'; END $$"), id);
    }

    void killedBackendIsUnreachableForEver_data()
    {
        QTest::addColumn<bool>("inTransaction");
        QTest::newRow("idle") << false;
        QTest::newRow("in a transaction") << true;
    }
    void killedBackendIsUnreachableForEver()
    {
        QFETCH(bool, inTransaction);
        SUCCEEDS(db().runScript("CREATE TABLE t (id bigint PRIMARY KEY)"));
        auto transaction =
            inTransaction ? std::make_unique<Result<Transaction>>(Transaction::begin(db(), Connection::Access::Write))
                          : nullptr;
        SUCCEEDS(db().run("INSERT INTO t VALUES (1)"));
        kill(pidOf(db()));
        const Value row[] = {Value(5)};
        FAILS(db().run("INSERT INTO t VALUES (2)"), "storage.unreachable");
        FAILS(db().each("SELECT id FROM t", {}, [](const RowView &) { return true; }), "storage.unreachable");
        FAILS(db().putMany("t", {"id"}, {}, row), "storage.unreachable");
        FAILS(db().runScript("SELECT 1"), "storage.unreachable");
        if (transaction)
            FAILS((*transaction)->commit(), "storage.unreachable");
        transaction.reset();
        QVERIFY(!db().inTransaction());
        FAILS(db().begin(Connection::Access::Read), "storage.unreachable");
        db().interrupt();
    }

    void connectionThatDiesWhileRowsArriveIsUnreachable()
    {
        const qint64 pid = pidOf(db());
        qint64 rows = 0;
        FAILS(db().each("SELECT i FROM generate_series(1, 1000000) AS i", {},
                        [&](const RowView &) {
                            if (++rows == 1)
                                kill(pid);
                            return true;
                        }),
              "storage.unreachable");
        QVERIFY(rows < 1'000'000);
    }

    void rowsAreHandedOutAsTheyArrive()
    {
        auto other = openAgain();
        SUCCEEDS(other);
        const qint64 pid = pidOf(db());
        qint64 active = 0;
        FAILS(db().each("SELECT i FROM generate_series(1, 1000000) AS i", {},
                        [&](const RowView &) {
                            if (active > 0)
                                return true;
                            // The server still sends: the answer was not taken in whole before the first row.
                            const auto read = other.value()->each(
                                "SELECT count(*) FROM pg_stat_activity WHERE pid = ? AND state = 'active'",
                                {Value(pid)}, [&](const RowView &row) { return (active = row.integer(0)) > 0; });
                            db().interrupt();
                            return read.ok();
                        }),
              "storage.cancelled");
        QCOMPARE(active, 1);
        SUCCEEDS(db().run("SELECT 1"));
    }

    void lockThatIsNotGivenIsBusy()
    {
        SUCCEEDS(db().runScript("CREATE TABLE t (id bigint PRIMARY KEY); INSERT INTO t VALUES (1)"));
        auto other = openAgain();
        SUCCEEDS(other);
        SUCCEEDS(other.value()->runScript("SET lock_timeout = '10ms'"));
        auto first = Transaction::begin(db(), Connection::Access::Write);
        SUCCEEDS(db().run("UPDATE t SET id = 2"));
        auto second = Transaction::begin(**other, Connection::Access::Write);
        FAILS(other.value()->run("UPDATE t SET id = 3"), "storage.busy");
    }

    void numbersThatAreNotIntegersAreRefused()
    {
        FAILS(db().each("SELECT sum(i) FROM generate_series(1::bigint, 3) AS i", {},
                        [](const RowView &) { return true; }),
              "storage.sql");
        qint64 sum = 0;
        SUCCEEDS(db().each("SELECT sum(i)::bigint, 7::smallint FROM generate_series(1::bigint, 3) AS i", {},
                           [&](const RowView &row) {
                               sum = row.integer(0) * row.integer(1);
                               return true;
                           }));
        QCOMPARE(sum, 42);
    }

    void placeholdersAreNumberedOutsideOfTextsOnly_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QByteArray>("numbered");
        QTest::addColumn<int>("count");
        QTest::newRow("none") << QByteArray("SELECT 1") << QByteArray("SELECT 1") << 0;
        QTest::newRow("two") << QByteArray("? + ?") << QByteArray("$1 + $2") << 2;
        QTest::newRow("text") << QByteArray("'?''?' ?") << QByteArray("'?''?' $1") << 1;
        QTest::newRow("name") << QByteArray("\"?\"?") << QByteArray("\"?\"$1") << 1;
        QTest::newRow("comments") << QByteArray("--?\n?/*?*/?") << QByteArray("--?\n$1/*?*/$2") << 2;
        QTest::newRow("text without end") << QByteArray("?'?") << QByteArray("$1'?") << 1;
    }
    void placeholdersAreNumberedOutsideOfTextsOnly()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QByteArray, numbered);
        QFETCH(int, count);
        const NumberedSql result = numberedParameters(sql);
        QCOMPARE(result.sql, numbered);
        QCOMPARE(result.parameters, count);
    }

    void cleanupTestCase()
    {
        auto opened = openPostgresql(conninfo());
        SUCCEEDS(opened);
        SUCCEEDS(opened.value()->runScript("DROP SCHEMA IF EXISTS " + schema() + " CASCADE"));
    }

public:
    static QByteArray conninfo() { return qgetenv("PEYGIR_TEST_POSTGRESQL"); }
    static QByteArray schema() { return "peygir_contract_" + QByteArray::number(QCoreApplication::applicationPid()); }

protected:
    void makeEmpty() override
    {
        close();
        auto opened = openPostgresql(conninfo());
        SUCCEEDS(opened);
        SUCCEEDS(opened.value()->runScript("DROP SCHEMA IF EXISTS " + schema() + " CASCADE"));
        SUCCEEDS(opened.value()->runScript("CREATE SCHEMA " + schema()));
    }
    Result<std::unique_ptr<Connection>> openAgain() override
    {
        TRY_LET(auto connection, openPostgresql(conninfo()));
        TRY(connection->runScript("SET search_path = " + schema()));
        return connection;
    }

private:
    /// Ends a server process as an administrator would, and waits until it is gone.
    static void kill(qint64 pid)
    {
        auto administrator = openPostgresql(conninfo());
        SUCCEEDS(administrator);
        SUCCEEDS(administrator.value()->run("SELECT pg_terminate_backend(?::int, 5000)", {Value(pid)}));
    }
    static qint64 pidOf(Connection &connection)
    {
        qint64 pid = 0;
        const auto read = connection.each("SELECT pg_backend_pid()", {}, [&](const RowView &row) {
            pid = row.integer(0);
            return true;
        });
        return read.ok() ? pid : -1;
    }
};

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    PostgresqlContractTest test;
    if (PostgresqlContractTest::conninfo().isEmpty()) {
        int checks = 0;
        for (int i = QObject::staticMetaObject.methodCount(); i < test.metaObject()->methodCount(); ++i)
            checks += test.metaObject()->method(i).name().endsWith("_data") ? 0 : 1;
        qWarning("PostgreSQL absent: %d checks not made", checks);
        return 77;
    }
    return QTest::qExec(&test, argc, argv);
}
#include "postgresql_contract_test.moc"
