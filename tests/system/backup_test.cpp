// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/blob_hash.h"
#include "storage/sqlite_connection.h"
#include "system/support/clerks_town.h"
#include "system/support/system_desk.h"

#include <QDir>

using namespace peygir;
using test::Caller;
using test::EmptyDatabase;
using test::must;
using test::ServerProcess;
using test::SystemDesk;

/// Goal: a backup that is there is one that can be restored: made while the server goes on, read to its end, and told apart
/// from one that has changed since (SYNC 9).
class BackupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { test::addDatabaseRows(); }

    void init()
    {
        m_database = std::make_unique<EmptyDatabase>();
        m_server = std::make_unique<ServerProcess>(*m_database);
        m_town.setUp(*m_server);
        m_backups = m_database->folder() + QStringLiteral("/backups");
    }
    void cleanup()
    {
        m_server.reset();
        m_database.reset();
    }

    void damagedStoreIsNotBackedUp()
    {
        QCOMPARE(m_server->stop(), 0);
        must(m_database->isPostgresql() ? m_database->open()->runScript("DELETE FROM receipt WHERE seq = 1")
                                        : store()->runScript("DELETE FROM receipt WHERE seq = 1"));
        QByteArray said;
        QCOMPARE(m_server->command({QStringLiteral("backup"), m_backups}, &said), 1);
        QVERIFY2(said.contains("damaged"), said.constData());
        QVERIFY(backups().isEmpty());
        QCOMPARE(m_server->command({QStringLiteral("verify")}, &said), 1);
        QVERIFY2(said.contains("the receipt of command 1 is missing"), said.constData());
    }

    void backupThatHasChangedIsNoBackup()
    {
        const QString backup = makeBackup();
        const QStringList files = QDir(backup).entryList({QStringLiteral("store.*"), QStringLiteral("contents.txt")});
        QCOMPARE(files.size(), 2);
        for (const QString &name : files) {
            QFile file(backup + u'/' + name);
            QVERIFY(file.open(QIODevice::ReadWrite));
            const QByteArray whole = file.readAll();
            file.seek(whole.size() / 2);
            file.write("x");
            file.flush();
            QByteArray said;
            QCOMPARE(m_server->command({QStringLiteral("verify"), backup}, &said), 1);
            QVERIFY2(said.contains("is not what it was"), said.constData());
            file.resize(0);
            file.seek(0);
            file.write(whole);
            file.close();
            QCOMPARE(m_server->command({QStringLiteral("verify"), backup}, &said), 0);
        }
    }

    void runningServerMakesOneThatIsSound()
    {
        const QString backup = makeBackup();
        for (const QString &which : {backup, m_backups}) {
            QByteArray said;
            QCOMPARE(m_server->command({QStringLiteral("verify"), which}, &said), 0);
            QVERIFY2(said.contains("is sound"), said.constData());
        }
        QVERIFY(QFile::exists(backup + QStringLiteral("/certificates/authority.pem")));
        QCOMPARE(m_server->command({QStringLiteral("verify")}), 0);
        Caller caller(*m_server);
        QCOMPARE(caller.get("/healthz").status, 200);
    }

    void contentThatIsThereIsNotCopiedAgain()
    {
        const BlobHash hash = BlobHash::of("a picture");
        const QString inStore = m_server->folder() + QStringLiteral("/blobs/") + hash.text().first(2);
        QVERIFY(QDir().mkpath(inStore));
        QFile picture(inStore + u'/' + hash.text());
        QVERIFY(picture.open(QIODevice::WriteOnly) && picture.write("a picture") == 9);
        picture.close();
        makeBackup();
        QFile copy(m_backups + QStringLiteral("/blobs/") + hash.text().first(2) + u'/' + hash.text());
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), QByteArray("a picture"));
        const QDateTime written = QFileInfo(copy).lastModified();
        QTest::qWait(1100);
        const QString second = makeBackup();
        QCOMPARE(QFileInfo(copy).lastModified(), written);
        copy.close();
        QVERIFY(copy.open(QIODevice::WriteOnly) && copy.write("a pictura") == 9);
        copy.close();
        QCOMPARE(m_server->command({QStringLiteral("verify"), second}), 1);
    }

private:
    std::unique_ptr<storage::Connection> store() const
    {
        storage::SqliteOptions options;
        options.path = m_server->folder() + QStringLiteral("/peygir.sqlite");
        return must(storage::openSqlite(options));
    }
    QStringList backups() const
    {
        return QDir(m_backups).entryList({QStringLiteral("peygir-*")}, QDir::Dirs, QDir::Name);
    }
    QString makeBackup()
    {
        QByteArray said;
        if (m_server->command({QStringLiteral("backup"), m_backups}, &said) != 0)
            qFatal("no backup: %s", said.constData());
        return m_backups + u'/' + backups().last();
    }

    test::ClerksTown m_town;
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<ServerProcess> m_server;
    QString m_backups;
};

QTEST_GUILESS_MAIN(BackupTest)
#include "backup_test.moc"
