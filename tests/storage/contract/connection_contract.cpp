// SPDX-License-Identifier: GPL-3.0-or-later
#include "connection_contract.h"

#include "base/random.h"
#include "storage/migrations.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <atomic>
#include <thread>

namespace peygir::storage {

namespace {

const auto everyRow = [](const RowView &) { return true; };

Uuid uuidOf(quint64 n)
{
    SeededRandom random(n + 1);
    return newUuid(Instant(1'760'000'000'000 + qint64(n)), random);
}

} // namespace

QByteArray failureOf(const Result<void> &result)
{
    if (result.ok())
        return {};
    const QJsonObject values = QJsonObject::fromVariantMap(result.error().values());
    return result.error().id() + ' ' + QJsonDocument(values).toJson(QJsonDocument::Compact);
}

void ConnectionContract::init()
{
    makeEmpty();
    auto opened = openAgain();
    SUCCEEDS(opened);
    m_db = std::move(*opened);
}

void ConnectionContract::cleanup() { close(); }

void ConnectionContract::makePieces()
{
    auto text = inDialect("CREATE TABLE piece (id {uuid} NOT NULL PRIMARY KEY, made {instant}, title {text} NOT NULL,"
                          " seal {bytes}, open {bool}, size {int}, facts {json}) {by_key}",
                          db().dialect());
    SUCCEEDS(text);
    SUCCEEDS(db().runScript(*text));
}

qint64 ConnectionContract::count(const QByteArray &table)
{
    qint64 rows = -1;
    const auto read = db().each("SELECT count(*) FROM " + table, {}, [&](const RowView &row) {
        rows = row.integer(0);
        return true;
    });
    return read.ok() ? rows : -1;
}

void ConnectionContract::wrongStatementIsABugOfOurs_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("no SQL") << QByteArray("this is not SQL");
    QTest::newRow("unknown table") << QByteArray("SELECT id FROM nowhere");
    QTest::newRow("two statements") << QByteArray("SELECT 1; SELECT 2");
    QTest::newRow("a name in quotes is no text") << QByteArray("SELECT \"nothing of this name\"");
}

void ConnectionContract::wrongStatementIsABugOfOurs()
{
    QFETCH(QByteArray, sql);
    FAILS(db().each(sql, {}, everyRow), "storage.sql");
    FAILS(db().run(sql), "storage.sql");
    SUCCEEDS(db().run("SELECT 1"));
}

void ConnectionContract::wrongNumberOfParametersIsRefused()
{
    makePieces();
    FAILS(db().run("DELETE FROM piece WHERE size = ?"), "storage.sql");
    FAILS(db().run("DELETE FROM piece WHERE size = ?", {Value(1), Value(2)}), "storage.sql");
    SUCCEEDS(db().run("DELETE FROM piece WHERE size = ?", {Value(1)}));
    FAILS(db().run("DELETE FROM piece WHERE size = ?", {Value(1), Value(2)}), "storage.sql");
}

void ConnectionContract::textThatCannotBeKeptIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("NUL alone") << QByteArray("\0", 1);
    QTest::newRow("NUL within") << QByteArray("a\0b", 3);
    QTest::newRow("cut") << QByteArray("\xd8");
    QTest::newRow("lone surrogate") << QByteArray("\xed\xa0\x80");
    QTest::newRow("overlong") << QByteArray("\xc0\xaf");
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe");
}

void ConnectionContract::textThatCannotBeKeptIsRefused()
{
    QFETCH(QByteArray, text);
    makePieces();
    FAILS(db().run("INSERT INTO piece (id, title) VALUES (?, ?)", {Value(uuidOf(1)), Value::text(text)}),
          "storage.malformed_text");
    const Value row[] = {Value(uuidOf(1)), Value::text(text)};
    FAILS(db().putMany("piece", {"id", "title"}, {"id"}, row), "storage.malformed_text");
    QCOMPARE(count("piece"), 0);
}

