// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/random.h"
#include "storage/blob_folder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <unistd.h>

using namespace peygir;
using namespace peygir::storage;

namespace {

constexpr std::array<std::uint8_t, KeyProvider::keyBytes> deskKey{1, 3, 7};
constexpr std::array<std::uint8_t, KeyProvider::keyBytes> otherKey{1, 3, 8};
constexpr qint64 block = SealedBlob::blockBytes;
/// Where the first block lies, and how long one is on the disk.
constexpr qint64 firstBlockAt = 16 + 80;
constexpr qint64 sealedBlock = block + 40;

BlobFolder::Seal sealOf(KeyProvider::Key key) { return std::make_shared<const BlobSeal>(key); }

} // namespace

/// Goal (R253, SYNC 20): a file beside a sealed store is read as it was taken in or not at all, and says nothing to whoever
/// takes the disk, not even that he has the same one.
class SealedBlobTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_place;
    std::optional<BlobFolder> m_folder;
    bool m_isFull = false;
    SeededRandom m_random{5};

    QString folder() const { return m_place->path() + QStringLiteral("/files"); }
    BlobHash keep(const QByteArray &content, qsizetype piece = 10'000) const
    {
        const auto blob = std::move(m_folder->begin("take")).value();
        for (qsizetype at = 0; at < content.size(); at += piece) {
            if (!blob->append(QByteArrayView(content).sliced(at, std::min(piece, content.size() - at))).ok())
                qFatal("cannot append");
        }
        return m_folder->keep(*blob, std::nullopt).value();
    }
    std::optional<QByteArray> contentOf(const BlobHash &hash) const
    {
        const auto device = m_folder->read(hash);
        if (!device)
            return std::nullopt;
        const QByteArray content = device->readAll();
        return content.size() == device->size() ? std::optional(content) : std::nullopt;
    }
    void change(const BlobHash &hash, const std::function<void(QByteArray &)> &act) const
    {
        QFile file(m_folder->pathOf(hash));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QByteArray bytes = file.readAll();
        act(bytes);
        QVERIFY(file.seek(0) && file.resize(0) && file.write(bytes) == bytes.size());
    }

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_isFull = false;
        m_folder = BlobFolder::open(folder(), [this](int file, const char *bytes, size_t count) -> ssize_t {
                       if (!m_isFull)
                           return ::write(file, bytes, count);
                       // Half a piece still fits.
                       if (count > 1)
                           return ::write(file, bytes, count / 2);
                       errno = ENOSPC;
                       return -1;
                   }, sealOf(deskKey)).value();
    }

    void whatWasChangedIsNotRead_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("a bit of a block") << 0;
        QTest::newRow("a bit of the head") << 1;
        QTest::newRow("two blocks in each other's place") << 2;
        QTest::newRow("the last block cut off") << 3;
        QTest::newRow("a block twice") << 4;
        QTest::newRow("in clear") << 5;
    }
    void whatWasChangedIsNotRead()
    {
        QFETCH(int, how);
        const BlobHash hash = keep(m_random.bytes(3 * block));
        change(hash, [how](QByteArray &bytes) {
            const auto one = [](qint64 number) { return qsizetype(firstBlockAt + number * sealedBlock); };
            switch (how) {
            case 0: bytes[one(1) + 77] = char(bytes[one(1) + 77] ^ 4); break;
            case 1: bytes[20] = char(bytes[20] ^ 1); break;
            case 2: {
                const QByteArray first = bytes.mid(one(0), sealedBlock);
                bytes.replace(one(0), sealedBlock, bytes.mid(one(1), sealedBlock));
                bytes.replace(one(1), sealedBlock, first);
                break;
            }
            case 3: bytes.chop(sealedBlock); break;
            case 4: bytes.append(bytes.mid(one(2), sealedBlock)); break;
            default: bytes.fill('x'); break;
            }
        });
        QVERIFY(!contentOf(hash));
    }

    void anotherKeyReadsNothing()
    {
        const BlobHash hash = keep("paper");
        const auto other = BlobFolder::open(folder(), {}, sealOf(otherKey)).value();
        QVERIFY(!other.read(hash));
        QVERIFY(other.all().empty());
    }

    void aFullDiskTakesNothingAndLeavesWhatWasThere()
    {
        const QByteArray content = m_random.bytes(int(block + 1000));
        const auto blob = std::move(m_folder->begin("take")).value();
        QVERIFY(blob->append(content).ok());
        m_isFull = true;
        const auto refused = blob->append(m_random.bytes(int(2 * block)));
        QCOMPARE(refused.ok() ? QByteArray() : refused.error().id(), QByteArray("storage.disk_full"));
        m_isFull = false;
        QCOMPARE(blob->size(), content.size());
        QVERIFY(blob->append("end").ok());
        const BlobHash hash = m_folder->keep(*blob, std::nullopt).value();
        QCOMPARE(hash, BlobHash::of(content + "end"));
        QCOMPARE(contentOf(hash), std::optional(content + "end"));
    }

    void whatWasTornAtItsEndIsGoneOnWith()
    {
        const QByteArray content = m_random.bytes(int(2 * block + 500));
        QVERIFY(std::move(m_folder->begin("get")).value()->append(content).ok());
        const QString path = QDirIterator(folder() + QStringLiteral("/unfinished"), QDir::Files).next();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.resize(file.size() - 7));
        file.close();
        const auto again = std::move(m_folder->begin("get")).value();
        // Whole blocks count, the torn one does not.
        QCOMPARE(again->size(), 2 * block);
        QVERIFY(again->append(QByteArrayView(content).sliced(2 * block)).ok());
        QCOMPARE(m_folder->keep(*again, BlobHash::of(content)).value(), BlobHash::of(content));
    }

    void anyContentIsReadAsItWasTakenIn_data()
    {
        QTest::addColumn<qint64>("size");
        QTest::addColumn<qint64>("piece");
        for (const qint64 size : {qint64(1), block - 1, block, block + 1, 3 * block, 3 * block + 17}) {
            for (const qint64 piece : {qint64(999), block, 4 * block})
                QTest::addRow("%lld by %lld", static_cast<long long>(size), static_cast<long long>(piece)) << size << piece;
        }
    }
    void anyContentIsReadAsItWasTakenIn()
    {
        QFETCH(qint64, size);
        QFETCH(qint64, piece);
        const QByteArray content = m_random.bytes(int(size));
        const BlobHash hash = keep(content, piece);
        QCOMPARE(hash, BlobHash::of(content));
        QCOMPARE(m_folder->sizeOf(hash), std::optional(size));
        QCOMPARE(contentOf(hash), std::optional(content));
        const auto device = m_folder->read(hash);
        for (const qint64 at : {size / 2, qint64(0), size - 1}) {
            QVERIFY(device->seek(at));
            QCOMPARE(device->read(5), content.mid(at, 5));
        }
        QCOMPARE(m_folder->all(), std::vector<BlobHash>{hash});
    }

    void nothingOnTheDiskTellsWhatItIs()
    {
        const QByteArray content = QByteArray("the words of a citizen, many times over; ").repeated(4000);
        const BlobHash hash = keep(content);
        QVERIFY(std::move(m_folder->begin("get-" + hash.hex())).value()->append(content).ok());
        int files = 0;
        QDirIterator all(m_place->path(), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains("citizen"));
            QVERIFY(!file.fileName().contains(hash.text()));
            ++files;
        }
        QCOMPARE(files, 2);
    }
};

QTEST_GUILESS_MAIN(SealedBlobTest)
#include "sealed_blob_test.moc"
