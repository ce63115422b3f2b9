// SPDX-License-Identifier: GPL-3.0-or-later
#include "storage/volume_encryption.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <sys/sysmacros.h>

#include <optional>

namespace peygir::storage {

namespace {

struct Mount
{
    QString point;
    QString device; // "259:3"
    QString source; // "/dev/mapper/root"
};

/// mountinfo writes space, tab, newline and backslash as three octal digits.
QString unescaped(const QByteArray &field)
{
    QByteArray result;
    for (qsizetype i = 0; i < field.size(); ++i) {
        bool isOctal = false;
        const int code = field[i] == '\\' ? field.mid(i + 1, 3).toInt(&isOctal, 8) : 0;
        result += isOctal ? char(code) : field[i];
        i += isOctal ? 3 : 0;
    }
    return QString::fromUtf8(result);
}

/// `36 35 98:0 /root /mount/point options [optional fields] - type source superoptions` (proc(5))
std::optional<Mount> mountFrom(const QByteArray &line)
{
    const QByteArrayList fields = line.trimmed().split(' ');
    const qsizetype separator = fields.indexOf("-");
    if (separator < 6 || fields.size() < separator + 3)
        return std::nullopt;
    return Mount{unescaped(fields[4]), QString::fromUtf8(fields[2]), unescaped(fields[separator + 2])};
}

bool isBelow(const QString &path, const QString &point)
{
    return path == point || point == QLatin1String("/") || path.startsWith(point + u'/');
}

std::optional<Mount> mountOf(const QString &path, const QString &mountInfo)
{
    QFile file(mountInfo);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    std::optional<Mount> best;
    for (const QByteArray &line : file.readAll().split('\n')) {
        const auto mount = mountFrom(line);
        // Of two mounts on one point the later one hides the earlier.
        if (mount && isBelow(path, mount->point) && (!best || mount->point.size() >= best->point.size()))
            best = mount;
    }
    return best;
}

/// btrfs shows an invented device number; its real device is named as the source.
QString deviceOf(const Mount &mount)
{
    if (!mount.device.startsWith(QLatin1String("0:")) || !mount.source.startsWith(QLatin1String("/dev/")))
        return mount.device;
    struct stat status = {};
    if (stat(QFile::encodeName(mount.source).constData(), &status) != 0 || !S_ISBLK(status.st_mode))
        return mount.device;
    return QStringLiteral("%1:%2").arg(major(status.st_rdev)).arg(minor(status.st_rdev));
}

bool isCryptDevice(const QDir &device)
{
    QFile file(device.filePath(QStringLiteral("dm/uuid")));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray uuid = file.readAll();
    // These two verify what is read; they hide nothing.
    return uuid.startsWith("CRYPT-") && !uuid.startsWith("CRYPT-VERITY-") && !uuid.startsWith("CRYPT-INTEGRITY-");
}

bool isEncryptedDevice(const QString &path, int depth)
{
    // Volumes on arrays on partitions: four layers are usual, more than sixteen are a loop.
    const QString canonical = QFileInfo(path).canonicalFilePath();
    if (canonical.isEmpty() || depth > 16)
        return false;
    const QDir device(canonical);
    if (isCryptDevice(device))
        return true;
    // A partition is described by the device that it is a part of.
    if (device.exists(QStringLiteral("partition")))
        return isEncryptedDevice(QFileInfo(canonical).path(), depth + 1);
    const QDir below(device.filePath(QStringLiteral("slaves")));
    const QStringList parts = below.entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    return !parts.isEmpty() && std::all_of(parts.begin(), parts.end(), [&](const QString &part) {
        return isEncryptedDevice(below.filePath(part), depth + 1);
    });
}

} // namespace

bool volumeIsEncrypted(const QString &path, const VolumeProbe &probe)
{
    const QString canonical = QFileInfo(path).canonicalFilePath();
    if (canonical.isEmpty())
        return false;
    const auto mount = mountOf(canonical, probe.mountInfo);
    return mount && isEncryptedDevice(probe.blockDevices + u'/' + deviceOf(*mount), 0);
}

} // namespace peygir::storage