void ConnectionContract::secondRowWithTheSameKeyIsRefused()
{
    makePieces();
    const Value row[] = {Value(uuidOf(1)), Value::text("a")};
    SUCCEEDS(db().run("INSERT INTO piece (id, title) VALUES (?, ?)", row));
    FAILS(db().run("INSERT INTO piece (id, title) VALUES (?, ?)", row), "storage.unique");
    FAILS(db().putMany("piece", {"id", "title"}, {}, row), "storage.unique");
    QCOMPARE(count("piece"), 1);
}

void ConnectionContract::missingValueIsRefused()
{
    makePieces();
    FAILS(db().run("INSERT INTO piece (id, title) VALUES (?, ?)", {Value(uuidOf(1)), Value()}), "storage.constraint");
}

void ConnectionContract::afterAnErrorOnlyRollbackWorks()
{
    makePieces();
    auto transaction = Transaction::begin(db(), Connection::Access::Write);
    SUCCEEDS(transaction);
    const Value row[] = {Value(uuidOf(1)), Value::text("a")};
    SUCCEEDS(db().run("INSERT INTO piece (id, title) VALUES (?, ?)", row));
    FAILS(db().run("INSERT INTO piece (id, title) VALUES (?, ?)", row), "storage.unique");
    FAILS(db().run("DELETE FROM piece"), "storage.transaction_failed");
    FAILS(db().each("SELECT 1", {}, everyRow), "storage.transaction_failed");
    FAILS(db().putMany("piece", {"id", "title"}, {"id"}, row), "storage.transaction_failed");
    FAILS(db().runScript("DELETE FROM piece"), "storage.transaction_failed");
    QVERIFY(db().inTransaction());
    FAILS(transaction->commit(), "storage.transaction_failed");
    db().rollback();
    QVERIFY(!db().inTransaction());
    QCOMPARE(count("piece"), 0);
}

void ConnectionContract::writingInAReadingTransactionIsRefused()
{
    makePieces();
    const Value row[] = {Value(uuidOf(1)), Value::text("a")};
    const std::function<Result<void>()> attempts[] = {
        [&]() -> Result<void> {
            TRY(db().run("INSERT INTO piece (id, title) VALUES (?, ?)", row));
            return {};
        },
        [&] {
            return db().putMany("piece", {"id", "title"}, {"id"}, row);
        },
        [&] { return db().runScript("DELETE FROM piece"); },
    };
    for (const auto &attempt : attempts) {
        auto transaction = Transaction::begin(db(), Connection::Access::Read);
        SUCCEEDS(transaction);
        FAILS(attempt(), "storage.read_only");
        FAILS(transaction->commit(), "storage.transaction_failed");
    }
    QCOMPARE(count("piece"), 0);
}

void ConnectionContract::destroyedTransactionLeavesNothing()
{
    makePieces();
    {
        auto transaction = Transaction::begin(db(), Connection::Access::Write);
        SUCCEEDS(transaction);
        SUCCEEDS(db().run("INSERT INTO piece (id, title) VALUES (?, ?)", {Value(uuidOf(1)), Value::text("a")}));
        QCOMPARE(count("piece"), 1);
    }
    QVERIFY(!db().inTransaction());
    QCOMPARE(count("piece"), 0);
}

void ConnectionContract::interruptedStatementFailsAndTheConnectionLives()
{
    for (int round = 0; round < 3; ++round) {
        std::atomic<bool> done = false;
        std::thread other([&] {
            while (!done)
                db().interrupt();
        });
        const auto endless = db().each("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i > 0)"
                                       " SELECT count(*) FROM n WHERE i < 0",
                                       {}, everyRow);
        done = true;
        other.join();
        FAILS(endless, "storage.cancelled");
        SUCCEEDS(db().run("SELECT 1"));
    }
    db().interrupt();
    SUCCEEDS(db().run("SELECT 1"));
}

