// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::storage;

/// Goal: a migration that would not mean the same on both databases, or that a desk with a part of the rows could not
/// keep, does not get into the tree.
class MigrationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void malformedFilesAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        const QByteArray good = "-- 0040: count referrals.\n-- family: replicated\nCREATE TABLE t (a {int});";
        const QString name = QStringLiteral("0040-referral-count.sql");
        QTest::newRow("name without number") << QStringLiteral("referral-count.sql") << good;
        QTest::newRow("name in capitals") << QStringLiteral("0040-Referral.sql") << good;
        QTest::newRow("another number") << QStringLiteral("0041-referral-count.sql") << good;
        QTest::newRow("no header") << name << QByteArray("CREATE TABLE t (a {int});");
        QTest::newRow("no purpose") << name << QByteArray(good).replace(" count referrals.", "");
        QTest::newRow("no family") << name << QByteArray(good).replace("-- family: replicated\n", "");
        QTest::newRow("unknown family") << name << QByteArray(good).replace("replicated", "cached");
        QTest::newRow("unknown word") << name << QByteArray(good).replace("{int}", "{integer}");
        QTest::newRow("open brace") << name << QByteArray(good).replace("{int}", "{int");
        QTest::newRow("family after the header") << name << QByteArray("-- 0040: x.\n\n-- family: desk\n");
    }
    void malformedFilesAreRefused()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        const auto parsed = parseMigration(name, text);
        QVERIFY(!parsed.ok());
        QCOMPARE(parsed.error().id(), QByteArray("storage.migration_malformed"));
    }

    void headerIsRead()
    {
        const auto parsed =
            parseMigration(QStringLiteral("0040-referral-count.sql"),
                           "-- 0040: count.\n--\n-- Why: so.\n-- family: server\nCREATE TABLE t (a {int});");
        QVERIFY(parsed.ok());
        QCOMPARE(parsed->number, 40);
        QCOMPARE(parsed->name, QByteArray("referral-count"));
        QCOMPARE(parsed->family, Family::Server);
    }

    void wordsBecomeTypesOfEachDatabase()
    {
        const QByteArray sql = "-- {unread}\nCREATE TABLE t (a {uuid}, b {instant}, c {json},\n"
                               " d {bytes}, e {bool}, f {int}, g {text}) {by_key};";
        QCOMPARE(inDialect(sql, Dialect::Sqlite).value(),
                 QByteArray("CREATE TABLE t (a BLOB, b INTEGER, c TEXT,\n"
                            " d BLOB, e INTEGER, f INTEGER, g TEXT) WITHOUT ROWID, STRICT;\n"));
        QCOMPARE(inDialect(sql, Dialect::Postgresql).value(),
                 QByteArray("CREATE TABLE t (a uuid, b bigint, c text COLLATE \"C\",\n"
                            " d bytea, e boolean, f bigint, g text COLLATE \"C\") ;\n"));
    }

    void forbiddenWordsAreFound_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<QString>("word");
        QTest::newRow("unique column") << QByteArray("CREATE TABLE t (a {int} unique)") << QStringLiteral("UNIQUE");
        QTest::newRow("unique index") << QByteArray("CREATE UNIQUE INDEX i ON t (a)") << QStringLiteral("UNIQUE");
        QTest::newRow("reference") << QByteArray("CREATE TABLE t (a {uuid} REFERENCES u)")
                                   << QStringLiteral("REFERENCES");
        QTest::newRow("foreign key") << QByteArray("ALTER TABLE t ADD FOREIGN KEY (a)") << QStringLiteral("FOREIGN");
        QTest::newRow("trigger") << QByteArray("CREATE TRIGGER x") << QStringLiteral("TRIGGER");
        QTest::newRow("content") << QByteArray("UPDATE t SET a = 1") << QStringLiteral("UPDATE");
        QTest::newRow("bare type") << QByteArray("CREATE TABLE t (a integer)") << QStringLiteral("INTEGER");
        QTest::newRow("floating point") << QByteArray("CREATE TABLE t (a DOUBLE PRECISION)")
                                        << QStringLiteral("DOUBLE");
        QTest::newRow("a table that goes") << QByteArray("DROP TABLE t") << QStringLiteral("DROP");
        QTest::newRow("a column that goes")
            << QByteArray("ALTER TABLE t DROP COLUMN a") << QStringLiteral("DROP");
    }
    void forbiddenWordsAreFound()
    {
        QFETCH(QByteArray, sql);
        QFETCH(QString, word);
        const auto checked = checkMigration({1, "x", Family::Replicated, sql});
        QVERIFY(!checked.ok());
        QCOMPARE(checked.error().id(), QByteArray("storage.migration_forbidden"));
        QCOMPARE(checked.error().values().value(QStringLiteral("word")).toString(), word);
    }

    void whatIsAllowedIsNotRefused_data()
    {
        QTest::addColumn<int>("family");
        QTest::addColumn<QByteArray>("sql");
        QTest::newRow("an index that another one takes the place of")
            << int(Family::Replicated) << QByteArray("DROP INDEX t_a;\nCREATE INDEX t_ab ON t (a, b)");
        QTest::newRow("words in a comment")
            << int(Family::Replicated)
            << QByteArray("-- UNIQUE on purpose left out\nCREATE TABLE t (a {int}) {by_key}");
        QTest::newRow("words in a text") << int(Family::Replicated)
                                         << QByteArray("CREATE TABLE t (a {text} DEFAULT 'no update', updated {int})");
        QTest::newRow("a column called text")
            << int(Family::Replicated) << QByteArray("CREATE TABLE t (id {uuid},\n text {text},\n date {instant})");
        QTest::newRow("unique on the server") << int(Family::Server) << QByteArray("CREATE TABLE t (a {int} UNIQUE)");
    }
    void whatIsAllowedIsNotRefused()
    {
        QFETCH(int, family);
        QFETCH(QByteArray, sql);
        QVERIFY(checkMigration({1, "x", Family(family), sql}).ok());
    }

    void filesAreFoundInTheProgram()
    {
        const auto all = allMigrations();
        QVERIFY(all.ok());
        QCOMPARE(all->size(), size_t(3));
        QCOMPARE(all->at(1).name, QByteArray("session"));
        for (const Migration &migration : *all)
            QVERIFY(checkMigration(migration).ok());
    }
};

QTEST_GUILESS_MAIN(MigrationsTest)
#include "migrations_test.moc"
