// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/content_hash.h"
#include "base/random.h"
#include "storage/door.h"
#include "storage/sqlite_connection.h"

#include <QtTest>

using namespace peygir;
using namespace peygir::storage;

/// Goal: the hash that SQLite makes of a row from its columns is the one that our own code makes of the row (SYNC 17), whatever
/// stands in it, so that a scan and a walk of the same store agree.
class ContentHashTest : public QObject
{
    Q_OBJECT

    const Table m_table = makeTable("thing", {9, "thing"}, true,
                                    {{"words", Value::Type::Text, true},
                                     {"amount", Value::Type::Integer, true},
                                     {"done", Value::Type::Boolean, true},
                                     {"raw", Value::Type::Bytes, true},
                                     {"owner", Value::Type::Uuid, true},
                                     {"also", Value::Type::Text, false}});
    std::unique_ptr<Connection> m_connection;
    SeededRandom m_random{3};

    Row drawRow()
    {
        const auto orNull = [this](Value value) { return m_random.below(3) == 0 ? Value() : value; };
        const auto text = [this] {
            static const char *const words[] = {"", "a", "چراغ خاموش است", "100%", "two\nlines"};
            return Value::text(QString::fromUtf8(words[m_random.below(5)]));
        };
        Row row{&m_table, newUuid(Instant(1), m_random), newUuid(Instant(2), m_random), 1, 2, 3, {}};
        row.values = {orNull(text()),
                      orNull(qint64(m_random.next())),
                      orNull(m_random.below(2) == 0),
                      orNull(Value::bytes(m_random.bytes(qsizetype(m_random.below(40))))),
                      orNull(newUuid(Instant(3), m_random)),
                      text()};
        return row;
    }
    std::vector<qint64> hashes()
    {
        std::vector<qint64> found;
        const auto read = m_connection->each("SELECT " + contentHashOf(m_table) + " FROM thing ORDER BY rowid", {},
                                             [&found](const RowView &view) {
                                                 found.push_back(view.integer(0));
                                                 return true;
                                             });
        if (!read.ok())
            qFatal("%s", qPrintable(read.error().values().value(QStringLiteral("detail")).toString()));
        return found;
    }

private Q_SLOTS:
    void init()
    {
        SqliteOptions options;
        options.path = QStringLiteral(":memory:");
        m_connection = std::move(openSqlite(options)).value();
        const auto made = m_connection->runScript("CREATE TABLE thing (id BLOB PRIMARY KEY, aggregate BLOB NOT NULL,"
                                                  " rev INTEGER NOT NULL, seq INTEGER NOT NULL, hash INTEGER NOT NULL,"
                                                  " words TEXT, amount INTEGER, done INTEGER, raw BLOB, owner BLOB,"
                                                  " also TEXT NOT NULL) STRICT");
        QVERIFY(made.ok());
    }

    void isThatOfTheRow()
    {
        std::vector<qint64> wanted;
        for (int i = 0; i < 500; ++i) {
            const Row row = drawRow();
            wanted.push_back(contentHash(row));
            QVERIFY(Door(*m_connection).put(row).ok());
        }
        QCOMPARE(hashes(), wanted);
    }

    void changesWithEveryCell()
    {
        Row row = drawRow();
        row.values = {Value::text("w"), Value(5), Value(true), Value::bytes("raw"), Value(row.id), Value::text("a")};
        QVERIFY(Door(*m_connection).put(row).ok());
        const qint64 before = hashes().front();
        for (const char *change : {"words = 'v'", "words = NULL", "amount = 6", "done = 0", "raw = x'00'",
                                   "owner = x'00'", "also = ''", "aggregate = id", "id = aggregate"}) {
            QVERIFY(m_connection->begin(Connection::Access::Write).ok());
            QVERIFY(m_connection->run(QByteArray("UPDATE thing SET ") + change).ok());
            QVERIFY2(hashes().front() != before, change);
            m_connection->rollback();
        }
        QVERIFY(m_connection->run("UPDATE thing SET rev = 7, seq = 8, hash = 9").ok());
        QCOMPARE(hashes().front(), before);
    }
};

QTEST_GUILESS_MAIN(ContentHashTest)
#include "content_hash_test.moc"