void ConnectionContract::failedScriptLeavesNothing()
{
    makePieces();
    FAILS(db().runScript("INSERT INTO nowhere VALUES (1)"), "storage.sql");
    FAILS(db().runScript("CREATE TABLE half (id INTEGER PRIMARY KEY); INSERT INTO half VALUES (1); INSERT INTO half"
                         " VALUES (1);"),
          "storage.unique");
    FAILS(db().run("SELECT id FROM half"), "storage.sql");
    QVERIFY(!db().inTransaction());
}

void ConnectionContract::failedPutManyLeavesNothing()
{
    makePieces();
    std::vector<Value> values;
    for (quint64 i = 0; i < 5000; ++i)
        values.insert(values.end(), {Value(uuidOf(i)), Value::text("a")});
    values.insert(values.end(), {Value(uuidOf(0)), Value::text("again")});
    FAILS(db().putMany("piece", {"id", "title"}, {}, values), "storage.unique");
    QVERIFY(!db().inTransaction());
    QCOMPARE(count("piece"), 0);
    values.resize(values.size() - 2);
    SUCCEEDS(db().putMany("piece", {"id", "title"}, {}, values));
    QCOMPARE(count("piece"), 5000);
}

} // namespace peygir::storage

Q_DECLARE_METATYPE(peygir::Value)

