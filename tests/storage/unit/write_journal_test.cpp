// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/journal_segment.h"
#include "storage/journaled_connection.h"
#include "storage/sqlite_connection.h"
#include "support/databases/empty_database.h"

#include <QDir>
#include <QFile>

using namespace peygir;
using namespace peygir::storage;
using test::idOf;
using test::must;

namespace {

/// Commits nothing from the moment on that it is told so, as if the program ended there.
class EndingConnection final : public Connection
{
public:
    EndingConnection(std::unique_ptr<Connection> connection, const bool &ends)
        : m_connection(std::move(connection))
        , m_ends(ends)
    {}
    Dialect dialect() const override { return m_connection->dialect(); }
    Result<qint64> run(QByteArrayView sql, std::span<const Value> values) override { return m_connection->run(sql, values); }
    Result<void> runScript(const QByteArray &sql) override { return m_connection->runScript(sql); }
    Result<void> each(QByteArrayView sql, std::span<const Value> values,
                      const std::function<bool(const RowView &)> &row) override
    {
        return m_connection->each(sql, values, row);
    }
    Result<void> putMany(const QByteArray &table, const std::vector<QByteArray> &columns,
                         const std::vector<QByteArray> &keys, std::span<const Value> values) override
    {
        return m_connection->putMany(table, columns, keys, values);
    }
    Result<void> begin(Access access) override { return m_connection->begin(access); }
    Result<void> commit() override { return m_ends ? Error("storage.io") : m_connection->commit(); }
    void rollback() override { m_connection->rollback(); }
    bool inTransaction() const override { return m_connection->inTransaction(); }
    void interrupt() override {}

private:
    std::unique_ptr<Connection> m_connection;
    const bool &m_ends;
};

} // namespace

