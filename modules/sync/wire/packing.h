// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace peygir::sync {

/// A message body as it travels: JSON, or a zstd frame of it where the JSON is longer than a kilobyte.
QByteArray packed(const QByteArray &json);

/// A part of a body, as a zstd frame whatever its length: frames one after another are a body that reads as their contents
/// one after another, so that a part that many are sent is packed once (SYNC 8). Programs up to July 2026 read one frame
/// only; a desk says in its request whether it reads several.
QByteArray framed(const QByteArray &part);

/// Reads all forms. Fails with "sync.malformed", or "sync.too_large" (value `most`) before unpacking more than `most`
/// bytes.
Result<QByteArray> unpacked(const QByteArray &body, qsizetype most);

} // namespace peygir::sync