namespace peygir::storage {

void ConnectionContract::valuesComeBackAsTheyWere_data()
{
    QTest::addColumn<QByteArray>("column");
    QTest::addColumn<Value>("value");
    QTest::newRow("zero") << QByteArray("size") << Value(0);
    QTest::newRow("minus one") << QByteArray("size") << Value(-1);
    QTest::newRow("greatest") << QByteArray("size") << Value(std::numeric_limits<qint64>::max());
    QTest::newRow("least") << QByteArray("size") << Value(std::numeric_limits<qint64>::min());
    QTest::newRow("no number") << QByteArray("size") << Value();
    QTest::newRow("instant") << QByteArray("made") << Value(Instant(1'760'000'000'123));
    QTest::newRow("true") << QByteArray("open") << Value(true);
    QTest::newRow("false") << QByteArray("open") << Value(false);
    QTest::newRow("unknown truth") << QByteArray("open") << Value();
    QTest::newRow("empty text") << QByteArray("title") << Value::text(QByteArray(""));
    QTest::newRow("text that was never set") << QByteArray("title") << Value::text(QByteArray());
    QTest::newRow("Persian") << QByteArray("title")
                             << Value::text(QStringLiteral("چالهٔ میان‌بُرِ خیابان"));
    QTest::newRow("quotes") << QByteArray("title") << Value::text("'; DROP TABLE piece; -- ? $1 \\ \"");
    QTest::newRow("beyond 16 bits") << QByteArray("title") << Value::text(QByteArray("\xf0\x9f\x95\xb3"));
    QTest::newRow("long text") << QByteArray("title") << Value::text(QByteArray(3'000'000, 'x'));
    QTest::newRow("json keeps its bytes") << QByteArray("facts") << Value::text("{ \"b\":1.0,\"a\" : 2 }");
    QTest::newRow("no bytes") << QByteArray("seal") << Value();
    QTest::newRow("empty bytes") << QByteArray("seal") << Value::bytes(QByteArray(""));
    QTest::newRow("bytes that were never set") << QByteArray("seal") << Value::bytes(QByteArray());
    QTest::newRow("bytes with NUL") << QByteArray("seal") << Value::bytes(QByteArray("\0\xff\0", 3));
    QTest::newRow("many bytes") << QByteArray("seal") << Value::bytes(QByteArray(3'000'000, '\0'));
    QTest::newRow("uuid") << QByteArray("id") << Value(uuidOf(99));
}

void ConnectionContract::valuesComeBackAsTheyWere()
{
    QFETCH(QByteArray, column);
    QFETCH(Value, value);
    makePieces();
    const Value::Type type = !value.isNull()                ? value.type()
                             : column == QByteArray("size") ? Value::Type::Integer
                             : column == QByteArray("open") ? Value::Type::Boolean
                                                            : Value::Type::Bytes;
    if (column != "id")
        SUCCEEDS(db().run("INSERT INTO piece (id, title) VALUES (?, ?)", {Value(uuidOf(1)), Value::text("t")}));
    else
        SUCCEEDS(db().run("INSERT INTO piece (id, title) VALUES (?, ?)", {value, Value::text("t")}));
    if (column != "id")
        SUCCEEDS(db().run("UPDATE piece SET " + column + " = ?", {value}));
    int rows = 0;
    SUCCEEDS(db().each("SELECT " + column + " FROM piece", {}, [&](const RowView &row) {
        ++rows;
        if (row.columns() != 1 || row.isNull(0) != value.isNull() || row.value(0, type) != value)
            rows = -1000;
        return true;
    }));
    QCOMPARE(rows, 1);
    rows = 0;
    SUCCEEDS(db().each("SELECT 1 FROM piece WHERE " + column + " = ?", {value}, [&](const RowView &) {
        ++rows;
        return true;
    }));
    QCOMPARE(rows, value.isNull() ? 0 : 1);
}

void ConnectionContract::naughtyTextsComeBackAsTheyWere()
{
    const QByteArray corpus = qgetenv("PEYGIR_CORPUS");
    if (corpus.isEmpty())
        QSKIP("corpus absent: 1 checks not made");
    const QDir folder(QString::fromUtf8(corpus) + QStringLiteral("/conformance/naughty-strings"));
    QFile file(folder.filePath(QStringLiteral("blns.json")));
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QJsonArray texts = QJsonDocument::fromJson(file.readAll()).array();
    QVERIFY(texts.size() > 400);
    makePieces();
    std::vector<Value> values;
    std::vector<QByteArray> expected;
    for (const QJsonValue &text : texts) {
        const QByteArray utf8 = text.toString().toUtf8();
        if (utf8.contains('\0'))
            continue;
        values.insert(values.end(), {Value(uuidOf(expected.size())), Value::text(utf8), Value(int(expected.size()))});
        expected.push_back(utf8);
    }
    SUCCEEDS(db().putMany("piece", {"id", "title", "size"}, {"id"}, values));
    std::vector<QByteArray> found;
    SUCCEEDS(db().each("SELECT title FROM piece ORDER BY size", {}, [&](const RowView &row) {
        found.push_back(row.utf8(0));
        return true;
    }));
    QVERIFY(found == expected);
}

void ConnectionContract::questionMarksInsideTextsAreNoParameters()
{
    QByteArray answer;
    SUCCEEDS(db().each("SELECT 'really? ''?''' AS \"why?\" /* ? */ -- and ?\n WHERE ? = 7", {Value(7)},
                       [&](const RowView &row) {
                           answer = row.utf8(0);
                           return true;
                       }));
    QCOMPARE(answer, QByteArray("really? '?'"));
}

void ConnectionContract::changedRowsAreCounted()
{
    makePieces();
    std::vector<Value> values;
    for (quint64 i = 0; i < 10; ++i)
        values.insert(values.end(), {Value(uuidOf(i)), Value::text("a"), Value(qint64(i))});
    SUCCEEDS(db().putMany("piece", {"id", "title", "size"}, {}, values));
    QCOMPARE(db().run("UPDATE piece SET title = 'b' WHERE size < 4").value(), 4);
    QCOMPARE(db().run("SELECT id FROM piece").value(), 0);
    QCOMPARE(db().run("UPDATE piece SET title = 'b' WHERE size < 0").value(), 0);
    QCOMPARE(db().run("CREATE TABLE other (id INTEGER PRIMARY KEY)").value(), 0);
    QCOMPARE(db().run("DELETE FROM piece").value(), 10);
}

void ConnectionContract::sameStatementTakesValuesOfDifferentTypes()
{
    makePieces();
    const QByteArray sql = "INSERT INTO piece (id, title, seal, open, size) VALUES (?, ?, ?, ?, ?)";
    // The first has nothing but NULLs, from which no type can be told.
    SUCCEEDS(db().run(sql, {Value(uuidOf(1)), Value::text("a"), Value(), Value(), Value()}));
    SUCCEEDS(db().run(sql, {Value(uuidOf(2)), Value::text("a"), Value::bytes("x"), Value(true), Value(5)}));
    SUCCEEDS(db().run(sql, {Value(uuidOf(3)), Value::text("a"), Value(), Value(false), Value()}));
    QCOMPARE(count("piece WHERE open AND size = 5 AND seal IS NOT NULL"), 1);
    QCOMPARE(count("piece WHERE seal IS NULL AND size IS NULL"), 2);
}

void ConnectionContract::readingStopsWhenAsked()
{
    for (const char *sql : {"SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3", "SELECT 1"}) {
        int rows = 0;
        SUCCEEDS(db().each(sql, {}, [&](const RowView &) {
            ++rows;
            return false;
        }));
        QCOMPARE(rows, 1);
    }
}

void ConnectionContract::rowsMayBeReadWhileOthersAreRead()
{
    const QByteArray sql = "SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 ORDER BY n";
    QByteArray seen;
    SUCCEEDS(db().each(sql, {}, [&](const RowView &outer) {
        const qint64 first = outer.integer(0);
        const auto read = db().each(sql, {}, [&](const RowView &inner) {
            seen += QByteArray::number(first) + QByteArray::number(inner.integer(0)) + ' ';
            return true;
        });
        return read.ok() && outer.integer(0) == first;
    }));
    QCOMPARE(seen, QByteArray("11 12 13 21 22 23 31 32 33 "));
}

void ConnectionContract::statementsMayRunWhileManyRowsAreRead()
{
    makePieces();
    qint64 sum = 0;
    SUCCEEDS(db().each(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) SELECT i FROM n", {},
        [&](const RowView &row) {
            sum += row.integer(0);
            if (row.integer(0) % 5000 != 0)
                return true;
            return db()
                .run("INSERT INTO piece (id, title) VALUES (?, 'a')", {Value(uuidOf(quint64(row.integer(0))))})
                .ok();
        }));
    QCOMPARE(sum, qint64(20000) * 20001 / 2);
    QCOMPARE(count("piece"), 4);
}

