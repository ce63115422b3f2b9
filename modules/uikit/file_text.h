// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/file_port.h"

/// How files are told wherever they are kept: sizes, places and what went wrong, in the user's language and digits.
namespace peygir::uikit {

/// "1.2 MB".
QString shownSize(qint64 bytes);
/// Where the bytes are: "on this desk", "being sent, 40 %".
QString shownPlace(const FileState &state);
/// How much of it is over, of a hundred; 0 where nobody knows how large it is.
QString percentOf(const FileState &state);
/// A name may be Latin, Persian or both: alone in its own direction, or the sentence around it falls apart.
/// Marks inside of it that turn text round are gone: "photo exe.jpg" must not read as what it is not.
QString isolated(const QString &name);
/// A sentence for an error of files, with sizes as people read them.
QString fileSentence(const Error &error);

} // namespace peygir::uikit
