// SPDX-License-Identifier: GPL-3.0-or-later
#include "followup/core/route.h"

#include <algorithm>
#include <cmath>

namespace peygir::followup {

namespace {

constexpr double earthRadiusMetres = 6'371'000;
/// Shorter by less is no reason to turn anything round; it keeps rounding from turning the same part for ever.
constexpr double leastGainMetres = 0.01;
/// Each pass makes the way shorter, so there is an end anyway; a day's stops need three or four.
constexpr int mostPasses = 50;

double radians(qint64 millionths) { return double(millionths) / 1e6 * M_PI / 180; }

/// The stops that have a point, and the way from each to each.
class Distances
{
public:
    Distances(const std::optional<GeoPoint> &from, const std::vector<GeoPoint> &points)
        : m_from(from)
        , m_points(points)
    {
        if (points.size() > mostImprovedStops)
            return;
        m_known.reserve(points.size() * points.size());
        for (const GeoPoint &a : points) {
            for (const GeoPoint &b : points)
                m_known.push_back(metresBetween(a, b));
        }
    }

    size_t count() const { return m_points.size(); }
    bool isBegun() const { return m_from.has_value(); }
    /// 0 where nobody knows from where one comes.
    double toFirst(size_t stop) const { return m_from ? metresBetween(*m_from, m_points[stop]) : 0; }
    double between(size_t a, size_t b) const
    {
        return m_known.empty() ? metresBetween(m_points[a], m_points[b]) : m_known[a * m_points.size() + b];
    }

private:
    std::optional<GeoPoint> m_from;
    const std::vector<GeoPoint> &m_points;
    std::vector<double> m_known;
};

double lengthOf(const std::vector<size_t> &way, const Distances &distances)
{
    double length = way.empty() ? 0 : distances.toFirst(way.front());
    for (size_t at = 1; at < way.size(); ++at)
        length += distances.between(way[at - 1], way[at]);
    return length;
}

std::vector<size_t> nearestNext(size_t first, const Distances &distances)
{
    std::vector<size_t> left;
    for (size_t stop = 0; stop < distances.count(); ++stop) {
        if (stop != first)
            left.push_back(stop);
    }
    std::vector<size_t> way{first};
    while (!left.empty()) {
        const auto next = std::min_element(left.begin(), left.end(), [&](size_t a, size_t b) {
            return distances.between(way.back(), a) < distances.between(way.back(), b);
        });
        way.push_back(*next);
        left.erase(next);
    }
    return way;
}

std::vector<size_t> firstWay(const Distances &distances)
{
    if (distances.count() == 0)
        return {};
    if (distances.isBegun()) {
        size_t nearest = 0;
        for (size_t stop = 1; stop < distances.count(); ++stop) {
            if (distances.toFirst(stop) < distances.toFirst(nearest))
                nearest = stop;
        }
        return nearestNext(nearest, distances);
    }
    std::vector<size_t> best = nearestNext(0, distances);
    for (size_t stop = 1; stop < distances.count() && distances.count() <= mostImprovedStops; ++stop) {
        std::vector<size_t> way = nearestNext(stop, distances);
        if (lengthOf(way, distances) + leastGainMetres < lengthOf(best, distances))
            best = std::move(way);
    }
    return best;
}

/// How much shorter the way becomes when its part from `first` to `last` is gone the other way round.
double gainOfTurning(const std::vector<size_t> &way, size_t first, size_t last, const Distances &distances)
{
    const auto before = [&](size_t stop) {
        return first == 0 ? distances.toFirst(stop) : distances.between(way[first - 1], stop);
    };
    // One may end anywhere.
    const auto after = [&](size_t stop) {
        return last + 1 == way.size() ? 0 : distances.between(stop, way[last + 1]);
    };
    return before(way[first]) + after(way[last]) - before(way[last]) - after(way[first]);
}

void improve(std::vector<size_t> &way, const Distances &distances)
{
    bool better = true;
    for (int pass = 0; better && pass < mostPasses; ++pass) {
        better = false;
        for (size_t first = 0; first + 1 < way.size(); ++first) {
            for (size_t last = first + 1; last < way.size(); ++last) {
                if (gainOfTurning(way, first, last, distances) <= leastGainMetres)
                    continue;
                std::reverse(way.begin() + std::ptrdiff_t(first), way.begin() + std::ptrdiff_t(last) + 1);
                better = true;
            }
        }
    }
}

} // namespace

double metresBetween(const GeoPoint &a, const GeoPoint &b)
{
    const double north = std::sin((radians(b.latitude) - radians(a.latitude)) / 2);
    const double east = std::sin((radians(b.longitude) - radians(a.longitude)) / 2);
    const double part = north * north + std::cos(radians(a.latitude)) * std::cos(radians(b.latitude)) * east * east;
    return 2 * earthRadiusMetres * std::asin(std::min(1.0, std::sqrt(part)));
}

Route routeOf(const std::optional<GeoPoint> &from, const std::vector<std::optional<GeoPoint>> &stops)
{
    std::vector<size_t> known;
    std::vector<size_t> unknown;
    std::vector<GeoPoint> points;
    for (size_t stop = 0; stop < stops.size(); ++stop) {
        (stops[stop] ? known : unknown).push_back(stop);
        if (stops[stop])
            points.push_back(*stops[stop]);
    }
    const Distances distances(from, points);
    std::vector<size_t> way = firstWay(distances);
    if (way.size() <= mostImprovedStops)
        improve(way, distances);
    Route route;
    for (size_t at = 0; at < way.size(); ++at) {
        route.order.push_back(known[way[at]]);
        if (at > 0)
            route.legs.emplace_back(distances.between(way[at - 1], way[at]));
        else
            route.legs.push_back(from ? std::optional(distances.toFirst(way[at])) : std::nullopt);
    }
    for (const size_t stop : unknown) {
        route.order.push_back(stop);
        route.legs.emplace_back();
    }
    return route;
}

} // namespace peygir::followup