void ConnectionContract::moreStatementTextsThanAreKept()
{
    for (int round = 0; round < 2; ++round) {
        for (int i = 0; i < 700; ++i) {
            qint64 answer = 0;
            const auto read =
                db().each("SELECT " + QByteArray::number(i) + " + ?", {Value(1)}, [&](const RowView &row) {
                    answer = row.integer(0);
                    return true;
                });
            SUCCEEDS(read);
            QCOMPARE(answer, i + 1);
        }
    }
}

void ConnectionContract::schemaMayChangeUnderAPreparedStatement()
{
    SUCCEEDS(db().runScript("CREATE TABLE small (id INTEGER PRIMARY KEY); INSERT INTO small VALUES (1)"));
    int columns = 0;
    const auto look = [&](const RowView &row) {
        columns = row.columns();
        return true;
    };
    SUCCEEDS(db().each("SELECT * FROM small", {}, look));
    QCOMPARE(columns, 1);
    SUCCEEDS(db().runScript("ALTER TABLE small ADD COLUMN more INTEGER"));
    SUCCEEDS(db().each("SELECT * FROM small", {}, look));
    QCOMPARE(columns, 2);
}

void ConnectionContract::committedRowsAreSeenByOthers()
{
    makePieces();
    auto transaction = Transaction::begin(db(), Connection::Access::Write);
    SUCCEEDS(transaction);
    SUCCEEDS(db().run("INSERT INTO piece (id, title) VALUES (?, ?)", {Value(uuidOf(1)), Value::text("a")}));
    auto other = openAgain();
    SUCCEEDS(other);
    QCOMPARE(other.value()->run("DELETE FROM piece WHERE size = 1").ok(), db().dialect() == Dialect::Postgresql);
    int rows = 0;
    const auto look = [&](const RowView &) { return ++rows > 0; };
    SUCCEEDS(other.value()->each("SELECT 1 FROM piece", {}, look));
    QCOMPARE(rows, 0);
    SUCCEEDS(transaction->commit());
    SUCCEEDS(other.value()->each("SELECT 1 FROM piece", {}, look));
    QCOMPARE(rows, 1);
}

