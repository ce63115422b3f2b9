// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/local_store.h"
#include "storage/volume_encryption.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace peygir;
using namespace peygir::storage;

namespace {

/// A key provider as a program with a keychain has one.
class KeyInHand final : public KeyProvider
{
public:
    explicit KeyInHand(std::uint8_t first = 1)
        : m_key{first}
    {}
    Result<void> withKey(const std::function<Result<void>(Key)> &use) override { return use(m_key); }
    Result<void> forget() override { return {}; }

private:
    std::array<std::uint8_t, keyBytes> m_key;
};

/// One whose keychain does not answer.
class NoKey final : public KeyProvider
{
public:
    Result<void> withKey(const std::function<Result<void>(Key)> &) override { return Error("storage.no_keychain"); }
    Result<void> forget() override { return {}; }
};

const OpenPolicy allowed{.unencryptedVolume = OpenPolicy::UnencryptedVolume::Allow};

QByteArray failureIn(const Result<std::unique_ptr<LocalStore>> &opened)
{
    return opened.ok() ? QByteArray("opened") : opened.error().id();
}

void writeFileAt(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

/// Goal: a store is where it may be, belongs to one process, and says plainly what is wrong with it.
class LocalStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void unencryptedVolumeIsRefusedUnlessAllowed()
    {
        const bool encrypted = volumeIsEncrypted(folder());
        QCOMPARE(failureIn(LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr)),
                 encrypted ? QByteArray("opened") : QByteArray("storage.unencrypted_volume"));
        QCOMPARE(QFile::exists(database()), encrypted);
        const auto store = LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, allowed);
        QVERIFY(store.ok());
        QCOMPARE((*store)->protection() == LocalStore::Protection::EncryptedVolume, encrypted);
    }

    void storeOfAnotherProcessIsInUse()
    {
        int toParent[2];
        int toChild[2];
        QVERIFY(pipe(toParent) == 0 && pipe(toChild) == 0);
        const pid_t child = fork();
        char byte = 0;
        if (child == 0) {
            const auto store = LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, allowed);
            byte = store.ok() ? 'y' : 'n';
            _exit(write(toParent[1], &byte, 1) == 1 && read(toChild[0], &byte, 1) == 1 ? 0 : 1);
        }
        QVERIFY(read(toParent[0], &byte, 1) == 1);
        QCOMPARE(byte, 'y');
        const auto second = LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, allowed);
        QCOMPARE(failureIn(second), QByteArray("storage.in_use"));
        QCOMPARE(second.error().values().value(QStringLiteral("pid")).toLongLong(), qint64(child));
        QVERIFY(write(toChild[1], &byte, 1) == 1);
        int status = 0;
        QCOMPARE(waitpid(child, &status, 0), child);
        // It ended without closing anything, as a crash does.
        QCOMPARE(status, 0);
        QCOMPARE(failureIn(LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, allowed)),
                 QByteArray("opened"));
    }

    void twoPurposesMayBeOpenAtOnce()
    {
        const auto desk = LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, allowed);
        const auto server = LocalStore::open(folder(), LocalStore::Purpose::Server, nullptr, allowed);
        QVERIFY(desk.ok() && server.ok());
        QVERIFY((*desk)->path() != (*server)->path());
    }

    void wrongFilesAreToldApart_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<bool>("withKey");
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("empty") << QByteArray() << false << QByteArray("storage.damaged");
        QTest::newRow("no database") << QByteArray(8192, 'x') << false << QByteArray("storage.damaged");
        QTest::newRow("cut in its header")
            << QByteArray("SQLite format 3\0", 16) << false << QByteArray("storage.damaged");
        QTest::newRow("sealed") << QByteArray("SEA1") + QByteArray(8188, 's') << false << QByteArray("storage.sealed");
        QTest::newRow("sealed, with another key")
            << QByteArray("SEA1") + QByteArray(8188, 's') << true << QByteArray("storage.wrong_key");
        QTest::newRow("in clear, with a key") << QByteArray("SQLite format 3\0", 16) + QByteArray(4080, '\0') << true
                                              << QByteArray("storage.not_encrypted");
    }
    void wrongFilesAreToldApart()
    {
        QFETCH(QByteArray, content);
        QFETCH(bool, withKey);
        QFETCH(QByteArray, id);
        writeFileAt(database(), content);
        if (withKey && !LocalStore::canSeal())
            QSKIP("built without sealing");
        KeyInHand keys;
        const auto opened = LocalStore::open(folder(), LocalStore::Purpose::Desk, withKey ? &keys : nullptr, allowed);
        QCOMPARE(failureIn(opened), id);
        QCOMPARE(opened.error().values().value(QStringLiteral("path")).toString(), database());
        // Whatever it was, it is left as it was found.
        QFile file(database());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), content);
    }

    void databaseOfAnotherProgramIsForeign()
    {
        QVERIFY(openSqlite({.path = database()}).value()->runScript("CREATE TABLE t (id INTEGER)").ok());
        QCOMPARE(failureIn(LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, allowed)),
                 QByteArray("storage.foreign"));
    }

    void withoutSealingNoSealedStoreIsPretended()
    {
        if (LocalStore::canSeal())
            QSKIP("built with sealing");
        KeyInHand keys;
        QCOMPARE(failureIn(LocalStore::open(folder(), LocalStore::Purpose::Desk, &keys, allowed)),
                 QByteArray("storage.sealing_unavailable"));
        QVERIFY(!QFile::exists(database()));
    }

    void withoutItsKeyNothingIsMade()
    {
        NoKey keys;
        QVERIFY(!LocalStore::open(folder(), LocalStore::Purpose::Desk, &keys, allowed).ok());
        QVERIFY(!QFile::exists(database()));
    }

    void sealedStoreMayLieAnywhereAndIsSealed()
    {
        if (!LocalStore::canSeal())
            QSKIP("built without sealing");
        KeyInHand keys;
        const QByteArray words = QStringLiteral("چاله‌ی خیابان نرگس").toUtf8();
        for (int round = 0; round < 2; ++round) {
            const auto store = LocalStore::open(folder(), LocalStore::Purpose::Desk, &keys);
            QCOMPARE(failureIn(store), QByteArray("opened"));
            QCOMPARE((*store)->protection(), LocalStore::Protection::Sealed);
            const auto db = (*store)->connect();
            QVERIFY(db.ok());
            if (round == 0) {
                QVERIFY((*db)->runScript("CREATE TABLE t (x TEXT)").ok());
                QVERIFY((*db)->run("INSERT INTO t VALUES (?)", {Value::text(words)}).ok());
            }
            const auto reader = (*store)->connect(LocalStore::Access::ReadOnly);
            QVERIFY(reader.ok());
            QByteArray found;
            QVERIFY((*reader)
                        ->each("SELECT x FROM t", {},
                               [&found](const RowView &row) {
                                   found = row.utf8(0);
                                   return true;
                               })
                        .ok());
            QCOMPARE(found, words);
            for (const QString &name : QDir(folder()).entryList(QDir::Files))
                QVERIFY2(!contentAt(name).contains(words), qPrintable(name));
            QCOMPARE((*store)->findings(), SealFindings{});
        }
        QVERIFY(contentAt(QStringLiteral("desk.db")).startsWith("SEA1"));
        KeyInHand others(2);
        QCOMPARE(failureIn(LocalStore::open(folder(), LocalStore::Purpose::Desk, &others)),
                 QByteArray("storage.wrong_key"));
        QCOMPARE(failureIn(LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, allowed)),
                 QByteArray("storage.sealed"));
    }

    void changedPageOfASealedStoreIsCounted()
    {
        if (!LocalStore::canSeal())
            QSKIP("built without sealing");
        KeyInHand keys;
        {
            const auto store = LocalStore::open(folder(), LocalStore::Purpose::Desk, &keys);
            const auto db = (*store)->connect();
            QVERIFY((*db)->runScript("CREATE TABLE t (x BLOB); INSERT INTO t VALUES (zeroblob(50000))").ok());
        }
        QFile file(database());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4 * 4096 + 5) && file.write("changed") == 7);
        file.close();
        const auto store = LocalStore::open(folder(), LocalStore::Purpose::Desk, &keys);
        QCOMPARE(failureIn(store), QByteArray("opened"));
        const auto db = (*store)->connect();
        const auto read = (*db)->each("SELECT x FROM t", {}, [](const RowView &row) { return row.bytes(0).size() > 0; });
        QVERIFY(!read.ok());
        QCOMPARE(read.error().id(), QByteArray("storage.damaged"));
        QVERIFY((*store)->findings().pages > 0);
    }

    void damagedPageIsFoundWhenAsked()
    {
        {
            const auto store = LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, allowed);
            QVERIFY(store.ok());
            const auto db = (*store)->connect();
            QVERIFY((*db)
                        ->runScript("CREATE TABLE t (id INTEGER PRIMARY KEY, x BLOB);"
                                    "INSERT INTO t VALUES (1, zeroblob(50000))")
                        .ok());
        }
        QFile file(database());
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(4096) && file.write(QByteArray(4096, '\x55')) == 4096);
        file.close();
        OpenPolicy policy = allowed;
        QCOMPARE(failureIn(LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, policy)),
                 QByteArray("opened"));
        policy.check = OpenPolicy::Check::Quick;
        QCOMPARE(failureIn(LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, policy)),
                 QByteArray("storage.damaged"));
    }

    void leftoverOfAnInterruptedCreationIsReplaced()
    {
        writeFileAt(database() + QStringLiteral(".new"), QByteArray(5000, 'x'));
        writeFileAt(database() + QStringLiteral(".new-wal"), QByteArray(5000, 'x'));
        const auto store = LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, allowed);
        QVERIFY(store.ok());
        QVERIFY(!QFile::exists(database() + QStringLiteral(".new")));
        QVERIFY(!QFile::exists(database() + QStringLiteral(".new-wal")));
    }

    void whatIsWrittenIsThereNextTime()
    {
        for (int round = 0; round < 2; ++round) {
            const auto store = LocalStore::open(folder(), LocalStore::Purpose::Desk, nullptr, allowed);
            QVERIFY(store.ok());
            const auto db = (*store)->connect();
            QVERIFY(db.ok());
            if (round == 0)
                QVERIFY((*db)->runScript("CREATE TABLE t (id INTEGER PRIMARY KEY); INSERT INTO t VALUES (7)").ok());
            const auto reader = (*store)->connect(LocalStore::Access::ReadOnly);
            QVERIFY(reader.ok());
            qint64 found = 0;
            QVERIFY((*reader)
                        ->each("SELECT id FROM t", {},
                               [&](const RowView &row) {
                                   found = row.integer(0);
                                   return true;
                               })
                        .ok());
            QCOMPARE(found, 7);
            QCOMPARE((*reader)->run("DELETE FROM t").error().id(), QByteArray("storage.read_only"));
        }
        QCOMPARE(QFile::permissions(folder()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }

    void encryptionOfAVolumeIsRead_data()
    {
        QTest::addColumn<QString>("device");
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("a plain partition") << QStringLiteral("8:1") << false;
        QTest::newRow("LUKS") << QStringLiteral("254:0") << true;
        QTest::newRow("a volume on LUKS") << QStringLiteral("254:1") << true;
        QTest::newRow("a volume on LUKS and a plain disk") << QStringLiteral("254:2") << false;
        QTest::newRow("verified, not encrypted") << QStringLiteral("254:3") << false;
        QTest::newRow("a partition of an array on LUKS") << QStringLiteral("9:1") << true;
        QTest::newRow("a device that holds itself") << QStringLiteral("254:4") << false;
        QTest::newRow("a device that is not there") << QStringLiteral("77:7") << false;
    }
    void encryptionOfAVolumeIsRead()
    {
        QFETCH(QString, device);
        QFETCH(bool, encrypted);
        const QString sys = folder() + QStringLiteral("/sys/");
        makeDevices(sys);
        QVERIFY(QDir().mkpath(folder() + QStringLiteral("/data with space/sub")));
        const QString escaped = QString(folder()).replace(u' ', QStringLiteral("\\040"));
        writeFileAt(folder() + QStringLiteral("/mountinfo"),
                    (QStringLiteral("22 1 254:0 / / rw - ext4 /dev/a rw\n"
                                    "23 22 8:1 / %1/data\\040with\\040space rw shared:1 - ext4 /dev/b rw\n"
                                    "24 22 %2 / %1/data\\040with\\040space rw - ext4 /dev/c rw\n"
                                    "25 22 8:1 / %1/data rw - ext4 /dev/d rw\n")
                         .arg(escaped, device))
                        .toUtf8());
        const VolumeProbe probe{.mountInfo = folder() + QStringLiteral("/mountinfo"),
                                .blockDevices = sys + QStringLiteral("dev/block")};
        QCOMPARE(volumeIsEncrypted(folder() + QStringLiteral("/data with space/sub"), probe), encrypted);
        QVERIFY(volumeIsEncrypted(folder(), probe));
        QVERIFY(!volumeIsEncrypted(folder() + QStringLiteral("/not there"), probe));
    }

private:
    QString folder() const { return m_folder->path(); }
    QString database() const { return folder() + QStringLiteral("/desk.db"); }

    /// A tree like that of the kernel below /sys.
    static void makeDevices(const QString &sys)
    {
        const auto device = [&](const QString &number, const QString &place, const QByteArray &uuid,
                                const QStringList &below) {
            const QString path = sys + QStringLiteral("devices/") + place;
            QDir().mkpath(path + QStringLiteral("/slaves"));
            if (!uuid.isEmpty())
                writeFileAt(path + QStringLiteral("/dm/uuid"), uuid);
            for (const QString &part : below)
                QFile::link(sys + QStringLiteral("devices/") + part, path + QStringLiteral("/slaves/") + part);
            QDir().mkpath(sys + QStringLiteral("dev/block"));
            QFile::link(path, sys + QStringLiteral("dev/block/") + number);
        };
        device(QStringLiteral("8:0"), QStringLiteral("sda"), {}, {});
        device(QStringLiteral("8:1"), QStringLiteral("sda/sda1"), {}, {});
        writeFileAt(sys + QStringLiteral("devices/sda/sda1/partition"), "1\n");
        device(QStringLiteral("254:0"), QStringLiteral("dm-0"), "CRYPT-LUKS2-0123-root\n", {QStringLiteral("sda")});
        device(QStringLiteral("254:1"), QStringLiteral("dm-1"), "LVM-abc\n", {QStringLiteral("dm-0")});
        device(QStringLiteral("254:2"), QStringLiteral("dm-2"), "LVM-def\n",
               {QStringLiteral("dm-0"), QStringLiteral("sda")});
        device(QStringLiteral("254:3"), QStringLiteral("dm-3"), "CRYPT-VERITY-0123-usr\n", {QStringLiteral("sda")});
        device(QStringLiteral("254:4"), QStringLiteral("dm-4"), "LVM-ghi\n", {QStringLiteral("dm-4")});
        device(QStringLiteral("9:0"), QStringLiteral("md0"), {}, {QStringLiteral("dm-0"), QStringLiteral("dm-1")});
        device(QStringLiteral("9:1"), QStringLiteral("md0/md0p1"), {}, {});
        writeFileAt(sys + QStringLiteral("devices/md0/md0p1/partition"), "1\n");
    }

    QByteArray contentAt(const QString &name) const
    {
        QFile file(folder() + QLatin1Char('/') + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(LocalStoreTest)
#include "local_store_test.moc"
