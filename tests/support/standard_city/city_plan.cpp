// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/standard_city/city_plan.h"

namespace peygir::standard_city {

bool contains(const Outline &outline, Position p)
{
    bool inside = false;
    for (size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
        const Position a = outline[i];
        const Position b = outline[j];
        if ((a.latitude > p.latitude) == (b.latitude > p.latitude))
            continue;
        // The longitude where the edge crosses the latitude of p, compared without a division.
        const qint64 rise = qint64(b.latitude) - a.latitude;
        const qint64 left = (qint64(p.longitude) - a.longitude) * rise;
        const qint64 right = (qint64(b.longitude) - a.longitude) * (qint64(p.latitude) - a.latitude);
        if (rise > 0 ? left < right : left > right)
            inside = !inside;
    }
    return inside;
}

int CityPlan::responsibleUnit(int subject, int district) const
{
    const ResponsibleRule &rule = subjects[size_t(subject)].responsible;
    if (const auto *fixed = std::get_if<FixedUnit>(&rule))
        return fixed->unit;
    const District &place = districts[size_t(district)];
    if (place.unit)
        return *place.unit;
    return regions[size_t(place.region)].unit.value_or(std::get<UnitOfPlace>(rule).otherwise);
}

} // namespace peygir::standard_city
