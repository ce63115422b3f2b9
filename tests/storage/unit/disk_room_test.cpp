// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/disk_room.h"

#include <QTemporaryDir>
#include <QtTest>

#include <sys/statvfs.h>

using namespace peygir;
using storage::diskRoom;

/// Goal: what is left on a disk is what the system itself says of a folder, and where it says nothing, nothing is refused for want of room.
class DiskRoomTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nobodyIsRefusedWhereTheSystemDoesNotSay()
    {
        const QTemporaryDir folder;
        QVERIFY(diskRoom(folder.filePath(QStringLiteral("none"))) > qint64(1) << 50);
        // Sums with it do not run over.
        QVERIFY(diskRoom(QString()) + (qint64(1) << 50) > 0);
    }

    void roomIsWhatTheSystemSaysOfTheFolder()
    {
        const QTemporaryDir folder;
        struct statvfs said = {};
        QCOMPARE(statvfs(folder.path().toUtf8().constData(), &said), 0);
        const qint64 expected = qint64(said.f_bavail) * qint64(said.f_frsize);
        // Others write to the same disk meanwhile.
        QVERIFY(qAbs(diskRoom(folder.path()) - expected) < qint64(1) << 30);
    }

    /// As in /proc, which has no room and says so.
    void aDiskWithoutRoomHasNone() { QCOMPARE(diskRoom(QStringLiteral("/proc/self")), qint64(0)); }
};

QTEST_GUILESS_MAIN(DiskRoomTest)
#include "disk_room_test.moc"
