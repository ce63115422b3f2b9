// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/databases/empty_database.h"

#include "storage/migrations.h"
#include "storage/postgresql_connection.h"
#include "storage/sqlite_connection.h"

#include <QCoreApplication>

namespace peygir::test {

namespace {

QByteArray givenPostgresql() { return qgetenv("PEYGIR_TEST_POSTGRESQL"); }

} // namespace

void addDatabaseRows()
{
    QTest::addColumn<bool>("postgresql");
    QTest::newRow("sqlite") << false;
    if (givenPostgresql().isEmpty())
        qWarning("PostgreSQL absent: this test is made on SQLite only");
    else
        QTest::newRow("postgresql") << true;
}

namespace {

EmptyDatabase::Kind kindOfRow()
{
    QFETCH_GLOBAL(bool, postgresql);
    return postgresql ? EmptyDatabase::Kind::Postgresql : EmptyDatabase::Kind::Sqlite;
}

} // namespace

bool EmptyDatabase::hasPostgresql() { return !givenPostgresql().isEmpty(); }

EmptyDatabase::EmptyDatabase() : EmptyDatabase(kindOfRow()) {}

EmptyDatabase::EmptyDatabase(Kind kind)
{
    if (kind == Kind::Sqlite)
        return;
    static int count = 0;
    m_schema = "peygir_test_" + QByteArray::number(QCoreApplication::applicationPid()) + '_'
        + QByteArray::number(++count);
    m_conninfo = givenPostgresql() + " options='-c search_path=" + m_schema + '\'';
    must(must(storage::openPostgresql(givenPostgresql()))->runScript("CREATE SCHEMA " + m_schema));
}

EmptyDatabase::~EmptyDatabase()
{
    if (isPostgresql())
        must(must(storage::openPostgresql(givenPostgresql()))->runScript("DROP SCHEMA " + m_schema + " CASCADE"));
}

std::unique_ptr<storage::Connection> EmptyDatabase::open() const
{
    if (isPostgresql())
        return must(storage::openPostgresql(m_conninfo));
    storage::SqliteOptions options;
    options.path = m_folder.filePath(QStringLiteral("test.sqlite"));
    return must(storage::openSqlite(options));
}

std::unique_ptr<storage::Connection> EmptyDatabase::openMigrated() const
{
    auto connection = open();
    must(storage::migrate(*connection, must(storage::allMigrations()), storage::Side::Server));
    return connection;
}

} // namespace peygir::test
