// SPDX-License-Identifier: GPL-3.0-or-later
#include "service/crash_file.h"

#include "base/limits.h"
#include "base/random.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace peygir;
using server::CrashFile;

/// Goal: a server that falls knows at its next start which commands it was running, and one that ended well suspects none
/// (SYNC 6).
class CrashFileTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;
    SeededRandom m_random{11};

    std::unique_ptr<CrashFile> opened()
    {
        auto file = CrashFile::open(m_path);
        if (!file.ok())
            qFatal("%s", file.error().id().constData());
        return std::move(file).value();
    }
    std::vector<sync::Arrival> arrivals(int count)
    {
        std::vector<sync::Arrival> group;
        for (int n = 0; n < count; ++n) {
            const Envelope envelope{newUuid(Instant(5), m_random), "AddNote", 1, UserId(newUuid(Instant(1), m_random)),
                                    Instant(5), {}, {}, {}, {}};
            group.push_back({envelope.encoded(), envelope, newUuid(Instant(1), m_random), Instant(5)});
        }
        return group;
    }
    static std::vector<Uuid> idsOf(const std::vector<sync::Arrival> &group)
    {
        std::vector<Uuid> ids;
        for (const auto &arrival : group)
            ids.push_back(arrival.envelope.id);
        return ids;
    }

private Q_SLOTS:
    void init()
    {
        static int count = 0;
        m_path = m_folder.filePath(QString::number(++count));
    }

    void fileThatCannotBeOpenedIsAnErrorWithItsPath()
    {
        const QString path = m_folder.filePath(QStringLiteral("missing/running"));
        const auto file = CrashFile::open(path);
        QVERIFY(!file.ok());
        QCOMPARE(file.error().id(), QByteArray("server.folder"));
        QCOMPARE(file.error().values().value(QStringLiteral("folder")).toString(), path);
    }

    void newFileSuspectsNobody()
    {
        QVERIFY(opened()->leftBehind().empty());
        QVERIFY(QFile::exists(m_path));
    }

    void whatWasRunningIsLeftBehind_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {1, 3, limits::groupCommands})
            QTest::addRow("%d", count) << count;
    }
    void whatWasRunningIsLeftBehind()
    {
        QFETCH(int, count);
        const auto group = arrivals(count);
        opened()->running(group); // and then it falls
        QVERIFY(opened()->leftBehind() == idsOf(group));
        // Nobody has counted them yet: the next start finds them too.
        QVERIFY(opened()->leftBehind() == idsOf(group));
    }

    void whatWasFinishedIsNotLeftBehind()
    {
        const auto file = opened();
        file->running(arrivals(3));
        file->finished();
        QVERIFY(opened()->leftBehind().empty());
    }

    void onlyTheLastGroupIsLeftBehind()
    {
        const auto last = arrivals(1);
        {
            const auto file = opened();
            file->running(arrivals(5));
            file->finished();
            file->running(last);
        }
        QVERIFY(opened()->leftBehind() == idsOf(last));
    }

    void countedOnesAreForgotten()
    {
        opened()->running(arrivals(2));
        const auto file = opened();
        QCOMPARE(file->leftBehind().size(), size_t(2));
        file->finished();
        file->forget();
        QVERIFY(file->leftBehind().empty());
        QVERIFY(opened()->leftBehind().empty());
    }

    void restOfATornIdNamesNobody()
    {
        const auto group = arrivals(2);
        opened()->running(group);
        QVERIFY(QFile::resize(m_path, 16 + 7));
        QVERIFY(opened()->leftBehind() == std::vector{group[0].envelope.id});
        // Zeros are what a file system leaves where it lost a page.
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(32, '\0'));
        file.close();
        QVERIFY(opened()->leftBehind().empty());
    }

    void fileIsForItsOwnerAlone()
    {
        opened();
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QCOMPARE(QFile::permissions(m_path) & others, QFile::Permissions());
    }
};

QTEST_GUILESS_MAIN(CrashFileTest)
#include "crash_file_test.moc"
