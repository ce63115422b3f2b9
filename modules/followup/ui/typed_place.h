// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace peygir::followup {

/// Latitude and longitude in millionths of a degree, from what a person copied out of a map: "35.69970, 51.33800",
/// digits of any set, with any sign between the two. Empty where these are not two numbers on earth.
std::optional<std::pair<qint64, qint64>> typedPlace(const QString &text);
/// The same as a person would write it, so that `typedPlace` reads it back.
QString writtenPlace(qint64 latitude, qint64 longitude);

} // namespace peygir::followup
