// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/result.h"

#include <QByteArray>

namespace peygir::sync {

/// A message body as it travels: JSON, or a zstd frame of it where the JSON is longer than a kilobyte.
QByteArray packed(const QByteArray &json);

/// Reads either form. Fails with "sync.malformed", or "sync.too_large" (value `most`) before unpacking more than `most`
/// bytes.
Result<QByteArray> unpacked(const QByteArray &body, qsizetype most);

} // namespace peygir::sync
