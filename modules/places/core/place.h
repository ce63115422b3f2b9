// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "command/row_type.h"

#include <array>

namespace peygir::places {

struct PlaceTag;
using PlaceId = StrongId<PlaceTag>;

inline constexpr AggregateKind placeKind{18, "place"};

/// The tiers of an address (R049), from the outside in.
enum class PlaceLevel { Region, District, Neighbourhood, Street };
constexpr std::array<std::pair<PlaceLevel, const char *>, 4> wordsOf(PlaceLevel)
{
    return {{{PlaceLevel::Region, "region"},
             {PlaceLevel::District, "district"},
             {PlaceLevel::Neighbourhood, "neighbourhood"},
             {PlaceLevel::Street, "street"}}};
}

/// One place of the address tree (R049, R055): a street belongs to a neighbourhood, that to a district, that to a
/// region. Everybody holds all of them.
struct Place
{
    static constexpr const char *tableName = "place";
    static constexpr AggregateKind kind = placeKind;
    static constexpr bool root = true;

    PlaceId id;
    /// Empty for a region.
    std::optional<PlaceId> parent;
    PlaceLevel level;
    Localized name;
    /// Middle of the place in millionths of a degree; both or neither.
    std::optional<qint64> latitude;
    std::optional<qint64> longitude;
    /// The unit that looks after it; empty: that of the place around it.
    std::optional<Uuid> unit;
    bool active;

    static constexpr auto fields()
    {
        return std::tuple{field("id", &Place::id),
                          field("parent", &Place::parent),
                          field("level", &Place::level),
                          field("name", &Place::name),
                          field("latitude", &Place::latitude),
                          field("longitude", &Place::longitude),
                          field("unit", &Place::unit),
                          field("active", &Place::active)};
    }
};

} // namespace peygir::places
