// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "storage/connection.h"

#include <QTemporaryDir>
#include <QtTest>

/// One test, on SQLite and on PostgreSQL.
namespace peygir::test {

/// Adds the column "database" to the test's global data (initTestCase_data) and a row for each database that is here.
/// PostgreSQL is here where PEYGIR_TEST_POSTGRESQL is set (tests/support/with_postgresql.sh); without it the test says
/// what it does not check.
void addDatabaseRows();

/// A database that is new and goes with this object: a file, or a schema of PEYGIR_TEST_POSTGRESQL.
class EmptyDatabase
{
public:
    enum class Kind { Sqlite, Postgresql };

    /// Of the kind of the running row.
    EmptyDatabase();
    /// For programs that are no QtTest. PostgreSQL has to be here.
    explicit EmptyDatabase(Kind kind);
    static bool hasPostgresql();
    ~EmptyDatabase();
    EmptyDatabase(const EmptyDatabase &) = delete;
    EmptyDatabase &operator=(const EmptyDatabase &) = delete;

    /// One more connection to it. Stops the test where that fails.
    std::unique_ptr<storage::Connection> open() const;
    /// The same with everything that a server's schema has, by the migrations that the test links.
    std::unique_ptr<storage::Connection> openMigrated() const;

    bool isPostgresql() const { return !m_conninfo.isEmpty(); }
    /// Empty on SQLite.
    const QByteArray &conninfo() const { return m_conninfo; }
    /// A folder of its own, on both.
    QString folder() const { return m_folder.path(); }

private:
    QTemporaryDir m_folder;
    QByteArray m_schema;
    QByteArray m_conninfo;
};

/// The value, or the end of the program with the error's id.
template <class T>
T must(Result<T> result)
{
    if (!result.ok())
        qFatal("%s %s", result.error().id().constData(),
               qPrintable(result.error().values().value(QStringLiteral("detail")).toString()));
    return std::move(result).value();
}
inline void must(const Result<void> &result)
{
    if (!result.ok())
        qFatal("%s %s", result.error().id().constData(),
               qPrintable(result.error().values().value(QStringLiteral("detail")).toString()));
}

/// "" or the error's id.
template <class T>
QByteArray idOf(const Result<T> &result)
{
    return result.ok() ? QByteArray() : result.error().id();
}

} // namespace peygir::test
