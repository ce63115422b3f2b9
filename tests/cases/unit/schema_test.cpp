// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/migrations.h"
#include "support/rules/town.h"

#include <QRegularExpression>
#include <QtTest>

using namespace peygir;
using namespace peygir::test;

namespace {

/// "name {word} NOT NULL" of each column of a CREATE TABLE.
using Columns = std::map<QByteArray, QString>;

struct Schema
{
    std::map<QByteArray, Columns> tables;
    /// "table(first column)" of each index.
    QSet<QString> indexes;
};

Schema schemaOf(const QString &sql)
{
    Schema schema;
    static const QRegularExpression table(QStringLiteral(R"(CREATE TABLE (\w+) \((.*?)\n\) \{by_(key|rowid)\};)"),
                                          QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression column(QStringLiteral(R"(^    (\w+) (\{\w+\}(?: NOT NULL| PRIMARY KEY)?),?$)"),
                                           QRegularExpression::MultilineOption);
    static const QRegularExpression index(QStringLiteral(R"(CREATE INDEX \w+ ON (\w+) \((\w+))"));
    for (auto found = table.globalMatch(sql); found.hasNext();) {
        const auto match = found.next();
        Columns &columns = schema.tables[match.captured(1).toUtf8()];
        for (auto each = column.globalMatch(match.captured(2)); each.hasNext();) {
            const auto one = each.next();
            columns.emplace(one.captured(1).toUtf8(), one.captured(2));
        }
    }
    static const QRegularExpression added(QStringLiteral(R"(ALTER TABLE (\w+) ADD COLUMN (\w+) (\{\w+\}(?: NOT NULL)?)[^;]*;)"));
    for (auto found = added.globalMatch(sql); found.hasNext();) {
        const auto match = found.next();
        schema.tables[match.captured(1).toUtf8()].emplace(match.captured(2).toUtf8(), match.captured(3));
    }
    for (auto found = index.globalMatch(sql); found.hasNext();) {
        const auto match = found.next();
        schema.indexes.insert(match.captured(1) + u'(' + match.captured(2) + u')');
    }
    return schema;
}

const Schema &shippedSchema()
{
    static const Schema schema = [] {
        QString sql;
        const auto migrations = storage::allMigrations();
        for (const storage::Migration &migration : migrations.value()) {
            if (migration.family == storage::Family::Replicated)
                sql += QString::fromUtf8(migration.sql);
        }
        return schemaOf(sql);
    }();
    return schema;
}

QStringList wordsFor(Value::Type type)
{
    switch (type) {
    case Value::Type::Integer:
        return {QStringLiteral("{int}"), QStringLiteral("{instant}")};
    case Value::Type::Boolean:
        return {QStringLiteral("{bool}")};
    case Value::Type::Text:
        return {QStringLiteral("{text}"), QStringLiteral("{json}")};
    case Value::Type::Bytes:
        return {QStringLiteral("{bytes}")};
    case Value::Type::Uuid:
        return {QStringLiteral("{uuid}")};
    case Value::Type::Null:
        break;
    }
    return {};
}

/// What is wrong with the migration of a table, one line for each column.
QStringList differences(const Table &table, Columns columns)
{
    QStringList wrong;
    const auto expect = [&](const QByteArray &name, const QStringList &possible) {
        const auto found = columns.find(name);
        if (found == columns.end())
            wrong += QString::fromUtf8(name) + QStringLiteral(" is missing");
        else if (!possible.contains(found->second))
            wrong += QString::fromUtf8(name) + u' ' + found->second + QStringLiteral(" should be ") + possible.join(u'|');
        columns.erase(name);
    };
    expect("id", {QStringLiteral("{uuid} PRIMARY KEY")});
    expect("aggregate", {QStringLiteral("{uuid} NOT NULL")});
    for (const char *counted : {"rev", "seq", "hash"})
        expect(counted, {QStringLiteral("{int} NOT NULL")});
    for (const Column &column : table.columns) {
        QStringList possible = wordsFor(column.type);
        if (!column.nullable)
            possible.replaceInStrings(QRegularExpression(QStringLiteral("$")), QStringLiteral(" NOT NULL"));
        expect(column.name, possible);
    }
    for (const auto &[name, type] : columns)
        wrong += QString::fromUtf8(name) + QStringLiteral(" is not declared in the program");
    return wrong;
}

} // namespace

Q_DECLARE_METATYPE(const peygir::Table *)

/// Goal: the tables that the programs declare are those that the migrations make, column by column.
class SchemaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void differencesAreSeen()
    {
        const Table table = makeTable("t", {99, "t"}, true, {{"a", Value::Type::Text, false}, {"b", Value::Type::Uuid, true}});
        const QString good = QStringLiteral("CREATE TABLE t (\n    id {uuid} PRIMARY KEY,\n    aggregate {uuid} NOT NULL,\n"
                                            "    rev {int} NOT NULL,\n    seq {int} NOT NULL,\n    hash {int} NOT NULL,\n"
                                            "    a {text} NOT NULL,\n    b {uuid}\n) {by_key};\n");
        const auto wrongIn = [&table](const QString &sql) { return differences(table, schemaOf(sql).tables.at("t")); };
        QCOMPARE(wrongIn(good), QStringList());
        QCOMPARE(wrongIn(QString(good).replace(QLatin1String("a {text} NOT NULL"), QLatin1String("a {text}"))).size(), 1);
        QCOMPARE(wrongIn(QString(good).replace(QLatin1String("b {uuid}"), QLatin1String("b {uuid} NOT NULL"))).size(), 1);
        QCOMPARE(wrongIn(QString(good).replace(QLatin1String("a {text}"), QLatin1String("a {int}"))).size(), 1);
        QCOMPARE(wrongIn(QString(good).replace(QLatin1String("    b {uuid}"), QLatin1String("    c {uuid}"))).size(), 2);
    }

