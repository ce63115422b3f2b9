// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace peygir {

/// Replaces a small file as a whole: after success the new content survives a power cut, after failure or a crash the
/// file is what it was. For its owner only. The folder must exist. Fails with "base.disk_full", "base.file" {path, detail}.
Result<void> writeDurably(const QString &path, const QByteArray &content);

/// Makes the folder and those above it, the new ones for their owner only. Fails with the same.
Result<void> makePrivateFolder(const QString &path);

} // namespace peygir
