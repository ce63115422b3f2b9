// SPDX-License-Identifier: GPL-3.0-or-later
#include "places/core/place_tree.h"

namespace peygir::places {

namespace {

/// The first place on the way up, itself included, that `wanted` accepts.
template <class Wanted>
Fact<Place> firstUpwards(const Facts &facts, const PlaceId &place, Wanted wanted)
{
    std::optional<PlaceId> at = place;
    for (int steps = 0; at && steps < treeDepth; ++steps) {
        const auto found = facts.of<Place>(*at);
        if (!found.isKnown() || wanted(*found))
            return found;
        at = found->parent;
    }
    return Fact<Place>::absent();
}

} // namespace

Fact<Uuid> unitOf(const Facts &facts, const PlaceId &place)
{
    const auto found = firstUpwards(facts, place, [](const Place &candidate) { return candidate.unit.has_value(); });
    return found.isKnown() ? Fact<Uuid>::known(*found->unit) : found.without<Uuid>();
}

Fact<PlaceId> regionOf(const Facts &facts, const PlaceId &place)
{
    const auto found =
        firstUpwards(facts, place, [](const Place &candidate) { return candidate.level == PlaceLevel::Region; });
    return found.isKnown() ? Fact<PlaceId>::known(found->id) : found.without<PlaceId>();
}

Result<Changes> putPlace(const Place &place, const Facts &facts)
{
    const QVariantMap where{{QStringLiteral("field"), QStringLiteral("parent")}};
    if (place.parent) {
        const auto parent = facts.of<Place>(*place.parent);
        if (parent.isUnknown())
            return Changes::leftToServer();
        if (parent.isAbsent())
            return Error("places.parent_unknown", where);
        // From the outside in, so no ring can come about either.
        if (parent->level >= place.level)
            return Error("places.parent_level", where);
    }
    Changes changes;
    changes.put(place);
    return changes;
}

} // namespace peygir::places
