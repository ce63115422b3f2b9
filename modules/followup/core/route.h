// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <optional>
#include <vector>

namespace peygir::followup {

/// A point on earth, in millionths of a degree.
struct GeoPoint
{
    qint64 latitude;
    qint64 longitude;

    friend bool operator==(const GeoPoint &, const GeoPoint &) = default;
};

/// As the crow flies, in metres: streets are not known here.
double metresBetween(const GeoPoint &a, const GeoPoint &b);

/// In which order one goes to several places.
struct Route
{
    /// Places in the list of stops, each once: those whose point is known as one comes to them, then the others as they
    /// were given.
    std::vector<size_t> order;
    /// How far it is to each of `order` from the one before it, in metres; empty for one without a point, and for the
    /// first where nobody knows from where one comes.
    std::vector<std::optional<double>> legs;
};

/// More stops than this are only gone through by what is nearest: a day has some dozen.
inline constexpr size_t mostImprovedStops = 200;

/// A short way through all stops that ends anywhere (R059): from one to the nearest, then better where turning a part of
/// it round makes it shorter. Begins at `from`; where that is not known, at the stop from which the way is shortest. The
/// same stops in the same order have the same answer.
Route routeOf(const std::optional<GeoPoint> &from, const std::vector<std::optional<GeoPoint>> &stops);

} // namespace peygir::followup