void ConnectionContract::readingTransactionSeesOneState()
{
    makePieces();
    auto other = openAgain();
    SUCCEEDS(other);
    {
        auto transaction = Transaction::begin(db(), Connection::Access::Read);
        SUCCEEDS(transaction);
        QCOMPARE(count("piece"), 0);
        SUCCEEDS(
            other.value()->run("INSERT INTO piece (id, title) VALUES (?, ?)", {Value(uuidOf(1)), Value::text("a")}));
        QCOMPARE(count("piece"), 0);
        SUCCEEDS(transaction->commit());
    }
    QCOMPARE(count("piece"), 1);
}

void ConnectionContract::putManyInsertsAndReplaces()
{
    makePieces();
    SUCCEEDS(db().run("INSERT INTO piece (id, title, size) VALUES (?, 'old', 7)", {Value(uuidOf(1))}));
    const Value rows[] = {Value(uuidOf(1)), Value::text("new"), Value(uuidOf(2)), Value::text("new")};
    SUCCEEDS(db().putMany("piece", {"id", "title"}, {"id"}, rows));
    QCOMPARE(count("piece WHERE title = 'new'"), 2);
    // Columns that the call does not name stay as they were.
    QCOMPARE(count("piece WHERE size = 7"), 1);
    SUCCEEDS(db().putMany("piece", {"id", "title"}, {"id"}, {}));
    QCOMPARE(count("piece"), 2);
}

void ConnectionContract::putManyWithNothingButKeys()
{
    SUCCEEDS(db().runScript("CREATE TABLE pair (a BIGINT, b BIGINT, PRIMARY KEY (a, b))"));
    const Value rows[] = {Value(1), Value(1), Value(1), Value(2)};
    SUCCEEDS(db().putMany("pair", {"a", "b"}, {"a", "b"}, rows));
    SUCCEEDS(db().putMany("pair", {"a", "b"}, {"a", "b"}, rows));
    QCOMPARE(count("pair"), 2);
}

void ConnectionContract::putManyWritesEveryType()
{
    makePieces();
    const std::vector<QByteArray> columns{"id", "made", "title", "seal", "open", "size", "facts"};
    const Value rows[] = {Value(uuidOf(1)),  Value(Instant(5)),
                          Value::text(""),   Value::bytes(QByteArray("\0x", 2)),
                          Value(true),       Value(-5),
                          Value::text("{}"), Value(uuidOf(2)),
                          Value(),           Value::text(QStringLiteral("ژ")),
                          Value(),           Value(),
                          Value(),           Value()};
    SUCCEEDS(db().putMany("piece", columns, {"id"}, rows));
    std::vector<Value> found;
    SUCCEEDS(db().each("SELECT id, made, title, seal, open, size, facts FROM piece ORDER BY title", {},
                       [&](const RowView &row) {
                           using enum Value::Type;
                           const Value::Type types[] = {Uuid, Integer, Text, Bytes, Boolean, Integer, Text};
                           for (int i = 0; i < row.columns(); ++i)
                               found.push_back(row.value(i, types[i]));
                           return true;
                       }));
    QVERIFY(std::equal(found.begin(), found.end(), std::begin(rows), std::end(rows)));
    // A column without any value has no type that could be told from the values.
    const Value empty[] = {Value(uuidOf(3)), Value::text("t"), Value()};
    SUCCEEDS(db().putMany("piece", {"id", "title", "seal"}, {"id"}, empty));
}

