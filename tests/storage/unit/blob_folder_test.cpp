// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/blob_folder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <cerrno>
#include <set>
#include <unistd.h>

using namespace peygir;
using storage::BlobFolder;
using storage::UnfinishedBlob;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(nothing)");
}

} // namespace

/// Goal: what has the name of its content is that content, whole; everything else can be gone on with or thrown away.
class BlobFolderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_place = std::make_unique<QTemporaryDir>();
        m_full = false;
        m_folder.emplace(
            BlobFolder::open(m_place->path() + QStringLiteral("/blobs"), [this](int file, const char *bytes,
                                                                                size_t count) {
                if (!m_full)
                    return ::write(file, bytes, count);
                // A disk fills up in the middle of a piece.
                if (count > 1)
                    return ::write(file, bytes, count / 2);
                errno = ENOSPC;
                return ssize_t(-1);
            }).value());
    }

    void folderThatCannotBeMadeIsSaid()
    {
        const auto folder = BlobFolder::open(QStringLiteral("/proc/none"));
        QVERIFY(!folder.ok());
        QCOMPARE(folder.error().id(), QByteArray("storage.io"));
    }

    void wrongBytesGetNoName()
    {
        auto blob = m_folder->begin("a").value();
        QVERIFY(blob->append("other bytes").ok());
        const auto kept = m_folder->keep(*blob, BlobHash::of("bytes"));
        QVERIFY(!kept.ok());
        QCOMPARE(kept.error().id(), QByteArray("storage.blob_hash_wrong"));
        QVERIFY(!m_folder->sizeOf(BlobHash::of("bytes")));
        QVERIFY(!m_folder->sizeOf(BlobHash::of("other bytes")));
        QCOMPARE(m_folder->unfinishedSize("a"), 0);
    }

    void whatSomebodyWritesAtNobodyElseWritesAt()
    {
        auto first = m_folder->begin("a").value();
        // As another process would, which has the folder open as well.
        auto other = BlobFolder::open(m_folder->pathOf(BlobHash::of("x")) + QStringLiteral("/../.."));
        QVERIFY(other.ok());
        const auto second = other->begin("a");
        QVERIFY(!second.ok());
        QCOMPARE(second.error().id(), QByteArray("storage.busy"));
        QVERIFY(other->begin("b").ok());
        first.reset();
        QVERIFY(other->begin("a").ok());
    }

    void fullDiskLosesNothingThatWasThere()
    {
        auto blob = m_folder->begin("a").value();
        QVERIFY(blob->append("first ").ok());
        m_full = true;
        const auto appended = blob->append("second");
        QVERIFY(!appended.ok());
        QCOMPARE(appended.error().id(), QByteArray("storage.disk_full"));
        QCOMPARE(m_folder->unfinishedSize("a"), 6);
        m_full = false;
        QVERIFY(blob->append("second").ok());
        QCOMPARE(m_folder->keep(*blob, {}).value(), BlobHash::of("first second"));
    }

    void keptContentIsFoundByItsName()
    {
        auto blob = m_folder->begin("a").value();
        QVERIFY(blob->append("bytes").ok());
        const BlobHash hash = m_folder->keep(*blob, BlobHash::of("bytes")).value();
        QCOMPARE(m_folder->sizeOf(hash), std::optional<qint64>(5));
        QCOMPARE(contentOf(m_folder->pathOf(hash)), QByteArray("bytes"));
        QCOMPARE(m_folder->unfinished(""), 0);
    }

    void unfinishedContentIsGoneOnWithAfterAnEnd()
    {
        {
            auto blob = m_folder->begin("a").value();
            QVERIFY(blob->append("first ").ok());
        }
        auto blob = m_folder->begin("a").value();
        QCOMPARE(blob->size(), 6);
        QVERIFY(blob->append("second").ok());
        // The hash is that of the whole, although this writer has seen its end only.
        QVERIFY(m_folder->keep(*blob, BlobHash::of("first second")).ok());
    }

    void sameContentIsKeptOnce()
    {
        for (const char *name : {"a", "b"}) {
            auto blob = m_folder->begin(name).value();
            QVERIFY(blob->append("bytes").ok());
            QVERIFY(m_folder->keep(*blob, BlobHash::of("bytes")).ok());
        }
        QCOMPARE(contentOf(m_folder->pathOf(BlobHash::of("bytes"))), QByteArray("bytes"));
        QCOMPARE(m_folder->unfinished(""), 0);
    }

    void allThatAreHereAreListedAndNothingElse()
    {
        std::set<BlobHash> kept;
        for (const char *content : {"bytes", "more", "most"}) {
            auto blob = m_folder->begin("a").value();
            QVERIFY(blob->append(content).ok());
            kept.insert(m_folder->keep(*blob, std::nullopt).value());
        }
        QVERIFY(m_folder->begin("b").value()->append("unfinished").ok());
        QFile strange(QFileInfo(m_folder->pathOf(BlobHash::of("bytes"))).path() + QStringLiteral("/notes.txt"));
        QVERIFY(strange.open(QIODevice::WriteOnly));
        const auto all = m_folder->all();
        QCOMPARE(all.size(), size_t(3));
        QCOMPARE(std::set(all.begin(), all.end()), kept);
    }

    void removedContentIsNotHere()
    {
        m_folder->remove(BlobHash::of("never here"));
        auto blob = m_folder->begin("a").value();
        QVERIFY(blob->append("bytes").ok());
        const BlobHash hash = m_folder->keep(*blob, std::nullopt).value();
        m_folder->remove(hash);
        QVERIFY(!m_folder->sizeOf(hash));
        QVERIFY(m_folder->all().empty());
    }

    void onlyWhatIsOldIsThrownAway()
    {
        QVERIFY(m_folder->begin("a").value()->append("x").ok());
        m_folder->discardOlderThan(SystemClock().now() - std::chrono::hours(1));
        QCOMPARE(m_folder->unfinished("a"), 1);
        m_folder->discardOlderThan(SystemClock().now() + std::chrono::hours(1));
        QCOMPARE(m_folder->unfinished("a"), 0);
    }

    void folderIsForItsOwnerOnly()
    {
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther |
                            QFile::WriteOther | QFile::ExeOther;
        QVERIFY(!(QFile::permissions(m_place->path() + QStringLiteral("/blobs")) & others));
        auto blob = m_folder->begin("a").value();
        QVERIFY(blob->append("bytes").ok());
        QVERIFY(!(QFile::permissions(m_folder->pathOf(m_folder->keep(*blob, {}).value())) & others));
    }

private:
    std::unique_ptr<QTemporaryDir> m_place;
    std::optional<BlobFolder> m_folder;
    bool m_full = false;
};

QTEST_GUILESS_MAIN(BlobFolderTest)
#include "blob_folder_test.moc"
