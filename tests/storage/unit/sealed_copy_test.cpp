// SPDX-License-Identifier: GPL-3.0-or-later
#include "sealed_files.h"

#include "storage/local_store.h"
#include "storage/sealed_copy.h"

#include <QtTest>

#include <unistd.h>

using namespace peygir;
using namespace peygir::storage;
using namespace peygir::test;

namespace {

const QByteArray words = QStringLiteral("چاله‌ی خیابان نرگس").toUtf8();

} // namespace

/// A key provider as a program with a keychain has one.
class KeyInHand final : public KeyProvider
{
public:
    Result<void> withKey(const std::function<Result<void>(Key)> &use) override { return use(deskKey); }
    Result<void> forget() override { return {}; }
};

/// Goal (R253): an older store in clear becomes a sealed one without losing a row, whatever stops that half way, and nothing
/// of it stays readable beside it.
class SealedCopyTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    KeyInHand m_keys;
    OpenPolicy m_clear{.unencryptedVolume = OpenPolicy::UnencryptedVolume::Allow};
    OpenPolicy m_seal{.inClear = OpenPolicy::InClear::Seal};

    QString folder() const { return m_folder->path() + QStringLiteral("/a store"); }
    QString file(const char *name = "desk.db") const { return QDir(folder()).filePath(QLatin1String(name)); }
    Result<std::unique_ptr<LocalStore>> open(KeyProvider *keys, const OpenPolicy &policy) const
    {
        return LocalStore::open(folder(), LocalStore::Purpose::Desk, keys, policy);
    }
    void fillInClear(int rows = 500) const
    {
        const auto store = must(open(nullptr, m_clear));
        const auto connection = must(store->connect());
        SealedFolder::makeTable(*connection);
        must(connection->runScript("CREATE TABLE typed (id INTEGER PRIMARY KEY, x TEXT); PRAGMA user_version = 7"));
        for (int row = 1; row <= rows; ++row)
            SealedFolder::addRow(*connection, row);
        must(connection->run("INSERT INTO typed (x) VALUES (?)", {Value::text(words)}));
        // The index of search, as it lies beside a store in clear.
        putContent(file("search-1.db"), "SQLite format 3" + words);
    }
    qint64 ask(LocalStore &store, const QByteArray &sql) const { return must(number(*must(store.connect()), sql)); }
    QStringList readableFiles() const
    {
        QStringList readable;
        for (const QString &name : QDir(folder()).entryList(QDir::Files)) {
            if (contentOf(QDir(folder()).filePath(name)).contains(words))
                readable << name;
        }
        return readable;
    }

