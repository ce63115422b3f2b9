// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/blob_hash.h"
#include "storage/sqlite_connection.h"
#include "system/support/clerks_town.h"

#include <QDir>
#include <QtTest>

using namespace peygir;
using test::EmptyDatabase;
using test::must;
using test::ServerProcess;

/// Goal: whatever is wrong with a server's store is said by `peygird doctor` with what to do, and its exit status tells scripts
/// whether anything must be done.
class DoctorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_server = std::make_unique<ServerProcess>(*m_database);
        m_town.setUp(*m_server);
    }
    void cleanup()
    {
        m_server.reset();
        m_database.reset();
    }

    void aStoreWithoutABackupIsInTrouble()
    {
        QCOMPARE(doctor(), 1);
        QVERIFY2(m_said.contains("trouble: there is no backup of this store: run 'peygird backup FOLDER'"), m_said.constData());
        QVERIFY2(m_said.contains("something must be done: 1"), m_said.constData());
    }

    void oneWithABackupIsWell()
    {
        makeBackup();
        QVERIFY2(doctor() == 0, m_said.constData());
        QVERIFY2(!m_said.contains("trouble"), m_said.constData());
    }

    void anOldSchemaIsSaid()
    {
        makeBackup();
        QCOMPARE(m_server->stop(), 0);
        run("DELETE FROM schema_version WHERE number = (SELECT MAX(number) FROM schema_version)");
        QCOMPARE(doctor(), 1);
        QVERIFY2(m_said.contains("lacks 1 migrations: run 'peygird migrate'"), m_said.constData());
    }

    void aMissingReceiptAndABrokenChainAreSaid()
    {
        makeBackup();
        QCOMPARE(m_server->stop(), 0);
        run("DELETE FROM receipt WHERE seq = 1");
        run("DELETE FROM chain WHERE seq = (SELECT MAX(seq) FROM chain)");
        QCOMPARE(doctor(), 1);
        for (const char *words : {"the receipt of command 1 is missing", "the chain of the history is broken",
                                  "findings in the rows: stop the server, and restore the last backup"})
            QVERIFY2(m_said.contains(words), m_said.constData());
    }

    void aTornLeaderIsSaid()
    {
        makeBackup();
        QCOMPARE(m_server->stop(), 0);
        run("UPDATE server_state SET token = token + 1");
        QCOMPARE(doctor(), 1);
        QVERIFY2(m_said.contains("the leader's row and the state disagree"), m_said.constData());
    }

    void filesThatAreMissingAreToldFromThoseOfNobody()
    {
        makeBackup();
        const BlobHash lost = BlobHash::of("a picture that is gone");
        const BlobHash loose = BlobHash::of("a picture of nobody");
        const QString folder = m_server->folder() + QStringLiteral("/blobs/") + loose.text().first(2);
        QVERIFY(QDir().mkpath(folder));
        QFile picture(folder + u'/' + loose.text());
        QVERIFY(picture.open(QIODevice::WriteOnly) && picture.write("a picture of nobody") > 0);
        picture.close();
        QCOMPARE(doctor(), 0);
        QVERIFY2(m_said.contains("note: 1 files in the folder 'blobs' belong to nobody"), m_said.constData());
        QCOMPARE(m_server->stop(), 0);
        run("INSERT INTO blob_holder (sha256, user_id, size, at) SELECT '" + lost.hex() + "', user_id, 22, 0 FROM account LIMIT 1");
        QCOMPARE(doctor(), 1);
        QVERIFY2(m_said.contains("trouble: 1 files are not in the folder 'blobs'"), m_said.constData());
    }

    void fileThatARecordNamesIsNotNobodys() // R158
    {
        makeBackup();
        const BlobHash named = BlobHash::of("a guide");
        const QString folder = m_server->folder() + QStringLiteral("/blobs/") + named.text().first(2);
        QVERIFY(QDir().mkpath(folder));
        QFile guide(folder + u'/' + named.text());
        QVERIFY(guide.open(QIODevice::WriteOnly) && guide.write("a guide") > 0);
        guide.close();
        doctor();
        QVERIFY2(m_said.contains("note: 1 files in the folder 'blobs' belong to nobody"), m_said.constData());
        QCOMPARE(m_server->stop(), 0);
        run("INSERT INTO record_file (id, aggregate, rev, seq, hash, record_type, record, sha256, by_user, at) SELECT user_id, user_id, 1, 1, 0,"
            " 'introduction_file', user_id, '" + named.hex() + "', user_id, 0 FROM account LIMIT 1");
        doctor();
        QVERIFY2(!m_said.contains("belong to nobody"), m_said.constData());
        QVERIFY2(!m_said.contains("have not come"), m_said.constData());
    }

    void lostPlacesAndHeldCommandsAreSaid()
    {
        makeBackup();
        QCOMPARE(m_server->stop(), 0);
        QCOMPARE(m_server->command({QStringLiteral("gather"), QStringLiteral("begin")}), 0);
        run("UPDATE gathering SET old_head = from_seq + 3");
        run("UPDATE receipt SET outcome = 'held' WHERE seq = 1");
        // Of several nodes none leads now, which is a trouble.
        const int status = doctor();
        QCOMPARE(status, m_database->isPostgresql() && m_said.contains("no node leads") ? 1 : 0);
        QVERIFY2(m_said.contains("note: desks bring what was lost"), m_said.constData());
        QVERIFY2(m_said.contains("note: nobody has brought the places"), m_said.constData());
        QVERIFY2(m_said.contains("note: 1 commands are held"), m_said.constData());
        run("UPDATE gathering SET ended = 5");
        QCOMPARE(doctor(), 1);
        QVERIFY2(m_said.contains("trouble: nobody has brought the places"), m_said.constData());
    }

    void aChangedCellIsFoundByAServerThatHasNothingToDo() // SYNC 17
    {
        test::Caller caller(*m_server);
        QTRY_VERIFY_WITH_TIMEOUT(caller.get("/healthz").body.contains("\"differing\":0"), 5'000);
        QCOMPARE(m_server->stop(), 0);
        run("UPDATE person SET full_name = full_name || '!' WHERE id = (SELECT id FROM person ORDER BY id LIMIT 1)");
        m_server->start();
        test::Caller again(*m_server);
        QTRY_VERIFY_WITH_TIMEOUT(again.get("/healthz").body.contains("\"differing\":1"), 30'000);
    }

    void aDamagedPageHidesNothingElse()
    {
        if (m_database->isPostgresql())
            QSKIP("PostgreSQL keeps its own pages");
        QCOMPARE(m_server->stop(), 0);
        qint64 page = 0;
        must(store()->each("SELECT rootpage FROM sqlite_schema WHERE name = 'chain'", {}, [&page](const storage::RowView &view) {
            page = view.integer(0);
            return false;
        }));
        QFile file(m_server->folder() + QStringLiteral("/peygir.sqlite"));
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((page - 1) * 4096));
        QCOMPARE(file.write(QByteArray(4096, '\x7f')), qint64(4096));
        file.close();
        QCOMPARE(doctor(), 1);
        QVERIFY2(m_said.contains("a page of the database is damaged"), m_said.constData());
        QVERIFY2(m_said.contains("there is no backup of this store"), m_said.constData());
    }

private:
    int doctor() { return m_server->command({QStringLiteral("doctor")}, &m_said); }
    void makeBackup()
    {
        QByteArray said;
        if (m_server->command({QStringLiteral("backup"), m_database->folder() + QStringLiteral("/backups")}, &said) != 0)
            qFatal("no backup: %s", said.constData());
    }
    std::unique_ptr<storage::Connection> store() const
    {
        storage::SqliteOptions options;
        options.path = m_server->folder() + QStringLiteral("/peygir.sqlite");
        return must(storage::openSqlite(options));
    }
    /// On the store of the server, which has stopped.
    void run(const QByteArray &sql)
    {
        must(m_database->isPostgresql() ? m_database->open()->runScript(sql) : store()->runScript(sql));
    }

    test::ClerksTown m_town;
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<ServerProcess> m_server;
    QByteArray m_said;
};

QTEST_GUILESS_MAIN(DoctorTest)
#include "doctor_test.moc"
