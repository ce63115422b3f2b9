// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/limits.h"
#include "base/result.h"

#include <QIODevice>
#include <QImage>

namespace peygir::cases {

/// A picture out of bytes that anybody may have made: of a kind that cannot do anything but be seen, the right way up, with at
/// most `mostSide` points on its longer side. What claims more points than `mostPixels` is not decoded at all (a bomb of some
/// kilobytes unpacks to gigabytes). `content` is open for reading; null is broken. On any thread. Fails with
/// "files.picture_broken", "files.picture_too_large" {width, height}.
Result<QImage> readPicture(QIODevice *content, int mostSide, qint64 mostPixels = limits::picturePixels);

} // namespace peygir::cases