private Q_SLOTS:
    void init()
    {
        if (!LocalStore::canSeal())
            QSKIP("built without sealing");
        m_folder = std::make_unique<QTemporaryDir>();
    }

    void whatIsNoDatabaseBecomesNone()
    {
        QDir().mkpath(folder());
        putContent(file(), "SQLite format 3" + QByteArray(5000, 'x'));
        const SealingVfs vfs(deskKey);
        QVERIFY(!copySealed(file(), file("copy.db"), vfs.name()).ok());
        QCOMPARE(QDir(folder()).entryList({QStringLiteral("copy*")}, QDir::Files), QStringList());
    }

    void aFileOfAnotherProgramIsLeftAsItIs()
    {
        QDir().mkpath(folder());
        must(must(openSqlite({.path = file()}))->runScript("CREATE TABLE t (id INTEGER)"));
        const QByteArray before = contentOf(file());
        const auto opened = open(&m_keys, m_seal);
        QCOMPARE(opened.ok() ? QByteArray() : opened.error().id(), QByteArray("storage.foreign"));
        QCOMPARE(contentOf(file()), before);
    }

    void onlyWhereThePolicySaysSo()
    {
        fillInClear();
        const auto opened = open(&m_keys, {});
        QCOMPARE(opened.ok() ? QByteArray() : opened.error().id(), QByteArray("storage.not_encrypted"));
        QVERIFY(contentOf(file()).startsWith("SQLite format 3"));
    }

    void everyRowIsThereAndNothingIsReadable()
    {
        fillInClear();
        QVERIFY(!readableFiles().isEmpty());
        {
            const auto store = must(open(&m_keys, m_seal));
            QVERIFY(store->wasSealedNow());
            QCOMPARE(store->protection(), LocalStore::Protection::Sealed);
            QCOMPARE(ask(*store, "SELECT count(*) FROM message WHERE phone LIKE '0912%'"), 500);
            QCOMPARE(ask(*store, "PRAGMA user_version"), 7);
            QCOMPARE(ask(*store, "SELECT count(*) FROM typed"), 1);
            QCOMPARE(readableFiles(), QStringList());
            must(must(store->connect())->run("INSERT INTO typed (x) VALUES ('more')"));
        }
        QVERIFY(contentOf(file()).startsWith("SEA1"));
        QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList({QStringLiteral("desk.db"), QStringLiteral("desk.lock")}));
        const auto again = must(open(&m_keys, m_seal));
        QVERIFY(!again->wasSealedNow());
        QCOMPARE(ask(*again, "SELECT count(*) FROM typed"), 2);
    }

    void whatStandsInTheLogOnlyComesAlong()
    {
        fillInClear(10);
        {
            // As a kill leaves it: committed, and not brought into the file.
            const auto store = must(open(nullptr, m_clear));
            const auto connection = must(store->connect());
            must(connection->run("INSERT INTO typed (x) VALUES ('late')"));
            QFile::copy(file(), m_folder->filePath(QStringLiteral("db")));
            QFile::copy(file("desk.db-wal"), m_folder->filePath(QStringLiteral("wal")));
        }
        QVERIFY(QFile::remove(file()));
        QFile::rename(m_folder->filePath(QStringLiteral("db")), file());
        QFile::rename(m_folder->filePath(QStringLiteral("wal")), file("desk.db-wal"));
        const auto store = must(open(&m_keys, m_seal));
        QCOMPARE(ask(*store, "SELECT count(*) FROM typed"), 2);
    }

    void stoppedBeforeTheNameWasGivenNothingIsLost()
    {
        fillInClear();
        const SealingVfs vfs(deskKey);
        must(copySealed(file(), file("desk.db.sealing"), vfs.name()));
        QCOMPARE(::link(QFile::encodeName(file()).constData(), QFile::encodeName(file("desk.db.clear")).constData()), 0);
        const auto store = must(open(&m_keys, m_seal));
        QCOMPARE(ask(*store, "SELECT count(*) FROM message"), 500);
        QCOMPARE(readableFiles(), QStringList());
    }

    void stoppedBeforeTheClearOneWasErasedItIsErasedNextTime()
    {
        fillInClear();
        const SealingVfs vfs(deskKey);
        must(copySealed(file(), file("desk.db.sealing"), vfs.name()));
        QVERIFY(QFile::rename(file(), file("desk.db.clear")));
        QVERIFY(QFile::rename(file("desk.db.sealing"), file()));
        // By a further name one sees what became of the bytes.
        const QByteArray witness = QFile::encodeName(file("witness"));
        QCOMPARE(::link(QFile::encodeName(file("desk.db.clear")).constData(), witness.constData()), 0);
        const auto store = must(open(&m_keys, m_seal));
        QCOMPARE(ask(*store, "SELECT count(*) FROM message"), 500);
        QCOMPARE(contentOf(file("witness")).count('\0'), contentOf(file("witness")).size());
        QVERIFY(!QFile::exists(file("desk.db.clear")));
        QVERIFY(!QFile::exists(file("search-1.db")));
    }
};

QTEST_GUILESS_MAIN(SealedCopyTest)
#include "sealed_copy_test.moc"