/// Goal: what was committed is in the journal, what was not committed does not come back, and a journal that does not belong
/// to the store says so (SYNC 9).
class WriteJournalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_ends = false;
        auto connection = openStore(QStringLiteral("store"));
        must(connection->runScript("CREATE TABLE journal_state (id INTEGER PRIMARY KEY, number INTEGER NOT NULL) STRICT;"
                                   "INSERT INTO journal_state VALUES (1, 0);"
                                   "CREATE TABLE note (id BLOB PRIMARY KEY, words TEXT, n INTEGER, raw BLOB) STRICT;"));
        connection.reset();
        must(QFile::copy(path(QStringLiteral("store")), path(QStringLiteral("backup"))) ? Result<void>() : Error("copy"));
        open();
    }
    void cleanup() { close(); }

    void entryThatWasNeverCommittedIsCutOff()
    {
        write(QStringLiteral("first"));
        m_ends = true;
        QCOMPARE(idOf(tryWrite(QStringLiteral("lost"))), QByteArray("storage.io"));
        QCOMPARE(entries(), 2);
        m_ends = false;
        // The same connection, and then another process.
        write(QStringLiteral("second"));
        QCOMPARE(entries(), 2);
        m_ends = true;
        QCOMPARE(idOf(tryWrite(QStringLiteral("lost as well"))), QByteArray("storage.io"));
        m_ends = false;
        reopen();
        QCOMPARE(entries(), 2);
        QCOMPARE(replayed(), words());
        QCOMPARE(words(), QByteArray("first,second"));
    }

    void entryThatWasNotWrittenToItsEndIsCutOff_data()
    {
        QTest::addColumn<int>("left");
        for (const int left : {1, 5, 12, 20, 60})
            QTest::addRow("%d bytes of it", left) << left;
    }
    void entryThatWasNotWrittenToItsEndIsCutOff()
    {
        QFETCH(int, left);
        write(QStringLiteral("first"));
        const qint64 size = QFile(segment()).size();
        write(QStringLiteral("torn"));
        close();
        // As if the commit of "torn" had not come either.
        must(openStore(QStringLiteral("store"))->runScript("DELETE FROM note WHERE words = 'torn';"
                                                           "UPDATE journal_state SET number = 1"));
        QVERIFY(QFile::resize(segment(), size + left));
        open();
        QCOMPARE(entries(), 1);
        write(QStringLiteral("second"));
        QCOMPARE(replayed(), QByteArray("first,second"));
    }

    void damageInTheMiddleIsNotTakenForAnEnd()
    {
        write(QStringLiteral("first"));
        const qint64 size = QFile(segment()).size();
        write(QStringLiteral("second"));
        write(QStringLiteral("third"));
        close();
        QFile file(segment());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(size + 20) && file.write("\xff\xff") == 2);
        file.close();
        QCOMPARE(idOf(WriteJournal::open(path(QStringLiteral("journal")), 3)), QByteArray("storage.journal_damaged"));
        QCOMPARE(idOf(tryReplay()), QByteArray("storage.journal_damaged"));
    }

    void olderCopyOfTheStoreIsNotWrittenTo()
    {
        write(QStringLiteral("first"));
        write(QStringLiteral("second"));
        close();
        QVERIFY(QFile::remove(path(QStringLiteral("store"))));
        QVERIFY(QFile::copy(path(QStringLiteral("backup")), path(QStringLiteral("store"))));
        QCOMPARE(idOf(WriteJournal::open(path(QStringLiteral("journal")), 0)), QByteArray("storage.journal_ahead"));
    }

    void whatWasWrittenWithoutTheJournalIsAGap()
    {
        write(QStringLiteral("first"));
        close();
        auto alone = journaled(openStore(QStringLiteral("store")), nullptr);
        must(alone->run("INSERT INTO note (id, words) VALUES (?, 'unseen')", {nextId()}));
        alone.reset();
        open();
        QVERIFY(m_journal->hasGap());
        write(QStringLiteral("third"));
        QCOMPARE(idOf(tryReplay()), QByteArray("storage.journal_gap"));
        // A backup that has seen it closes the gap.
        const qint64 after = must(WriteJournal::read(path(QStringLiteral("journal")), 2,
                                                     [](qint64, const QByteArray &) { return Result<void>(); }));
        QCOMPARE(after, qint64(3));
    }

    void whatWasRolledBackIsInNoEntry()
    {
        {
            const Transaction transaction = must(Transaction::begin(*m_connection, Connection::Access::Write));
            must(m_connection->run("INSERT INTO note (id, words) VALUES (?, 'never')", {nextId()}));
        }
        QCOMPARE(entries(), 0);
        write(QStringLiteral("first"));
        QCOMPARE(replayed(), QByteArray("first"));
    }

    void everyKindOfWriteComesBack()
    {
        Transaction transaction = must(Transaction::begin(*m_connection, Connection::Access::Write));
        const Value a = nextId();
        const Value b = nextId();
        must(m_connection->putMany("note", {"id", "words", "n", "raw"}, {"id"},
                                   std::vector<Value>{a, Value::text(QStringLiteral("x")), Value(qint64(-7)), Value(),
                                                      b, Value(), Value(), Value::bytes(QByteArray("\0\1", 2))}));
        must(m_connection->putMany("note", {"id", "words"}, {"id"}, std::vector<Value>{b, Value::text(QStringLiteral("y"))}));
        must(m_connection->runScript("ALTER TABLE note ADD COLUMN later INTEGER; UPDATE note SET later = 3"));
        must(m_connection->run("UPDATE note SET n = ? WHERE id = ?", {Value(true), b}));
        must(transaction.commit());
        must(m_connection->run("INSERT INTO note (id, raw) VALUES (?, ?)", {nextId(), Value::bytes("")}));
        QCOMPARE(entries(), 2);
        must(tryReplay());
        QCOMPARE(dump(QStringLiteral("backup")), dump(QStringLiteral("store")));
    }

    void rotationKeepsWhatTheLastBackupNeeds()
    {
        write(QStringLiteral("first"));
        must(m_journal->rotate(0));
        write(QStringLiteral("second"));
        must(m_journal->rotate(1));
        QCOMPARE(segment::all(path(QStringLiteral("journal"))).size(), size_t(2));
        QCOMPARE(idOf(tryReplay()), QByteArray("storage.journal_gap"));
        write(QStringLiteral("third"));
        reopen();
        write(QStringLiteral("fourth"));
        QCOMPARE(must(WriteJournal::read(path(QStringLiteral("journal")), 1,
                                         [](qint64, const QByteArray &) { return Result<void>(); })),
                 qint64(4));
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString segment() const { return segment::all(path(QStringLiteral("journal"))).back(); }
    std::unique_ptr<Connection> openStore(const QString &name) const
    {
        return must(openSqlite({.path = path(name), .journal = SqliteOptions::Journal::Delete}));
    }
    void open()
    {
        auto connection = openStore(QStringLiteral("store"));
        const auto number = must(transactionNumber(*connection));
        m_journal = must(WriteJournal::open(path(QStringLiteral("journal")), *number));
        m_connection = journaled(std::make_unique<EndingConnection>(std::move(connection), m_ends), m_journal.get());
    }
    void close()
    {
        m_connection.reset();
        m_journal.reset();
    }
    void reopen()
    {
        close();
        open();
    }
    Value nextId() { return Value::bytes(QByteArray::number(++m_number)); }
    Result<qint64> tryWrite(const QString &text)
    {
        return m_connection->run("INSERT INTO note (id, words) VALUES (?, ?)", {nextId(), Value::text(text)});
    }
    void write(const QString &text) { must(tryWrite(text)); }
    int entries() const
    {
        int count = 0;
        must(WriteJournal::read(path(QStringLiteral("journal")), 0, [&count](qint64, const QByteArray &) {
            ++count;
            return Result<void>();
        }));
        return count;
    }
    Result<qint64> tryReplay()
    {
        const auto connection = openStore(QStringLiteral("backup"));
        return replayJournal(path(QStringLiteral("journal")), *connection);
    }
    QByteArray wordsOf(const QString &name) const
    {
        QByteArray all;
        must(openStore(name)->each("SELECT words FROM note ORDER BY CAST(CAST(id AS TEXT) AS INTEGER)", {},
                                   [&all](const RowView &view) {
                                       all += (all.isEmpty() ? "" : ",") + view.utf8(0);
                                       return true;
                                   }));
        return all;
    }
    QByteArray words() const { return wordsOf(QStringLiteral("store")); }
    QByteArray replayed()
    {
        must(tryReplay());
        return wordsOf(QStringLiteral("backup"));
    }
    QByteArray dump(const QString &name) const
    {
        QByteArray all;
        must(openStore(name)->each("SELECT CAST(id AS TEXT), COALESCE(words, '-'), COALESCE(CAST(n AS TEXT), '-'),"
                                   " COALESCE(hex(raw), '-'), COALESCE(CAST(later AS TEXT), '-') FROM note ORDER BY id",
                                   {}, [&all](const RowView &view) {
                                       for (int i = 0; i < 5; ++i)
                                           all += view.utf8(i) + '|';
                                       all += '\n';
                                       return true;
                                   }));
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    bool m_ends = false;
    int m_number = 0;
    std::unique_ptr<WriteJournal> m_journal;
    std::unique_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(WriteJournalTest)
#include "write_journal_test.moc"
