// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/changes.h"
#include "command/facts.h"
#include "places/core/place.h"

namespace peygir::places {

/// The address tree is never deeper than this; a longer way up is a ring.
constexpr int treeDepth = 8;

/// The unit that looks after a place: its own, or that of the nearest place around it. Absent: nobody does, or a place
/// on the way up does not exist, or the tree has a ring.
Fact<Uuid> unitOf(const Facts &facts, const PlaceId &place);

/// The region around a place, or the place itself where it is one. Absent as above.
Fact<PlaceId> regionOf(const Facts &facts, const PlaceId &place);

/// Puts a place. Refuses one that would lie in a place of its own tier or a narrower one ("places.parent_level"), or in
/// none that is there ("places.parent_unknown").
Result<Changes> putPlace(const Place &place, const Facts &facts);

} // namespace peygir::places
