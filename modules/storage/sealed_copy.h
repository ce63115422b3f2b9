// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

namespace peygir::storage {

/// Writes what is in a database in clear into a new file on a sealing VFS (`SealingVfs::name`), whole and durable, and
/// proves it: it is sealed, sound, and has as many rows in every table. Nobody writes to `from` meanwhile. Where there is a
/// file `to`, it is replaced. Fails with "storage.disk_full", "storage.damaged", "storage.seal_unproved", "storage.io";
/// then there is no file `to`.
Result<void> copySealed(const QString &from, const QString &to, const QByteArray &vfs);

/// Puts a sealed copy of a database in clear in its place, and overwrites what was in clear. At every moment there is one
/// whole file of this name; what a crash has left in clear is erased by `eraseClearRemains`. The bytes may still be found
/// where a disk writes elsewhere than it is told to. Errors as `copySealed`; then the file is as it was.
Result<void> sealInPlace(const QString &path, const QByteArray &vfs);

/// Overwrites a file, syncs that and removes it. Harmless where there is none. The bytes may still be found where a disk writes
/// elsewhere than it is told to. Fails with "storage.io".
Result<void> eraseFile(const QString &path);

/// A database in clear has no name from now on but that by which `eraseClearRemains` finds it, also after a crash: nobody takes
/// one that is half erased for a whole one. Harmless where there is none. Fails with "storage.io".
Result<void> loseName(const QString &path);

/// Erases what `sealInPlace` or `loseName` has left, and the index beside it. Only where `path` is sealed or not there.
Result<void> eraseClearRemains(const QString &path);

} // namespace peygir::storage
