// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace peygir::sync {

/// A message body as it travels: JSON, or a zstd frame of it where the JSON is longer than a kilobyte. With the number of a
/// dictionary (dictionary.h), which the reader must be known to have, shorter ones are packed too; 0: with none.
QByteArray packed(const QByteArray &json, quint32 dictionary = 0);
/// The number of the dictionary that a body names; 0: none. Who packs with one reads it, so that an answer may be packed as
/// its request was.
quint32 dictionaryOf(const QByteArray &body);

/// A part of a body, as a zstd frame whatever its length: frames one after another are a body that reads as their contents
/// one after another, so that a part that many are sent is packed once (SYNC 8). Programs up to July 2026 read one frame
/// only; a desk says in its request whether it reads several. They need not all be packed with the dictionary.
QByteArray framed(const QByteArray &part, quint32 dictionary = 0);

/// Reads all forms. Fails with "sync.malformed", with "sync.dictionary_unknown" (value `number`), or with "sync.too_large" (value
/// `most`) before unpacking more than `most` bytes.
Result<QByteArray> unpacked(const QByteArray &body, qsizetype most);

} // namespace peygir::sync
