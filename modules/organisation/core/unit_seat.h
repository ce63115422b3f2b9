// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "organisation/core/chart.h"

namespace peygir::organisation {

inline constexpr AggregateKind unitSeatKind{63, "unit_seat"};

/// The post below which a unit stands (R111): one of the unit above it. Where the post is switched off later, or does not stand in the unit
/// above any more, the unit stands again as all others do, below the head of that unit. Everybody holds it, as the chart.
struct UnitSeat
{
    static constexpr const char *tableName = "unit_seat";
    static constexpr AggregateKind kind = unitSeatKind;
    static constexpr bool root = true;

    /// The unit's own.
    UnitId id;
    /// Empty: as all others.
    std::optional<PostId> post = {};

    static constexpr auto fields() { return std::tuple{field("id", &UnitSeat::id), field("post", &UnitSeat::post)}; }
};

/// Refusals, with "field": "organisation.unit_unknown"; "organisation.seat_unknown"; "organisation.seat_off" {post}; "organisation.seat_elsewhere"
/// {post, unit}: the post does not stand in the unit above.
Result<Changes> putUnitSeat(const UnitSeat &seat, const Facts &facts);

} // namespace peygir::organisation