void ConnectionContract::putManyTakesAHundredThousandRows()
{
    makePieces();
    std::vector<Value> values;
    for (quint64 i = 0; i < 100'000; ++i)
        values.insert(values.end(), {Value(uuidOf(i)), Value::text("row " + QByteArray::number(i)), Value(qint64(i))});
    SUCCEEDS(db().putMany("piece", {"id", "title", "size"}, {"id"}, values));
    QCOMPARE(count("piece"), 100'000);
    SUCCEEDS(db().putMany("piece", {"id", "title", "size"}, {"id"}, values));
    qint64 sum = 0;
    SUCCEEDS(db().each("SELECT size FROM piece", {}, [&](const RowView &row) {
        sum += row.integer(0);
        return true;
    }));
    QCOMPARE(sum, qint64(100'000) * 99'999 / 2);
}

void ConnectionContract::migrationsMakeTheSameTableOnceOnly()
{
    const auto all = allMigrations();
    SUCCEEDS(all);
    QCOMPARE(pendingMigrations(db(), *all, Side::Server).value(), 2);
    QCOMPARE(migrate(db(), *all, Side::Server).value(), 2);
    QCOMPARE(migrate(db(), *all, Side::Server).value(), 0);
    QCOMPARE(pendingMigrations(db(), *all, Side::Server).value(), 0);
    SUCCEEDS(db().run(
        "INSERT INTO test_piece (id, made, title, facts, seal, size) VALUES (?, ?, ?, ?, ?, ?)",
        {Value(uuidOf(1)), Value(Instant(1)), Value::text("t"), Value::text("{}"), Value::bytes("x"), Value(1)}));
    bool open = false;
    SUCCEEDS(db().each("SELECT open FROM test_piece", {}, [&](const RowView &row) {
        open = row.boolean(0);
        return true;
    }));
    QVERIFY(open);
    QCOMPARE(count("test_session"), 0);
    FAILS(db().run("SELECT id FROM test_draft"), "storage.sql");
}

void ConnectionContract::migrationsOfAnUnknownFutureAreRefused()
{
    const auto all = allMigrations();
    SUCCEEDS(all);
    SUCCEEDS(migrate(db(), *all, Side::Desk));
    FAILS(migrate(db(), std::span(*all).first(1), Side::Desk), "storage.schema_newer");
}

void ConnectionContract::changedMigrationIsRefusedAndAChangedCommentIsNot()
{
    auto all = allMigrations();
    SUCCEEDS(all);
    SUCCEEDS(migrate(db(), *all, Side::Desk));
    all->front().sql += "\n-- A remark.\n\n";
    QCOMPARE(migrate(db(), *all, Side::Desk).value(), 0);
    all->front().sql += "CREATE INDEX test_piece_size ON test_piece (size);";
    FAILS(migrate(db(), *all, Side::Desk), "storage.migration_changed");
}

void ConnectionContract::lateMigrationIsRefused()
{
    const auto all = allMigrations();
    SUCCEEDS(all);
    SUCCEEDS(migrate(db(), std::span(*all).last(1), Side::Desk));
    FAILS(migrate(db(), *all, Side::Desk), "storage.migration_late");
}

void ConnectionContract::failingMigrationLeavesNothing()
{
    const Migration bad{1, "bad", Family::Replicated, "CREATE TABLE half (id {int}) {by_rowid}; SELECT nothing;"};
    FAILS(migrate(db(), std::span(&bad, 1), Side::Desk), "storage.sql");
    FAILS(db().run("SELECT id FROM half"), "storage.sql");
    QCOMPARE(count("schema_version"), 0);
}

} // namespace peygir::storage
