// SPDX-License-Identifier: GPL-3.0-or-later
#include "organisation/core/rules.h"

#include "organisation/core/roster.h"
#include "organisation/core/unit_seat.h"

namespace peygir::organisation {

void addTo(Registry &registry)
{
    const auto everybody = [](const Row &) { return std::vector{Bucket::reference()}; };
    registry.add(AggregateType{unitKind, {&tableOf<Unit>()}, everybody});
    registry.add(AggregateType{postKind, {&tableOf<Post>()}, everybody});
    registry.add(AggregateType{personKind, {&tableOf<Person>()}, everybody});
    registry.add(AggregateType{unitSeatKind, {&tableOf<UnitSeat>()}, everybody});
    registry.add(AggregateType{rosterKind, {&tableOf<Roster>()}, everybody});
}

} // namespace peygir::organisation
