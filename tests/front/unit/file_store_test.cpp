// SPDX-License-Identifier: GPL-3.0-or-later
#include "front/desk/file_store.h"
#include "front/desk/store_key.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using namespace peygir::front;

namespace {

BlobHash keptIn(const FileStore &files, const QByteArray &content)
{
    const auto blob = std::move(files.blobs().begin("take-1")).value();
    if (!blob->append(content).ok())
        qFatal("cannot append");
    return files.blobs().keep(*blob, std::nullopt).value();
}

} // namespace

/// Goal (R253): the files of a profile whose store is sealed are sealed too, also those that were there before; none is
/// lost, and what was to be sent still is.
class FileStoreTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_place;

private Q_SLOTS:
    void withoutTheKeyNothingOpens()
    {
        const auto keyless = StoreKey::missing();
        const auto seal = FileStore::sealWith(keyless.get());
        QCOMPARE(seal.ok() ? QByteArray() : seal.error().id(), QByteArray("storage.sealed"));
    }

    void whatWasSentIsQueuedAgainInAnotherHistory_data()
    {
        QTest::addColumn<bool>("isSealed");
        QTest::newRow("in clear") << false;
        QTest::newRow("sealed") << true;
    }
    void whatWasSentIsQueuedAgainInAnotherHistory()
    {
        QFETCH(bool, isSealed);
        const auto key = StoreKey::fresh();
        const auto seal = isSealed ? FileStore::sealWith(key.get()).value() : storage::BlobFolder::Seal();
        const QString folder = m_place.filePath(isSealed ? QStringLiteral("sent-sealed") : QStringLiteral("sent"));
        const auto open = [&] { return std::move(FileStore::open(folder, {}, seal)).value(); };
        std::optional<BlobHash> sent, swept;
        {
            FileStore store = open();
            QVERIFY(!store.meetHistory(QStringLiteral("first")).value());
            sent = keptIn(store, "sent");
            swept = keptIn(store, "sent, and needed no more");
            keptIn(store, "of a call that is still being typed");
            for (const BlobHash &hash : {*sent, *swept}) {
                QVERIFY(store.enqueue(hash).ok());
                store.dequeue(hash, Instant(1));
            }
            store.remove(*swept);
            QVERIFY(!store.meetHistory(QStringLiteral("first")).value());
            QVERIFY(store.queue().empty());
        }
        FileStore store = open();
        // A server of an older program does not say.
        QVERIFY(!store.meetHistory({}).value());
        QVERIFY(store.meetHistory(QStringLiteral("second")).value());
        QCOMPARE(store.queue().size(), size_t(1));
        QVERIFY(store.queue().contains(*sent));
        QCOMPARE(open().queue().size(), size_t(1));
        store.dequeue(*sent, Instant(2));
        QVERIFY(!open().meetHistory(QStringLiteral("second")).value());
        QVERIFY(open().meetHistory(QStringLiteral("third")).value());
    }

    void olderFilesAreSealedAndStillSent()
    {
        const QString folder = m_place.filePath(QStringLiteral("files"));
        const QByteArray paper = "the paper of a citizen", picture = QByteArray("a picture of a citizen ").repeated(9000);
        std::optional<BlobHash> first, second;
        {
            FileStore clear = std::move(FileStore::open(folder)).value();
            first = keptIn(clear, paper);
            second = keptIn(clear, picture);
            QVERIFY(clear.enqueue(*first).ok());
            clear.dequeue(*first, Instant(7));
            QVERIFY(clear.enqueue(*second).ok());
            // Begun, and broken off.
            QVERIFY(std::move(clear.blobs().begin("get-77")).value()->append("half of a citizen").ok());
        }
        const auto key = StoreKey::fresh();
        const auto seal = FileStore::sealWith(key.get()).value();
        for (int round = 0; round < 2; ++round) {
            const FileStore sealed = std::move(FileStore::open(folder, {}, seal)).value();
            QCOMPARE(sealed.blobs().all().size(), size_t(2));
            QCOMPARE(sealed.blobs().read(*first)->readAll(), paper);
            QCOMPARE(sealed.blobs().read(*second)->readAll(), picture);
            QCOMPARE(sealed.queue().size(), size_t(1));
            QCOMPARE(sealed.queue().at(*second), picture.size());
            QCOMPARE(sealed.sent().size(), size_t(1));
            QCOMPARE(sealed.sent().at(*first).at, Instant(7));
            QDirIterator all(folder, QDir::Files, QDirIterator::Subdirectories);
            while (all.hasNext()) {
                QFile file(all.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                QVERIFY2(!file.readAll().contains("citizen"), qPrintable(file.fileName()));
                QVERIFY2(!file.fileName().contains(first->text()) && !file.fileName().contains(second->text()),
                         qPrintable(file.fileName()));
            }
        }
        FileStore sealed = std::move(FileStore::open(folder, {}, seal)).value();
        sealed.dequeue(*second, Instant(1));
        const FileStore again = std::move(FileStore::open(folder, {}, seal)).value();
        QVERIFY(again.queue().empty());
        QCOMPARE(again.sent().at(*second).at, Instant(1));
    }
};

QTEST_GUILESS_MAIN(FileStoreTest)
#include "file_store_test.moc"
