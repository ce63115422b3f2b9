// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace peygir::storage {

/// One file of a `WriteJournal`: eight bytes that say what it is, then entries of (length, number, bytes, hash), numbers in
/// little endian.
namespace segment {

/// The paths of all segments of a folder, in the order of their numbers.
std::vector<QString> all(const QString &folder);
QString pathOf(const QString &folder, qint64 first);
qint64 firstOf(const QString &path);
QByteArray beginning();
QByteArray framed(qint64 number, QByteArrayView entry);

/// Where reading has ended.
struct End
{
    /// The last entry that is whole; 0: there is none.
    qint64 last = 0;
    /// Where it begins, and where it ends.
    qint64 lastAt = -1;
    qint64 size = 0;
    /// Something lies behind that: the beginning of an entry that was never written to its end.
    bool torn = false;
};
/// Reads a segment from its beginning. Fails with "storage.journal_damaged" {file} where an entry is not what was written and
/// others follow it, "storage.io", and what `entry` fails with.
Result<End> read(const QString &path, const std::function<Result<void>(qint64 number, const QByteArray &entry)> &entry);

} // namespace segment

} // namespace peygir::storage
