// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/blob_hash.h"
#include "composition/registry.h"
#include "intake/core/register_case.h"
#include "storage/sqlite_connection.h"
#include "system/support/clerks_town.h"
#include "system/support/system_desk.h"
#include "system/support/whole_store.h"

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
            // Whatever stood there: a dump may well have an x in its middle.
            file.write(whole.isEmpty() ? QByteArray("x") : QByteArray(1, char(whole[whole.size() / 2] ^ 1)));
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

    void killedServerComesBackFromBackupAndJournal()
    {
        if (m_database->isPostgresql())
            QSKIP("PostgreSQL archives its own journal");
        QCOMPARE(m_server->stop(), 0);
        const QString journal = m_database->folder() + QStringLiteral("/journal");
        m_server->setOptions({QStringLiteral("--journal"), journal});
        m_server->start();
        const QString backup = makeBackup();
        Desk sara(*this, "sara", m_town.sara);
        const BlobHash hash = BlobHash::of("a picture of the street");
        for (int i = 0; i < 30; ++i)
            sara.registerCase(i);
        QCOMPARE(sara.synchronise(), QByteArray());
        sara.upload(hash, "a picture of the street");
        // In a second process, while the server runs.
        QCOMPARE(m_server->command({QStringLiteral("add-user"), QStringLiteral("--user"), m_town.omid.toString(),
                                    QStringLiteral("--name"), QStringLiteral("omid2"), QStringLiteral("--password-file"),
                                    m_server->file(QStringLiteral("word"), "another password")}),
                 0);
        sara.registerCase(30);
        sara.pushAndDoNotWait();
        m_server->kill();

        const test::WholeStore before = everything();
        QVERIFY(before.contains("a case 29"));
        QVERIFY(QDir(m_server->folder()).removeRecursively());
        QByteArray said;
        const QStringList restore{QStringLiteral("restore"), m_backups, QStringLiteral("--journal"), journal};
        QVERIFY2(m_server->command(restore, &said) == 0, said.constData());
        const auto difference = everything().differenceTo(before);
        QVERIFY2(difference.rows == 0, difference.first.constData());
        QFile picture(m_server->folder() + QStringLiteral("/blobs/") + hash.text().first(2) + u'/' + hash.text());
        QVERIFY(picture.open(QIODevice::ReadOnly));
        QCOMPARE(picture.readAll(), QByteArray("a picture of the street"));
        // Into a folder with something in it: no.
        QCOMPARE(m_server->command(restore, &said), 1);
        QVERIFY2(said.contains("is not empty"), said.constData());

        // The desk goes on where it was, and the journal too.
        m_server->start();
        QCOMPARE(sara.synchronise(), QByteArray());
        sara.registerCase(31);
        QCOMPARE(sara.synchronise(), QByteArray());
        QCOMPARE(sara.desk.count("case_card"), 32);
        m_server->kill();
        const test::WholeStore later = everything();
        QVERIFY(QDir(m_server->folder()).removeRecursively());
        QVERIFY2(m_server->command(restore, &said) == 0, said.constData());
        QCOMPARE(everything().differenceTo(later).rows, qint64(0));
    }

    void whatCameAfterTheBackupIsGatheredFromTheDesks()
    {
        Desk sara(*this, "sara", m_town.sara);
        Desk nima(*this, "nima", m_town.nima);
        sara.registerCase(1);
        QCOMPARE(sara.synchronise(), QByteArray());
        makeBackup();
        for (int i = 2; i < 8; ++i) {
            Desk &desk = i % 2 == 0 ? nima : sara;
            desk.registerCase(i);
            QCOMPARE(desk.synchronise(), QByteArray());
        }
        m_server->kill();
        QVERIFY(QDir(m_server->folder()).removeRecursively());
        if (m_database->isPostgresql()) {
            const auto connection = m_database->open();
            QByteArray schema;
            must(connection->each("SELECT CAST(current_schema() AS text)", {}, [&schema](const storage::RowView &view) {
                schema = view.utf8(0);
                return false;
            }));
            must(connection->runScript("DROP SCHEMA \"" + schema + "\" CASCADE; CREATE SCHEMA \"" + schema + '"'));
        }
        QByteArray said;
        const QStringList restore{QStringLiteral("restore"), m_backups};
        QVERIFY2(m_server->command(restore, &said) == 0, said.constData());
        QCOMPARE(m_server->command({QStringLiteral("verify")}), 0);
        QCOMPARE(number("SELECT COUNT(*) FROM case_card"), qint64(1));
        // What is there is not written over.
        QCOMPARE(m_server->command(restore, &said), 1);
        QVERIFY2(said.contains("is not empty"), said.constData());

        m_server->start();
        for (int round = 0; round < 2; ++round) {
            for (Desk *desk : {&nima, &sara}) {
                QByteArray heard;
                // Whoever led before the restore is waited for on PostgreSQL.
                const auto hasSynchronised = [&] {
                    desk->desk.engine().disconnected();
                    heard = desk->synchronise();
                    return heard != "sync.not_leader";
                };
                QVERIFY(QTest::qWaitFor(hasSynchronised, 20'000));
                QCOMPARE(heard, QByteArray());
            }
        }
        QCOMPARE(sara.desk.count("case_card"), 7);
        QCOMPARE(nima.desk.count("case_card"), 7);
        QCOMPARE(m_server->stop(), 0);
        QCOMPARE(number("SELECT COUNT(*) FROM case_card"), qint64(7));
        QCOMPARE(number("SELECT COUNT(*) FROM case_history WHERE rev > 1"), qint64(0));
        QCOMPARE(number("SELECT COUNT(*) FROM receipt WHERE outcome <> 'applied'"), qint64(0));
        QCOMPARE(number("SELECT COUNT(*) FROM brought WHERE ran"), qint64(6));
        QVERIFY2(m_server->command({QStringLiteral("gather")}, &said) == 0, said.constData());
        QVERIFY2(!said.contains("possibly-lost"), said.constData());
        QCOMPARE(m_server->command({QStringLiteral("verify")}), 0);
    }

    void journalThatIsMissingABeginningIsNotRestoredFrom()
    {
        if (m_database->isPostgresql())
            QSKIP("PostgreSQL archives its own journal");
        makeBackup();
        Desk sara(*this, "sara", m_town.sara);
        sara.registerCase(1);
        QCOMPARE(sara.synchronise(), QByteArray());
        QCOMPARE(m_server->stop(), 0);
        const QString journal = m_database->folder() + QStringLiteral("/journal");
        m_server->setOptions({QStringLiteral("--journal"), journal});
        m_server->start();
        sara.registerCase(2);
        QCOMPARE(sara.synchronise(), QByteArray());
        m_server->kill();
        QVERIFY(QDir(m_server->folder()).removeRecursively());
        QByteArray said;
        QCOMPARE(m_server->command({QStringLiteral("restore"), m_backups, QStringLiteral("--journal"), journal}, &said), 1);
        QVERIFY2(said.contains("does not go on from here"), said.constData());
        QVERIFY(!QFile::exists(m_server->folder() + QStringLiteral("/peygir.sqlite")));
    }

private:
    /// Somebody at a desk of this server.
    struct Desk
    {
        Desk(BackupTest &test, const char *name, const UserId &user)
            : m_test(test)
            , m_name(QString::fromLatin1(name))
            , desk(test.m_registry, user, ++test.m_seed)
        {
            // For its codes.
            if (const QByteArray problem = synchronise(); !problem.isEmpty())
                qFatal("%s", problem.constData());
        }
        QByteArray synchronise()
        {
            Caller caller(*m_test.m_server);
            if (m_token.isEmpty())
                m_token = caller.signIn(m_name, m_name + QStringLiteral("'s password"), desk.desk());
            return desk.synchronise(caller, m_token);
        }
        void registerCase(int number)
        {
            const intake::RegisterCase message{{}, test::ClerksTown::subjectOf(m_test.m_town.streets), {}, {}, {},
                                               QStringLiteral("a case %1").arg(number), {}, {}, {}, {}, {}};
            must(desk.engine().submit(intake::RegisterCase::kind, fieldsToJson(message), desk.now(), "code"));
        }
        /// The server may be killed at any moment after this.
        void pushAndDoNotWait()
        {
            Caller caller(*m_test.m_server);
            desk.engine().disconnected();
            for (int i = 0; i < 2; ++i) {
                const auto request = must(desk.engine().next(desk.now()));
                const char *path = request->kind == sync::DeskEngine::RequestKind::Hello ? "/v1/hello" : "/v1/push";
                const auto answer = caller.post(path, request->body, m_token);
                if (request->kind == sync::DeskEngine::RequestKind::Hello)
                    must(desk.engine().receive(request->kind, answer.body, desk.now()));
            }
        }
        void upload(const BlobHash &hash, const QByteArray &content)
        {
            const auto channel = must(front::HttpsChannel::open(m_test.m_server->url(), m_test.m_server->trust()));
            QEventLoop loop;
            channel->put("/v1/blob/" + hash.hex(), content, "application/octet-stream",
                         {{"Authorization", "Bearer " + m_token}}, [&loop](const auto &) { loop.quit(); });
            loop.exec();
        }

    private:
        BackupTest &m_test;
        QString m_name;
        QByteArray m_token;

    public:
        SystemDesk desk;
    };

    test::WholeStore everything() const { return test::WholeStore(*store()); }

    std::unique_ptr<storage::Connection> store() const
    {
        storage::SqliteOptions options;
        options.path = m_server->folder() + QStringLiteral("/peygir.sqlite");
        return must(storage::openSqlite(options));
    }
    /// What the stopped server's database says.
    qint64 number(const QByteArray &sql) const
    {
        const auto connection = m_database->isPostgresql() ? m_database->open() : store();
        qint64 number = -1;
        must(connection->each(sql, {}, [&number](const storage::RowView &view) {
            number = view.integer(0);
            return false;
        }));
        return number;
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

    const Registry m_registry = makeRegistry();
    std::uint64_t m_seed = 0;
    test::ClerksTown m_town;
    std::unique_ptr<EmptyDatabase> m_database;
    std::unique_ptr<ServerProcess> m_server;
    QString m_backups;
};

QTEST_GUILESS_MAIN(BackupTest)
#include "backup_test.moc"
