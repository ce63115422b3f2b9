// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace peygir::persian {

/// The name that a file has with us, from the name that it came with: one that every file system takes and that shows
/// what it is. Nothing that separates folders, no control or direction characters, none of the names and signs that
/// other systems forbid, at most `limits::fileNameBytes` in UTF-8 with its ending kept. "file" where nothing is left.
/// Applying it twice gives what once gives.
QString storedFileName(const QString &given);

/// "image/jpeg" in lower case; "application/octet-stream" for anything that does not look like a media type.
QString storedMediaType(const QString &given);

} // namespace peygir::persian
