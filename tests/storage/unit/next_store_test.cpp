// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/local_store.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace peygir;
using namespace peygir::storage;

class FixedKey final : public KeyProvider
{
public:
    Result<void> withKey(const std::function<Result<void>(Key)> &use) override { return use(m_key); }
    Result<void> forget() override { return {}; }

private:
    std::array<std::uint8_t, keyBytes> m_key{5, 1};
};

namespace {

int count(Connection &connection)
{
    int number = -1;
    const auto read = connection.each("SELECT COUNT(*) FROM thing", {}, [&number](const RowView &row) {
        number = int(row.integer(0));
        return false;
    });
    return read.ok() ? number : -1;
}

} // namespace

/// Goal: another file takes the place of a store under those who use it, whole and sealed, at a moment at which nobody is in
/// the middle of something.
class NextStoreTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_folder;
    FixedKey m_key;
    std::unique_ptr<LocalStore> m_store;

    void makeThings(Connection &connection, int number)
    {
        QVERIFY(connection.run("CREATE TABLE thing (id INTEGER PRIMARY KEY, words TEXT)").ok());
        for (int i = 0; i < number; ++i)
            QVERIFY(connection.run("INSERT INTO thing (words) VALUES ('readable words')").ok());
    }
    void makeNext(int number)
    {
        const auto next = m_store->openNext(LocalStore::Next::Fresh);
        QVERIFY(next.ok());
        makeThings(**next, number);
    }
    Result<void> exchange()
    {
        return m_store->exchange([] { return Result<void>(); });
    }
    QStringList names() const { return QDir(m_folder->path()).entryList(QDir::Files, QDir::Name); }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = std::move(LocalStore::open(m_folder->path(), LocalStore::Purpose::Desk, &m_key)).value();
        const auto connection = m_store->connect();
        QVERIFY(connection.ok());
        makeThings(**connection, 1);
    }
    void cleanup() { m_store.reset(); }

    void nothingIsThereBeforeItIsBegun()
    {
        const auto next = m_store->openNext(LocalStore::Next::Kept);
        QVERIFY(!next.ok());
        QCOMPARE(next.error().id(), QByteArray("storage.missing"));
    }

    void whoIsInATransactionIsNotDisturbed()
    {
        makeNext(2);
        const auto reader = std::move(m_store->connect(LocalStore::Access::ReadOnly)).value();
        QVERIFY(reader->begin(Connection::Access::Read).ok());
        QCOMPARE(count(*reader), 1);
        const auto exchanged = exchange();
        QVERIFY(!exchanged.ok());
        QCOMPARE(exchanged.error().id(), QByteArray("storage.busy"));
        QCOMPARE(count(*reader), 1);
        reader->rollback();
        QVERIFY(exchange().ok());
        QCOMPARE(count(*reader), 2);
    }

    void whatFailsLastLeavesEverythingAsItWas()
    {
        makeNext(2);
        const auto connection = std::move(m_store->connect()).value();
        const auto exchanged = m_store->exchange([] { return Result<void>(Error("storage.disk_full")); });
        QVERIFY(!exchanged.ok());
        QCOMPARE(exchanged.error().id(), QByteArray("storage.disk_full"));
        QCOMPARE(count(*connection), 1);
        QVERIFY(m_store->openNext(LocalStore::Next::Kept).ok());
    }

    void allConnectionsGoOnWithTheNewFile()
    {
        const auto writer = std::move(m_store->connect()).value();
        const auto reader = std::move(m_store->connect(LocalStore::Access::ReadOnly)).value();
        QCOMPARE(count(*reader), 1);
        makeNext(2);
        QVERIFY(m_store->exchange([&] {
            // Until the end the old one can be read, by who exchanges them.
            return count(*writer) == 1 ? Result<void>() : Error("storage.damaged");
        }).ok());
        QVERIFY(writer->run("INSERT INTO thing (words) VALUES ('more')").ok());
        QCOMPARE(count(*reader), 3);
        QCOMPARE(names().filter(QStringLiteral(".next")), QStringList());
    }

    void itIsThereAfterTheNextStart()
    {
        makeNext(2);
        QVERIFY(exchange().ok());
        m_store.reset();
        m_store = std::move(LocalStore::open(m_folder->path(), LocalStore::Purpose::Desk, &m_key)).value();
        QCOMPARE(count(*std::move(m_store->connect()).value()), 2);
    }

    void readersOnOtherThreadsSeeOneOfTheTwo()
    {
        makeNext(2);
        std::atomic_bool stop = false;
        std::atomic_int wrong = 0;
        std::vector<std::thread> readers;
        for (int i = 0; i < 3; ++i) {
            readers.emplace_back([&] {
                const auto reader = std::move(m_store->connect(LocalStore::Access::ReadOnly)).value();
                while (!stop) {
                    const int seen = count(*reader);
                    wrong += seen != 1 && seen != 2;
                }
            });
        }
        bool isExchanged = false;
        QVERIFY(QTest::qWaitFor([&] { return isExchanged || (isExchanged = exchange().ok()); }, 20'000));
        const auto reader = std::move(m_store->connect(LocalStore::Access::ReadOnly)).value();
        QCOMPARE(count(*reader), 2);
        stop = true;
        for (std::thread &one : readers)
            one.join();
        QCOMPARE(wrong, 0);
    }

    void pagesThatComeFromElsewhereAreSealedAsTheyAreWritten()
    {
        const QString clear = m_folder->filePath(QStringLiteral("clear"));
        {
            const auto made = openSqlite({.path = clear, .journal = SqliteOptions::Journal::Delete, .roomForSeal = true});
            QVERIFY(made.ok());
            makeThings(**made, 500);
        }
        QFile file(clear);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray pages = file.readAll();
        {
            const auto sealed = m_store->openPages(QStringLiteral("a1"));
            QVERIFY(sealed.ok());
            for (qsizetype at = 0; at < pages.size(); at += 8192)
                QVERIFY((*sealed)->write(at, QByteArrayView(pages).sliced(at, std::min<qsizetype>(8192, pages.size() - at))).ok());
            QVERIFY((*sealed)->sync().ok());
        }
        QFile written(m_store->pathOfPages(QStringLiteral("a1")));
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(!written.readAll().contains("readable words"));
        const auto opened = openSqlite({.path = written.fileName(), .vfs = m_store->vfs(), .readOnly = true, .mustExist = true});
        QVERIFY(opened.ok());
        QCOMPARE(count(**opened), 500);
    }

    void pagesWithoutRoomForTheSealAreRefused()
    {
        const QString clear = m_folder->filePath(QStringLiteral("clear"));
        {
            const auto made = openSqlite({.path = clear, .journal = SqliteOptions::Journal::Delete});
            QVERIFY(made.ok());
            makeThings(**made, 500);
        }
        QFile file(clear);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto sealed = m_store->openPages(QStringLiteral("a1"));
        QVERIFY(sealed.ok());
        QVERIFY(!(*sealed)->write(0, file.readAll()).ok());
    }

    void whatWasBegunIsThrownAwayWithItsPages()
    {
        makeNext(2);
        const auto sealed = m_store->openPages(QStringLiteral("a1"));
        QVERIFY(m_store->discardNext().ok());
        QCOMPARE(names().filter(QRegularExpression(QStringLiteral("next|pages"))), QStringList());
    }
};

QTEST_GUILESS_MAIN(NextStoreTest)
#include "next_store_test.moc"
