// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/core/rules.h"

#include "places/core/place.h"

namespace peygir::places {

void addTo(Registry &registry)
{
    registry.add(AggregateType{placeKind, {&tableOf<Place>()}, [](const Row &) { return std::vector{Bucket::reference()}; }});
}

} // namespace peygir::places
