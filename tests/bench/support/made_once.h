// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace peygir::bench {

/// A folder under `bench-stores` of the build folder that is made once and then found by every bench: "WHAT-CARDS-FINGERPRINT".
/// Another fingerprint (another schema, other contents) takes the place of what was there. One process makes at a time. `make`
/// fills the folder; `size` says how large what it made is. Stops the program where the disk does.
QString madeOnce(const char *what, qint64 cards, const QByteArray &fingerprint,
                 const std::function<void(const QString &folder)> &make,
                 const std::function<QString(const QString &folder)> &size);

} // namespace peygir::bench