    void columnsThatCameLaterAreSeen()
    {
        const QString sql = QStringLiteral("CREATE TABLE t (\n    a {text}\n) {by_key};\n"
                                           "ALTER TABLE t ADD COLUMN b {int};\n");
        QCOMPARE(schemaOf(sql).tables.at("t").at("b"), QStringLiteral("{int}"));
    }

    void migrationsMakeTheTablesOfThePrograms_data() { oneRowForEachTable(); }
    void migrationsMakeTheTablesOfThePrograms()
    {
        QFETCH(const Table *, table);
        const auto found = shippedSchema().tables.find(table->name);
        QVERIFY(found != shippedSchema().tables.end());
        QCOMPARE(differences(*table, found->second), QStringList());
    }

    void partsOfAnAggregateAreFoundByIt_data() { oneRowForEachTable(); }
    void partsOfAnAggregateAreFoundByIt()
    {
        QFETCH(const Table *, table);
        const QString index = QString::fromUtf8(table->name) + QStringLiteral("(aggregate)");
        QCOMPARE(shippedSchema().indexes.contains(index), !table->root);
    }

    void everyReplicatedTableIsDeclared()
    {
        for (const auto &[name, columns] : shippedSchema().tables)
            QVERIFY2(cityRules().table(name), name.constData());
    }

    void noMigrationForbidsWhatADeskMustBeAbleToHold()
    {
        const auto migrations = storage::allMigrations();
        for (const storage::Migration &migration : migrations.value())
            QVERIFY2(storage::checkMigration(migration).ok(), migration.name.constData());
    }

private:
    static void oneRowForEachTable()
    {
        QTest::addColumn<const Table *>("table");
        for (const auto &[number, aggregate] : cityRules().aggregates()) {
            for (const Table *table : aggregate.tables)
                QTest::newRow(table->name.constData()) << table;
        }
    }
};

QTEST_GUILESS_MAIN(SchemaTest)
#include "schema_test.moc"
