// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace peygir::storage {

/// Where the kernel says what is mounted and what a device is made of; elsewhere in tests.
struct VolumeProbe
{
    QString mountInfo = QStringLiteral("/proc/self/mountinfo");
    QString blockDevices = QStringLiteral("/sys/dev/block");
};

/// Whether everything that is written below `path` lands on an encrypted volume (LUKS and its kin below the file
/// system, at any depth). In doubt the answer is no: file systems without a device of their own, network drives, and
/// any system but Linux. Says nothing about who can unlock it.
bool volumeIsEncrypted(const QString &path, const VolumeProbe &probe = {});

} // namespace peygir::storage
